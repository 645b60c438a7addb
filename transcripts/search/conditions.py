"""What parameters ask of a searched row: in SQL, and of the table in memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Q

from .table import Mask, Table

# By the table's columns, those of the searched row that have several values.
KEYS = {
    "asked_by": "asker_ids",
    "answered_by": "answerer_ids",
    "speaker": "speaker_ids",
    "topic": "topic_ids",
}


class Condition(Protocol):
    """True of a row or not, however it is asked."""

    @property
    def q(self) -> Q: ...

    def rows(self, table: Table) -> Mask: ...


@dataclass(frozen=True)
class Naming:
    """One of some outlets, speakers or topics, by the table's column that names them."""

    column: str
    ids: tuple[int, ...]

    @property
    def q(self) -> Q:
        if self.column == "outlet":
            return Q(outlet__in=self.ids)
        return Q(**{f"{KEYS[self.column]}__overlap": list(self.ids)})

    def rows(self, table: Table) -> Mask:
        return table.naming(self.column, self.ids)


@dataclass(frozen=True)
class OfEvents:
    """One of some kinds, languages or years, which all passages of an event have in common."""

    column: str
    values: tuple[Any, ...]

    @property
    def q(self) -> Q:
        return Q(**{f"{self.column}__in": self.values})

    def rows(self, table: Table) -> Mask:
        return table.of_events_with(self.column, self.values)


@dataclass(frozen=True)
class Since:
    day: date

    @property
    def q(self) -> Q:
        return Q(date__gte=self.day)

    def rows(self, table: Table) -> Mask:
        return table.of_events(table.days >= self.day.toordinal())


@dataclass(frozen=True)
class Until:
    day: date

    @property
    def q(self) -> Q:
        return Q(date__lte=self.day)

    def rows(self, table: Table) -> Mask:
        return table.of_events(table.days <= self.day.toordinal())


@dataclass(frozen=True)
class HavingSide:
    """A turn on one of some sides."""

    sides: tuple[str, ...]

    @property
    def q(self) -> Q:
        found = Q()
        for side in self.sides:
            found |= Q(**{f"has_{side}": True})
        return found

    def rows(self, table: Table) -> Mask:
        return table.on_sides(self.sides)


def current(rows: Any) -> list[Any]:
    """Chosen rows, those merged into others replaced by them."""
    return list(dict.fromkeys(getattr(row, "merged_into", None) or row for row in rows))


def _naming(column: str) -> Callable[[Iterable[Any]], Condition]:
    return lambda rows: Naming(column, tuple(row.pk for row in current(rows)))


def _of_events(column: str) -> Callable[[Iterable[Any]], Condition]:
    return lambda values: OfEvents(column, tuple(values))


# By parameter, what its cleaned value asks.
CONDITIONS: dict[str, Callable[[Any], Condition]] = {
    **{name: _naming(name) for name in ("outlet", *KEYS)},
    **{name: _of_events(name) for name in ("kind", "language", "year")},
    "from": Since,
    "to": Until,
    "in": lambda sides: HavingSide(tuple(sides)),
}
