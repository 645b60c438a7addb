"""Facets: for each way to narrow a search, its values and how many results each would leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, Model, Q, When

from transcripts.models import Event, Outlet, Speaker, Topic

from .fields import UNKNOWN_LANGUAGE
from .filters import PassageFilter, ids
from .parameters import FACETS, SearchParameters

TITLES = {
    "outlet": "Outlet",
    "speaker": "Speaker",
    "topic": "Topic",
    "kind": "Kind of event",
    "year": "Year",
    "language": "Language",
}
LANGUAGES = {"en": "English", "fr": "French", "": "Not known"}

# How each facet's values are read off a searched row: the value, and where it comes from.
VALUES = {
    "outlet": ("outlet_id", "hits"),
    "speaker": ("value", "hits, unnest(speaker_ids) AS value"),
    "topic": ("value", "hits, unnest(topic_ids) AS value"),
    "kind": ("kind", "hits"),
    "year": ("year", "hits"),
    "language": ("language", "hits"),
}
NAMED: dict[str, type[Model]] = {"outlet": Outlet, "speaker": Speaker, "topic": Topic}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: `count` results carry it among those that the other facets leave."""

    value: str
    label: str
    count: int
    selected: bool
    parameters: SearchParameters  # of the search with this value switched

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    values: tuple[FacetValue, ...]

    SHOWN = 8

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in self.values if value.selected)

    @property
    def first(self) -> tuple[FacetValue, ...]:
        """The chosen values and the most frequent ones."""
        return tuple(v for i, v in enumerate(self.values) if i < self.SHOWN or v.selected)

    @property
    def rest(self) -> tuple[FacetValue, ...]:
        return tuple(v for i, v in enumerate(self.values) if i >= self.SHOWN and not v.selected)


def count_facets(
    passages: PassageFilter, parameters: SearchParameters
) -> tuple[int, tuple[Facet, ...]]:
    """The number of results and all facets, in one statement and one per named facet."""
    total, counts = _count(passages)
    return total, tuple(_facet(name, counts[name], passages, parameters) for name in FACETS)


def _count(passages: PassageFilter) -> tuple[int, dict[str, dict[Any, int]]]:
    """How many rows all conditions leave, and for each facet how many carry each value.

    A facet's own choice does not narrow its counts, so rows that miss one chosen facet still
    count for that one.
    """
    rows, chosen = passages.ignoring_facets()
    rows = rows.annotate(
        **{f"in_{name}": Case(When(q, then=True), default=False) for name, q in chosen.items()}
    )
    for first in chosen:
        for second in list(chosen)[list(chosen).index(first) + 1 :]:
            rows = rows.filter(Q(**{f"in_{first}": True}) | Q(**{f"in_{second}": True}))
    columns = ("outlet_id", "speaker_ids", "topic_ids", "kind", "year", "language")
    hits = rows.values(*columns, *(f"in_{name}" for name in chosen))
    sql, values = hits.query.sql_with_params()
    statement = f"WITH hits AS MATERIALIZED ({sql}) {' UNION ALL '.join(_selects(chosen))}"
    counts: dict[str, dict[Any, int]] = {name: {} for name in FACETS}
    total = 0
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for name, value, count in cursor.fetchall():
            if name == "all":
                total = count
            else:
                counts[name][value] = count
    return total, counts


def _selects(chosen: dict[str, Q]) -> Iterator[str]:
    where = " AND ".join(f"in_{name}" for name in chosen) or "true"
    yield f"SELECT 'all', NULL::text, count(*) FROM hits WHERE {where}"
    for name, (value, source) in VALUES.items():
        others = " AND ".join(f"in_{other}" for other in chosen if other != name) or "true"
        yield (
            f"SELECT '{name}', {value}::text, count(*) FROM {source}"
            f" WHERE {others} AND {value} IS NOT NULL GROUP BY {value}"
        )


def _facet(
    name: str, counts: dict[str, int], passages: PassageFilter, parameters: SearchParameters
) -> Facet:
    chosen = passages.form.cleaned_data.get(name) or []
    if name in NAMED:
        selected_ids = set(ids(chosen))
        rows = NAMED[name]._default_manager.in_bulk({int(pk) for pk in counts} | selected_ids)
        named = {
            row.slug: (row.name, counts.get(str(pk), 0), pk in selected_ids)  # type: ignore[attr-defined]
            for pk, row in rows.items()
        }
    else:
        selected = {str(value) for value in chosen}
        named = {
            value or UNKNOWN_LANGUAGE: (
                _label(name, value),
                counts.get(value, 0),
                value in selected,
            )
            for value in {*counts, *selected}
        }
    ordered = sorted(named.items(), key=_newest_year if name == "year" else _most_first)
    return Facet(
        name,
        TITLES[name],
        tuple(
            FacetValue(value, label, count, selected, parameters.toggled(name, value))
            for value, (label, count, selected) in ordered
        ),
    )


def _label(name: str, value: str) -> str:
    if name == "kind":
        return str(Event.Kind(value).label)
    return LANGUAGES.get(value, value) if name == "language" else value


def _most_first(item: tuple[str, tuple[str, int, bool]]) -> tuple[int, str]:
    return -item[1][1], item[1][0].casefold()


def _newest_year(item: tuple[str, tuple[str, int, bool]]) -> tuple[int, str]:
    return -int(item[0]), item[0]
