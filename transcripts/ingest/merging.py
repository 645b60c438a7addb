"""Two names of one outlet or person become one."""

from collections.abc import Iterable
from typing import Any

from transcripts.models import Outlet, Speaker, Turn

from .locking import writing


def merge(rows: Iterable[Any], into: Outlet | Speaker) -> int:
    """Merge outlets (or speakers) into another; returns how many turns changed hands.

    Their turns and aliases become those of `into`. They stay as rows with their slugs, so that
    their old addresses lead to it. What was printed in a transcript stays as it was printed.
    """
    field = "outlet" if isinstance(into, Outlet) else "speaker"
    moved = 0
    with writing():
        for row in rows:
            if row == into:
                continue
            moved += Turn.objects.filter(**{field: row}).update(**{field: into})
            names = list(row.aliases.values_list("name", flat=True))
            row.aliases.all().delete()
            for name in names:
                into.add_alias(name)
            type(row).objects.filter(merged_into=row).update(merged_into=into)
            type(row).objects.filter(pk=row.pk).update(merged_into=into)
    return moved
