"""The lower part of a head: title and byline below the date, or without one."""

from .dates import names_a_day
from .header_lines import LONGEST_TITLE
from .header_page import HeadPage

_MOST_PLACE_LINES = 6


def read_lower(head: HeadPage, at: int) -> int:
    """Title and byline below the date, or without one."""
    if head.notes.title or head.notes.byline:
        if at < len(head.lines) and not head.notes.byline and at not in head.labels:
            line = head.lines[at]
            if head.about.starts_byline(line) and (
                line.text[0].islower() or head.about.starts_with_by(line)
            ):
                return _read_byline(head, at)
        return at
    at = _skip_above_title(head, at)
    if at >= len(head.lines) or at in head.labels:
        return at
    line = head.lines[at]
    if not head.about.starts_byline(line) and _is_title(head, at):
        head.notes.add_title(line)
        at += 1
        while (
            at < len(head.lines)
            and head.about.goes_on(head.lines[at - 1], head.lines[at])
            and not head.is_byline(head.lines[at])
        ):
            head.notes.add_title(head.lines[at])
            at += 1
    elif not head.is_byline(line):
        return at
    if at < len(head.lines) and at not in head.labels and head.about.starts_byline(head.lines[at]):
        behind_title = bool(head.notes.title) and head.lines[at].text[0].islower()
        if behind_title or head.about.names_somebody(head.lines[at]):
            return _read_byline(head, at)
    return at


def _skip_above_title(head: HeadPage, at: int) -> int:
    """Place and an incomplete date above a title that has a byline below it."""
    for title in range(at, min(at + _MOST_PLACE_LINES, len(head.lines) - 1)):
        line, behind = head.lines[title], head.lines[title + 1]
        if title in head.labels or line.is_prose or head.about.starts_byline(line):
            return at
        if head.is_byline(behind) and head.about.has_kind_word(line):
            for above in head.lines[at:title]:
                if _tells_time(above.text):
                    head.notes.add(above, "date")
                else:
                    head.notes.add_place(above)
            return title
    return at


def _read_byline(head: HeadPage, at: int) -> int:
    head.notes.add_byline(head.lines[at])
    at += 1
    while at < len(head.lines) and at not in head.labels:
        line = head.lines[at]
        if not head.about.goes_on(head.lines[at - 1], line) and not head.about.goes_on_apart(line):
            break
        head.notes.add_byline(head.lines[at])
        at += 1
    return at


def _is_title(head: HeadPage, at: int) -> bool:
    line = head.lines[at]
    if line.is_prose or len(line.text) > LONGEST_TITLE or line.text.endswith(":"):
        return False
    if head.notes.dates or head.about.has_kind_word(line):
        return True
    behind = head.lines[at + 1] if at + 1 < len(head.lines) else None
    if behind and head.is_byline(behind):
        return True
    # Else a title is one of a few short lines above the first label.
    label = min(head.labels, default=len(head.lines))
    few = at < label < len(head.lines) and label - at <= 3
    return few and not any(line.is_prose for line in head.lines[at:label])


def _tells_time(text: str) -> bool:
    """Whether a line is a day without its year, or a year alone."""
    return names_a_day(text) or text.strip(" .").isdecimal()
