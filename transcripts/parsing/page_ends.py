"""Lines that pages print around the words: numbers of pages, and what stands behind the end."""

import re
from collections.abc import Container, Mapping, Sequence

from . import page
from .candidates import Candidate
from .lines import Line
from .times import is_clock
from .vocabulary import Vocabulary

PAGE_NUMBER = "skipped:page_number"
_LONGEST = 120
_LONGEST_TIME = 32
_MOST_TIMES = 1  # that somebody may say
_CLOCK = r"\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{3})?"
_TIME = re.compile(rf"[\[(]?{_CLOCK}(?: --> {_CLOCK})?[\])]?")  # also of subtitles
_MOST_LINES_BEHIND = 40
_MOST_BEHIND_TIME = 4
_ABOVE_SIGNATURE = "--"  # RFC 3676, 4.3
_LONGEST_NOTE = 8  # lines
_NUMBER = re.compile(r"[-–—\[( ]{0,3}(\d{1,3})[-–—\]) ]{0,3}")
_BETWEEN_DASHES = re.compile(r"([-–—]) ?\d{1,3} ?\1")
_DIGIT = re.compile(r"\d")
_PAGE = re.compile(
    r"(?:.{0,80}(?:\s{2,}|[|•·–—-] ?))?(?:page|p\.|seite)\s?(\d{1,3})"
    r"(?:\s?(?:of|/|de|sur|von)\s?\d{1,3})?(?:(?:\s{2,}| ?[|•·–—-]).{0,80})?",
    re.I,
)


def page_lines(
    lines: Sequence[Line],
    first: int,
    labels: Mapping[int, Sequence[Candidate]],
    vocabulary: Vocabulary,
) -> dict[int, str]:
    """What of the lines from `first` on stands around the words, by the line's index."""
    short = [at for at in range(first, len(lines)) if len(lines[at].text) <= _LONGEST]
    found = {at: PAGE_NUMBER for at in _page_numbers(lines, short) if at not in labels}
    times = [at for at in short if _is_time(lines[at].text)]
    if len(times) > _MOST_TIMES:
        found |= {at: page.MEDIA for at in times if at not in labels}
    for at in range(first, len(lines)):
        if at not in labels and page.is_printed_edge(lines[at].text):
            found[at] = page.FURNITURE
    what = page.FURNITURE
    end = _end_of_words(lines, first, labels, vocabulary)
    for at in range(_when_over(lines, first, end, labels), len(lines)):
        goes_on = what == page.NOTE and not lines[at].after_blank
        what = page.end_of(lines[at].text, vocabulary) or (what if goes_on else page.FURNITURE)
        found[at] = what
    return found


def _when_over(
    lines: Sequence[Line], first: int, end: int, labels: Mapping[int, Sequence[Candidate]]
) -> int:
    """Where the words end, if a time tells it: behind it stand no more than two lines, on slides
    for example. A time below a label that has its line to itself is all that somebody says."""
    for at in range(end - 1, max(first, end - _MOST_BEHIND_TIME), -1):
        above = labels.get(at - 1, ())
        if at in labels or any(label.end >= lines[at - 1].end for label in above):
            break
        if is_clock(lines[at].text):
            return at
    return end


def _is_time(text: str) -> bool:
    return len(text) <= _LONGEST_TIME and _TIME.fullmatch(text) is not None


def _page_numbers(lines: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Which short lines count the pages: several, no number smaller than the one before, or one
    between dashes, `- 2 -`."""
    found: list[tuple[int, int]] = []
    for at in short:
        text = lines[at].text
        if not _DIGIT.search(text):
            continue
        match = _NUMBER.fullmatch(text) or _PAGE.fullmatch(text)
        if match and (not found or int(match[1]) >= found[-1][1]):
            found.append((at, int(match[1])))
    if len(found) == 1 and not _BETWEEN_DASHES.fullmatch(lines[found[0][0]].text):
        return []
    return [at for at, _ in found]


def _end_of_words(
    lines: Sequence[Line], first: int, labels: Container[int], vocabulary: Vocabulary
) -> int:
    """Where the lines behind the words start: a known one of the website, the stamp of an update
    or an editor's note, and then no prose."""
    end = at = len(lines)
    while at - 1 > max(first, len(lines) - _MOST_LINES_BEHIND):
        at = _start_of_note(lines, at - 1, labels, vocabulary)
        line = lines[at]
        what = page.end_of(line.text, vocabulary)
        if at in labels or (what is None and (line.is_prose or len(line.text) > _LONGEST)):
            break
        is_signature = line.text == _ABOVE_SIGNATURE and end - at <= _LONGEST_NOTE
        if what == page.RULE and at + 1 < end and not is_signature:
            continue  # it parts what was said
        if what is not None:
            end = at
    return end


def _start_of_note(
    lines: Sequence[Line], at: int, labels: Container[int], vocabulary: Vocabulary
) -> int:
    """Where the editor's note starts in which a line stands; the line itself where in none."""
    for start in range(at, max(at - _LONGEST_NOTE, 0), -1):
        if start in labels or page.is_end_note(lines[start].text, vocabulary):
            return at if start in labels else start
        if lines[start].after_blank:
            break
    return at
