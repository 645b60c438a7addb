"""Dates that may be a year or a month: 2024, 2024-10, 2024-10-16, and as people write them."""

import calendar
import re
from datetime import date, timedelta

from transcripts.parsing.dates import find_dates, is_weekday, month_named

ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
YEAR_AND_MONTH = re.compile(r"(\d{4})[/.](\d{1,2})")
DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
MONTH_AND_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})|([^\W\d_]{3,10})\.?,?[\s-]{1,3}(\d{4})")


def partial_date(value: str) -> str:
    """A year, month or day in ISO 8601's form: October 2024 → 2024-10, 16/10/2024 → 2024-10-16,
    with a weekday before it or without.

    What is no date stays, and so does one that may be either of two days, as 04/03/2024 is.
    """
    value = value.strip()
    if match := ISO.fullmatch(value):
        return "-".join(f"{part:0>2}" for part in match.groups() if part)
    if match := YEAR_AND_MONTH.fullmatch(value):
        return f"{match[1]}-{match[2]:0>2}"
    if match := MONTH_AND_YEAR.fullmatch(value):
        month = match[1] or month_named(match[3])
        return f"{match[2] or match[4]}-{month:0>2}" if month else value
    match find_dates(value):
        case [found] if found.day and found.end == len(value):
            before = value[: found.start].strip(" ,.")
            return found.day.isoformat() if not before or is_weekday(before) else value
    return value


def either_day(value: str) -> list[date]:
    """The two days that figures can mean, the one with its day first before the other; none if they
    mean one at most."""
    match = DAY_AND_MONTH.fullmatch(value.strip())
    if match is None:
        return []
    first, second, year = map(int, match.groups())
    try:
        return [date(year, second, first), date(year, first, second)]
    except ValueError:
        return []


def day_of(value: str, *, last: bool) -> date:
    """The first or the last day of a year, month or day in ISO's form. Raises ValueError."""
    year, month, day = _parts(value)
    if month is None:
        month = 12 if last else 1
    if day is None:
        day = calendar.monthrange(year, month)[1] if last else 1  # its errors are ValueErrors too
    return date(year, month, day)


def before(value: str) -> str:
    """The year, month or day before one in ISO's form: 2024-01 → 2023-12. What is no date stays."""
    try:
        _, month, day = _parts(value)
        earlier = day_of(value, last=False) - timedelta(days=1)
    except (ValueError, OverflowError):
        return value
    return earlier.isoformat()[: 10 if day else 7 if month else 4]


def said_date(value: str) -> str:
    """A year, month or day in ISO's form in words: 2024, October 2024, 16 October 2024."""
    try:
        _, month, day = _parts(value)
        first = day_of(value, last=False)
    except ValueError:
        return value
    return f"{first:{'%-d %B %Y' if day else '%B %Y' if month else '%Y'}}"


def _parts(value: str) -> tuple[int, int | None, int | None]:
    """Year, month and day, as far as they are told."""
    match = ISO.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day
