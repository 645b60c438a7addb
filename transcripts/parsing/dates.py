"""Dates as transcripts print them: `16 October 2024`, `03 Apr. 2009`, `23-Nov-2001` …"""

import re
from datetime import date
from typing import NamedTuple

from .words import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?[\s.-]{1,3}(?:of )?"
    r"([^\W\d_]{3,10})\.?,?[\s-]{1,2}(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_RANGE_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?\s?(?:[-–—/&]|and|to|et|au)\s?$")
_DAY_AND_MONTH = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?\s([^\W\d_]{3,10})(?![^\W\d_])")


class FoundDate(NamedTuple):
    """A date in a text. `day` is None where there is no such day, or where it ends a range."""

    start: int
    end: int
    day: date | None
    printed: str


def find_dates(text: str) -> list[FoundDate]:
    """The full dates (day, month and year) in a line, in order."""
    found: dict[int, FoundDate] = {}
    for pattern, order in ((_ISO, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for match in pattern.finditer(text[:500]):
            year, month, day = (match[group] for group in order)
            number = int(month) if month.isdecimal() else _MONTHS.get(fold(month))
            if number is None:
                continue
            first_day = _RANGE_BEFORE.search(text[: match.start()])
            start = first_day.start() if first_day else match.start()
            whole = None if first_day else _date(int(year), number, int(day))
            found.setdefault(start, FoundDate(start, match.end(), whole, text[start : match.end()]))
    return [found[start] for start in sorted(found)]


def names_a_day(text: str) -> bool:
    """Whether a day and a month stand in the text, with or without a year."""
    return any(fold(match[1]) in _MONTHS for match in _DAY_AND_MONTH.finditer(text[:500]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
