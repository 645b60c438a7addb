"""The day of an event, out of the dates that its head prints."""

from collections.abc import Sequence
from datetime import date

from . import page
from .dates import (
    NO_SUCH_DAY,
    SEVERAL_DAYS,
    UNCLEAR,
    FoundDate,
    find_dates,
    names_a_day,
    other_weekday,
)
from .header_lines import HeaderLines
from .lines import Line
from .transcript import ParseWarning


def decide_date(
    found: Sequence[tuple[FoundDate, Line]], head: Sequence[Line], about: HeaderLines
) -> tuple[date | None, ParseWarning | None]:
    """The one day that the head names, else None and why: never a guess between two.

    The list below the title, `• 24 May. 2017 -`, is the site's own word for the day of the event
    and goes before dates elsewhere in the head.
    """
    listed = [(one, line) for one, line in found if page.is_bullet(line.text)]
    full = [(one, line) for one, line in found if one.doubt != UNCLEAR]
    decisive = listed or full or found
    days = {one.day for one, _ in decisive}
    day = decisive[0][0].day if decisive else None
    if day and len(days) == 1:
        other = next(((one, line) for one, line in found if one.day != day), None)
        return day, _warn_of_other(*other) if other else _warn_of_weekday(day, decisive)
    for one, line in decisive:
        if one.day is None:
            message = f"“{one.printed}” {_DOUBTS[one.doubt]}; the date is left open."
            return None, ParseWarning(line.number, "impossible_date", message)
    if decisive:
        message = "The head names several days; the date is left open."
        return None, ParseWarning(decisive[1][1].number, "several_dates", message)
    if not head:
        return None, ParseWarning(1, "no_date", _NO_DATE)
    # A day without its year, or the stamp of an update, is where an editor would look first.
    near = next((line for line in head if names_a_day(line.text)), None)
    stamp = next((line for line in head if about.what_of(line) == page.UPDATE_STAMP), None)
    return None, ParseWarning((near or stamp or head[0]).number, "no_date", _NO_DATE)


def date_in_title(
    texts: Sequence[str | None], head: Sequence[Line]
) -> tuple[date | None, ParseWarning | None]:
    """The day that stands at the end of a title or byline, parted from its words: `…, 3 June 1999`.
    One within the words, `on the anniversary of 4 April 1949`, may be that of anything."""
    for text in texts:
        found = find_dates(text[-_LONGEST_DATE:]) if text else []
        if len(found) != 1 or text is None or found[0].day is None:
            continue
        before = text[-_LONGEST_DATE:][: found[0].start].rstrip()
        behind = text[-_LONGEST_DATE:][found[0].end :].strip(" .)]")
        if before.endswith(_PARTING) and not behind:
            message = f"{found[0].printed} was taken from the title or byline."
            return found[0].day, ParseWarning(head[0].number, "date_in_title", message)
    return None, None


_LONGEST_DATE = 100
_PARTING = (",", "(", "[", "-", "–", "—", ":", ";", "•", "|")
_DOUBTS = {
    None: "is no day",
    NO_SUCH_DAY: "is not a day that exists",
    SEVERAL_DAYS: "is more than one day",
    UNCLEAR: "does not say day, month and year beyond doubt",
}


def _warn_of_weekday(day: date, found: Sequence[tuple[FoundDate, Line]]) -> ParseWarning | None:
    for one, line in found:
        weekday = other_weekday(line.text, day)
        if weekday:
            message = f"{one.printed} is not a {weekday}; the date was taken as printed."
            return ParseWarning(line.number, "weekday_differs", message)
    return None


def _warn_of_other(other: FoundDate, line: Line) -> ParseWarning:
    message = f"The head also prints “{other.printed}”; the day in its list was taken."
    return ParseWarning(line.number, "other_date_in_head", message)


_NO_DATE = "The text does not say on which day, month and year the event was."
