"""What the archive covers: its events by year or month, and the months of which it has nothing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import TruncMonth

from transcripts.models import Event
from transcripts.search import SearchParameters
from transcripts.search.histogram import NAMES, Histogram, histogram

from .keeping import kept


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months in a row, counted from the first one of the archive, with or without an event."""

    first: str  # 2024-10
    last: str
    place: int
    width: int
    covered: bool

    @property
    def words(self) -> str:
        """“March 2016”, “March 2016 – May 2016”."""
        first, last = (
            f"{date.fromisoformat(f'{month}-01'):%B %Y}" for month in (self.first, self.last)
        )
        return first if self.width == 1 else f"{first} – {last}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """`events` leads to the list of events, not to a search."""

    events: Histogram
    stretches: tuple[Stretch, ...]

    @property
    def width(self) -> int:
        return sum(stretch.width for stretch in self.stretches)

    @property
    def gaps(self) -> list[Stretch]:
        return [stretch for stretch in self.stretches if not stretch.covered]

    @property
    def months_without(self) -> int:
        return sum(stretch.width for stretch in self.gaps)


def coverage() -> Coverage | None:
    """None where there is but one month to show."""
    months = kept("coverage", _months)
    events = histogram(months, months, SearchParameters())
    return Coverage(events, tuple(_stretches(months))) if events else None


def _months() -> dict[str, int]:
    """The number of events in each month that has one."""
    rows = (
        Event.objects.annotate(month=TruncMonth("date"))
        .order_by("month")
        .values_list("month")
        .annotate(Count("pk"))
    )
    return {f"{month:%Y-%m}": number for month, number in rows}


def _stretches(months: Collection[str]) -> Iterator[Stretch]:
    every = list(NAMES["month"](min(months), max(months)))
    for covered, group in groupby(enumerate(every), key=lambda one: one[1] in months):
        placed = list(group)
        yield Stretch(placed[0][1], placed[-1][1], placed[0][0], len(placed), covered)
