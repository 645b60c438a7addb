"""Two names of one outlet or person become one, and two again where that was a mistake."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from transcripts.models import Outlet, OutletAlias, Speaker, Turn, fold_name

from .locking import writing

FILLED = ("country", "kind")  # what an outlet takes over where it has none itself


def merge(rows: Iterable[Any], into: Outlet | Speaker) -> int:
    """Merge outlets (or speakers) into another; returns how many turns changed hands.

    Their turns, aliases and tenures become those of `into`, and an outlet's country and kind where
    `into` has none. They stay as rows with their slugs, so that their old addresses lead to it.
    What was printed in a transcript stays as it was printed. What moved is kept with each row.
    """
    moved = 0
    with writing():
        into.refresh_from_db()
        target: Any = into.merged_into or into  # somebody may have been quicker
        for row in rows:
            row.refresh_from_db()
            if row != target and row.merged_into is None:
                row.moved = _move(row, target)
                row.merged_into = target
                type(row).objects.filter(pk=row.pk).update(merged_into=target, moved=row.moved)
                moved += len(row.moved["turns"])
    return moved


def unmerge(row: Outlet | Speaker) -> int:
    """Undo a merge; returns how many turns came back.

    Turns that were imported since and are printed under one of its names come too. What a person
    changed since stays: turns given to somebody else, aliases given away.
    """
    with writing():
        row.refresh_from_db()
        into: Any = row.merged_into
        if into is None or not row.moved:
            raise ValueError(f"{row} was not merged, or before merges could be undone.")
        back = _move_back(row, into, row.moved)
        row.merged_into, row.moved = None, {}
        type(row).objects.filter(pk=row.pk).update(merged_into=None, moved={})
    return back


def _move(row: Any, into: Any) -> dict[str, Any]:
    """Give `into` what is `row`'s; returns what that was, as it is kept with `row`."""
    field = _field(row)
    turns = Turn.objects.filter(**{field: row})
    kept: dict[str, Any] = {
        "into": into.pk,
        "turns": list(turns.values_list("pk", flat=True)),
        "last_turn": Turn.objects.aggregate(last=Max("pk"))["last"] or 0,
        "aliases": list(row.aliases.values_list("name", flat=True)),
        "merged": list(row.merged.values_list("pk", flat=True)),
        "tenures": [],
        "filled": {},
    }
    turns.update(**{field: into})
    row.merged.update(merged_into=into)
    row.aliases.all().delete()
    theirs = set(into.aliases.values_list("folded", flat=True))
    kept["new_aliases"] = [name for name in kept["aliases"] if fold_name(name) not in theirs]
    for name in kept["new_aliases"]:
        into.add_alias(name)
    if isinstance(row, Speaker):
        kept["tenures"] = list(row.tenures.values_list("pk", flat=True))
        row.tenures.update(speaker=into)
    else:
        for name in FILLED:
            if getattr(row, name) and not getattr(into, name):
                kept["filled"][name] = str(getattr(row, name))
                setattr(into, name, getattr(row, name))
        type(into).objects.filter(pk=into.pk).update(**kept["filled"])
    return kept


def _move_back(row: Any, into: Any, kept: dict[str, Any]) -> int:
    field, names = _field(row), {fold_name(name) for name in kept["aliases"]}
    taken = Turn.objects.filter(**{field: into})
    since = taken.filter(pk__gt=kept["last_turn"]).values_list(f"{field}_name", flat=True)
    printed = [name for name in set(since) if fold_name(name) in names]
    later = taken.filter(pk__gt=kept["last_turn"], **{f"{field}_name__in": printed})
    back = later.update(**{field: row})
    back += taken.filter(pk__in=kept["turns"]).update(**{field: row})

    gained = {fold_name(name) for name in kept["new_aliases"]} - {fold_name(into.name)}
    into.aliases.filter(folded__in=gained).delete()
    apart = row.aliases.model.objects.filter(**{f"{field}__in": kept["merged"]})
    others = apart if isinstance(row, Speaker) else OutletAlias.objects.exclude(outlet=row)
    given_away = set(others.filter(folded__in=names).values_list("folded", flat=True))
    for name in kept["aliases"]:
        if fold_name(name) not in given_away:
            row.add_alias(name)

    type(row).objects.filter(pk__in=kept["merged"], merged_into=into).update(merged_into=row)
    if isinstance(row, Speaker):
        into.tenures.filter(pk__in=kept["tenures"]).update(speaker=row)
    for name, value in kept["filled"].items():
        # `into` may be another by now: the one that this was merged into was merged itself.
        type(into).objects.filter(pk=kept["into"], **{name: value}).update(**{name: ""})
    return back


def _field(row: Outlet | Speaker) -> str:
    return "outlet" if isinstance(row, Outlet) else "speaker"
