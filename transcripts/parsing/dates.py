"""Dates as transcripts print them: `16 October 2024`, `03 Apr. 2009`, `23-Nov-2001` …"""

import re
from datetime import date
from typing import NamedTuple

from .words import fold

# English, French, and other languages in which pages print their head.
_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        (
            "january jan janvier janv січня января januar",
            "february feb février févr fév лютого февраля februar",
            "march mar mars березня марта märz",
            "april apr avril avr квітня апреля",
            "may mai травня мая",
            "june jun juin червня июня juni",
            "july jul juillet juil липня июля juli",
            "august aug août серпня августа",
            "september sept sep septembre вересня сентября",
            "october oct octobre жовтня октября oktober",
            "november nov novembre листопада ноября",
            "december dec décembre déc грудня декабря dezember",
        ),
        start=1,
    )
    for name in names.split()
}
# Monday first, as date.weekday() counts.
_WEEKDAYS = {
    fold(name): number
    for number, names in enumerate(
        (
            "monday lundi",
            "tuesday mardi",
            "wednesday mercredi",
            "thursday jeudi",
            "friday vendredi",
            "saturday samedi",
            "sunday dimanche",
        )
    )
    for name in names.split()
}
_BESIDE = frozenset([*_WEEKDAYS, "the", "of", "le", "st", "nd", "rd", "th", "er"])
_TO = r"\s?(?:[-–—/&]|and|to|et|au)\s?"
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?[\s.-]{1,3}(?:of )?"
    r"([^\W\d_]{3,10})\.?,?[\s-]{1,2}(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_ISO = re.compile(r"(?<![\d/-])(\d{4})([/-])(\d{2})\2(\d{2})(?![\d/-])")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_SHORT_YEAR = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?[\s.-]{1,3}([^\W\d_]{3,10})\.?,?[\s-]{1,2}['’]?\d{2}(?![\d:.h])"
)
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?(?:\s[^\W\d_]{3,10}\.?)?" + _TO + "$")
_DAY_AND_MONTH = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?\s([^\W\d_]{3,10})(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")

# Why no day is told.
NO_SUCH_DAY, SEVERAL_DAYS, UNCLEAR = "no such day", "several days", "unclear"


class FoundDate(NamedTuple):
    """A date in a text. Where `day` is None, `doubt` says why."""

    start: int
    end: int
    day: date | None
    printed: str
    doubt: str | None = None


def find_dates(text: str) -> list[FoundDate]:
    """The full dates (day, month and year) in a line, in order."""
    text = text[:500]
    if not _DIGIT.search(text):
        return []
    found: dict[int, FoundDate] = {}
    for pattern, order in ((_ISO, (1, 3, 4)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for match in pattern.finditer(text):
            year, month, day = (match[group] for group in order)
            number = int(month) if month.isdecimal() else _MONTHS.get(fold(month))
            if number is None:
                continue
            first_day = _DAY_BEFORE.search(text[: match.start()])
            start = first_day.start() if first_day else match.start()
            whole = None if first_day else _date(int(year), number, int(day))
            doubt = SEVERAL_DAYS if first_day else None if whole else NO_SUCH_DAY
            printed = text[start : match.end()]
            found.setdefault(start, FoundDate(start, match.end(), whole, printed, doubt))
    for match in _NUMBERS.finditer(text):
        whole = _in_numbers(int(match[1]), int(match[3]), int(match[4]))
        doubt = None if whole else UNCLEAR
        found[match.start()] = FoundDate(match.start(), match.end(), whole, match[0], doubt)
    for match in _SHORT_YEAR.finditer(text):
        if fold(match[1]) in _MONTHS:
            one = FoundDate(match.start(), match.end(), None, match[0], UNCLEAR)
            found.setdefault(match.start(), one)
    return _joined(text, [found[start] for start in sorted(found)])


def _joined(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Two dates with `to` between them as the one range that they are."""
    if len(found) == 2 and re.fullmatch(_TO, text[found[0].end : found[1].start].strip()):
        start, end = found[0].start, found[1].end
        return [FoundDate(start, end, None, text[start:end], SEVERAL_DAYS)]
    return found


def _in_numbers(first: int, second: int, year: int) -> date | None:
    """`16/10/2024`, where only one order of day and month makes a date."""
    days = {_date(year, second, first), _date(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def is_weekday(word: str) -> bool:
    """Whether a word is a weekday's name, or its beginning: Wednesday, Wed."""
    folded = fold(word)
    return len(folded) >= 3 and any(name.startswith(folded) for name in _WEEKDAYS)


def month_named(word: str) -> int | None:
    """The number of a month by its name or a shorter form of it; None for other words."""
    return _MONTHS.get(fold(word))


def names_a_day(text: str) -> bool:
    """Whether a day and a month stand in the text, with or without a year."""
    return any(fold(match[1]) in _MONTHS for match in _DAY_AND_MONTH.finditer(text[:500]))


def is_part_of_date(text: str) -> bool:
    """Whether a line is a month and its year, or a day without its year, and nothing else."""
    if len(text) >= 60:
        return False
    words = _WORD.findall(text)
    months = [word for word in words if fold(word) in _MONTHS]
    others = [word for word in words if fold(word) not in _MONTHS and fold(word) not in _BESIDE]
    numbers = re.findall(r"\d+", text)
    return len(months) == 1 and len(numbers) == 1 and not others


def other_weekday(text: str, day: date) -> str | None:
    """The weekday that a line prints beside a date, if the date is not on it."""
    words = (match[0] for match in _WORD.finditer(text[:500]))
    printed = [word for word in words if fold(word) in _WEEKDAYS]
    return (
        printed[0]
        if printed and all(_WEEKDAYS[fold(w)] != day.weekday() for w in printed)
        else None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
