"""The head of a transcript: title, byline, date, place, and where the words of the event begin.

Three layouts were printed over the years: place and date above the title (1997-2006), title and
byline above a list with the date (2007-2025), and title and byline alone. All are read by the same
steps, line by line from the top.
"""

import re
from collections.abc import Mapping, Sequence

from . import page
from .candidates import BARE_LINE, INLINE, Candidate
from .head import Head, is_of_mail
from .header_lines import FIELD, LONGEST_TITLE
from .header_lower import read_lower
from .header_page import HeadPage
from .header_upper import read_upper
from .lines import Line
from .people import name_words
from .repair import repair
from .times import is_clock
from .vocabulary import Vocabulary
from .words import fold, tokens_of

_MOST_HEAD_LINES = 40
_MOST_FURNITURE_LINES = 120
_MOST_PLACE_LINES = 3
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]$")
_MOST_UNKNOWN, _MOST_UNKNOWN_PROSE = 12, 2  # lines between two that are known as the website's


def read_head(
    lines: Sequence[Line],
    candidates: Mapping[int, Candidate],
    vocabulary: Vocabulary,
    *,
    is_plain: bool,
) -> Head:
    """Read the head of a transcript; every line before `Head.body` has its span. `is_plain` says
    that there is nothing to repair."""
    if not is_plain:
        lines = [*map(_repaired, lines[:_MOST_FURNITURE_LINES]), *lines[_MOST_FURNITURE_LINES:]]
    head = HeadPage(lines, candidates, vocabulary)
    start = _skip_covering_note(head, _skip_site_lines(head))
    stop = _first_of_body(head, start)
    read_upper(head, start, stop)
    at = read_lower(head, stop)
    at = _skip_behind(head, at)
    return head.notes.head(at, lines, head.about)


def _repaired(line: Line) -> Line:
    """A line as it is shown, so that a garbled bullet is one: `â€¢ 24 May 2017`."""
    return line._replace(text=repair(line.text) or line.text)


def _skip_site_lines(head: HeadPage) -> int:
    """The website's lines: all up to the last that is known, for new ones come every year. Known
    ones behind a head, or behind what somebody may have said, stand below the words."""
    last, unknown, prose = -1, 0, 0
    for index, line in enumerate(head.lines[:_MOST_FURNITURE_LINES]):
        if index in head.labels or unknown > _MOST_UNKNOWN or prose > _MOST_UNKNOWN_PROSE:
            break
        if page.is_site_line(line.text, head.vocabulary):
            last, unknown, prose = index, 0, 0
        elif head.about.what_of(line) == page.DATE or head.is_byline(line):
            break
        else:
            unknown, prose = unknown + 1, prose + line.is_prose
    for line in head.lines[: last + 1]:
        head.notes.add(line, page.FURNITURE)
    return last + 1


def _skip_covering_note(head: HeadPage, start: int) -> int:
    """The words of a mail between its fields and the head of the transcript in it: `Dear all, …`,
    above a title that has its byline below it."""
    first = start
    while first < len(head.lines) and head.what_of(head.lines[first]) == FIELD:
        first += 1
    if not any(is_of_mail(line) for line in head.lines[start:first]):
        return start
    stop = min(first + _MOST_HEAD_LINES, len(head.lines) - 1, *head.labels)
    for at in range(first, stop):
        line = head.lines[at]
        is_title = not line.is_prose and head.about.has_kind_word(line)
        if is_title and head.is_byline(head.lines[at + 1]):
            for field in head.lines[start:first]:
                head.notes.take(field, FIELD)
            for said in head.lines[first:at]:
                head.notes.add(said, page.NOTE)
            return at
    return start


def _first_of_body(head: HeadPage, start: int) -> int:
    """Behind the last line that only a head has, before the first label or sentence."""
    stop = start
    for index in range(start, min(start + _MOST_HEAD_LINES, len(head.lines))):
        if index in head.captions or index in head.labels or _names_again(head, index, start):
            break
        line = head.lines[index]
        is_said = is_clock(line.text) and stop < index and _is_behind_delivery(head, index)
        if head.about.what_of(line) is not None and not is_said:
            stop = index + 1
        elif line.is_prose and not line.text.endswith(",") and not _is_before_time(head, index):
            break
    return stop


