"""When the results of a search were said: bars from years down to days, each a narrower search."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from transcripts.models import Event

from .fields import PartialDateField
from .parameters import SearchParameters

MOST_MONTHS = 36  # that are shown as months; more of them as years
MOST_DAYS = 62
BEGINNING, END = PartialDateField(last_day=False), PartialDateField(last_day=True)
HEIGHT = 100  # of the highest bar; its width is 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One year, month or day: `covered` tells whether the archive has anything of that time, and
    `parameters` are those of the search in it."""

    period: str  # 2024, 2024-10 or 2024-10-16
    label: str
    count: int
    covered: bool
    height: float  # of HEIGHT
    place: int  # from the left, counted from 0
    parameters: SearchParameters

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()

    @property
    def top(self) -> float:
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    unit: str  # year, month or day
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return len(self.bars)

    @property
    def most(self) -> int:
        return max(bar.count for bar in self.bars)

    @property
    def has_gaps(self) -> bool:
        return not all(bar.covered for bar in self.bars)


def finest_period(options: Mapping[str, Any]) -> str:
    """`day` where a search is narrowed to so short a time that its days can be shown, else `month`;
    `options` are the search's cleaned parameters."""
    first, last = options.get("from"), options.get("to")
    short = first and last and timedelta() <= last - first < timedelta(days=MOST_DAYS)
    return "day" if short else "month"


def histogram(
    periods: Mapping[str, int],
    covered: Collection[str],
    parameters: SearchParameters,
    first_day: date | None = None,
    last_day: date | None = None,
) -> Histogram | None:
    """The bars of a search; None where there is but one time to show.

    `periods` are the results by month or by day, `covered` the months of the whole archive;
    `first_day` and `last_day` are what `from` and `to` of the parameters mean.
    """
    if not periods:
        return None
    counts = dict(periods)
    first, last = min(counts), max(counts)
    unit = "day" if len(first) > len("2024-10") else "month"
    if unit == "day":
        covered = _days_with_events(first, last)
    elif len(list(_months(first, last))) > MOST_MONTHS:
        unit = "year"
        counts, covered = _by_year(counts), {month[:4] for month in covered}
        first, last = first[:4], last[:4]
    names = list(NAMES[unit](first, last))
    if len(names) < 2:
        return None
    most = max(counts.values())
    bars = (
        Bar(
            period=name,
            label=_label(name),
            count=counts.get(name, 0),
            covered=name in covered,
            height=round(HEIGHT * counts.get(name, 0) / most, 1),
            place=place,
            parameters=_within(name, parameters, first_day, last_day),
        )
        for place, name in enumerate(names)
    )
    return Histogram(unit, tuple(bars))


def _within(
    period: str, parameters: SearchParameters, first_day: date | None, last_day: date | None
) -> SearchParameters:
    """The search in a period, as far as its own dates reach into it."""
    first, last = period, period
    if first_day and first_day > BEGINNING.clean(period):
        first = parameters.get("from")
    if last_day and last_day < END.clean(period):
        last = parameters.get("to")
    return parameters.without("year").having(from_=first, to=last)


def _by_year(months: Mapping[str, int]) -> dict[str, int]:
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    return dict(years)


def _days_with_events(first: str, last: str) -> set[str]:
    days = Event.objects.filter(date__range=(first, last)).values_list("date", flat=True)
    return {day.isoformat() for day in days}


def _years(first: str, last: str) -> Iterator[str]:
    yield from map(str, range(int(first), int(last) + 1))


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _days(first: str, last: str) -> Iterator[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    for number in range((end - start).days + 1):
        yield (start + timedelta(days=number)).isoformat()


NAMES = {"year": _years, "month": _months, "day": _days}


def _label(period: str) -> str:
    """A period as people write it: 2024, October 2024, 16 October 2024."""
    match [int(part) for part in period.split("-")]:
        case [year, month]:
            return f"{date(year, month, 1):%B %Y}"
        case [year, month, day]:
            return f"{date(year, month, day):%-d %B %Y}"
    return period
