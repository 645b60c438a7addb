"""Counting what a search finds: all of it, by each facet's values, and by month or day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from .parameters import FACETS
from .table import Mask, Numbers, Table


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages a search finds: `total`, in so many `events`; for each facet its values,
    each with its label and how many of the passages carry it, which the facet's own choice does not
    narrow; and `periods`, the same for months (`2024-10`) or days (`2024-10-16`). Outlets, speakers
    and topics come in the order of these numbers, of equal ones in that of their names.
    """

    total: int = 0
    events: int = 0
    values: Mapping[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    periods: Mapping[str, int] = field(default_factory=dict)


def count(table: Table, conditions: Mapping[str, Mask], *, period: str = "month") -> Counts:
    """Count the rows that meet all conditions, given by the parameters that ask for them."""
    rows = meeting(table, conditions.values())
    by_event = table.by_event(rows)
    values = {}
    for facet in FACETS:
        if facet in conditions:
            others = (mask for name, mask in conditions.items() if name != facet)
            values[facet] = _values(table, facet, meeting(table, others))
        else:
            values[facet] = _values(table, facet, rows, by_event)
    return Counts(
        total=int(np.count_nonzero(rows)),
        events=int(np.count_nonzero(by_event)),
        values=values,
        periods=dict(sorted(table.summed(period, by_event).items())),
    )


def meeting(table: Table, masks: Iterable[Mask]) -> Mask:
    """The rows that meet all of some conditions."""
    return reduce(np.logical_and, masks, table.everything())


def _values(
    table: Table, facet: str, rows: Mask, by_event: Numbers | None = None
) -> dict[str, tuple[str, int]]:
    if facet in table.named:
        named = table.named[facet]
        numbers = table.by_name(facet, rows)
        there = np.flatnonzero(numbers)
        there = there[np.lexsort((named.alphabet[there], -numbers[there]))]
        return {
            named.slugs[place]: (named.names[place], number)
            for place, number in zip(there.tolist(), numbers[there].tolist(), strict=True)
        }
    by_event = table.by_event(rows) if by_event is None else by_event
    return {value: ("", number) for value, number in table.summed(facet, by_event).items()}