def _is_before_time(head: HeadPage, index: int) -> bool:
    """Whether a day or time stands below a line that tells a place: `Filler Hall, Oslo, D.C.`"""
    behind = head.lines[index + 1 : index + 2]
    is_place = page.may_be_place(head.lines[index].text) and not _is_behind_delivery(head, index)
    return is_place and any(is_clock(line.text) or page.date_line(line.text) for line in behind)


def _is_behind_delivery(head: HeadPage, index: int) -> bool:
    """Whether a line stands behind `(As delivered)`, with which a head ends: what is printed there
    is of the body, place and time of its first words too."""
    above = head.lines[:index]
    return any(page.delivery_of(line.text, head.vocabulary) for line in above)


def _names_again(head: HeadPage, index: int, start: int) -> bool:
    """Whether a line starts with a name and a colon, and the name was printed above it."""
    candidate = head.candidates.get(index)
    if candidate is None or candidate.place != INLINE or not candidate.parts.name:
        return False
    above = " ".join(line.text[:LONGEST_TITLE] for line in head.lines[start:index])
    words = {token.folded for token in tokens_of(above)}
    return words.issuperset(name_words(candidate.parts.name))


def _skip_behind(head: HeadPage, at: int) -> int:
    """Captions, media and notes between the head and the first words."""
    stop = min(len(head.lines), at + _MOST_FURNITURE_LINES)
    while at < stop and at not in head.labels:
        line = head.lines[at]
        what = head.what_of(line)
        if what is None and (head.notes.title or head.notes.byline):
            caption = at in head.captions or (_is_caption(head, line) and _stands_alone(head, at))
            if caption or (_is_bare_name(head, at) and at + 1 in head.labels):
                what = page.CAPTION
            elif end := _end_of_place(head, at):
                for place in head.lines[at:end]:
                    head.notes.add_place(place)
                return end
            elif page.is_heading(line, head.vocabulary):
                what = page.HEADING
            elif page.is_bracketed(line.text) and _stands_alone(head, at):
                what = page.NOTE
        if what is None:
            break
        head.notes.take(line, what)
        at += 1
    return at


def _end_of_place(head: HeadPage, at: int) -> int:
    """Where the lines that tell a place end before the first label: `Filler Hall`, `Oslo, Norway`;
    else 0. Markdown may print them stressed: `*Filler Hall *Oslo**`."""
    end = min(head.labels, default=0)
    lines = head.lines[at:end]
    if not 0 < len(lines) <= _MOST_PLACE_LINES or any(line.is_prose for line in lines):
        return 0
    if _is_behind_delivery(head, at):
        return 0
    above = head.lines[end - 2] if end > 1 else lines[-1]
    is_stressed = all(line.text[0] == line.text[-1] == "*" for line in lines)
    is_place = is_stressed or head.about.is_place(lines[-1], behind=above)
    told = [line.text.strip("* ") for line in lines]
    is_said = any(_SENTENCE_END.search(text) for text in told)
    return end if is_place and not is_said and all(map(page.may_be_place, told)) else 0


def _is_bare_name(head: HeadPage, at: int) -> bool:
    candidate = head.candidates.get(at)
    return candidate is not None and candidate.place == BARE_LINE


def _is_caption(head: HeadPage, line: Line) -> bool:
    return (
        page.is_caption(line, head.vocabulary)
        or page.is_caption_of_head(line, head.vocabulary)
        or _repeats_title(head, line)
    )


def _repeats_title(head: HeadPage, line: Line) -> bool:
    """Whether a line below a picture says again what title and byline say: `Press conference by
    NATO Secretary General Ada Example`."""
    title, printed = fold(" ".join(head.notes.title)), fold(line.text)
    whole = fold(" ".join([*head.notes.title, *head.notes.byline]))
    return bool(title) and printed.startswith(title) and whole.startswith(printed)


def _stands_alone(head: HeadPage, at: int) -> bool:
    """Whether a caption is parted from the words behind it, or another one follows."""
    behind = at + 1
    if behind >= len(head.lines) or behind in head.labels or head.lines[behind].after_blank:
        return True
    return page.is_caption(head.lines[behind], head.vocabulary) or _is_delivery(head, behind)


def _is_delivery(head: HeadPage, at: int) -> bool:
    return head.about.what_of(head.lines[at]) == page.DELIVERY
