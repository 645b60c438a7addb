"""Lines of pages → paragraphs, with what is printed around each page as regions.

A PDF knows lines, not paragraphs. Lines are put together by a blank, so that a quote is found
across them; a paragraph that runs over a page's end is whole, and the foot and head of the pages
stand behind it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from transcripts.parsing.dates import find_dates
from transcripts.parsing.transcript import Region

from .paragraphs import text_and_regions
from .pdf_hyphens import Hyphens, is_broken

_NUMBER = re.compile(r"\d+")
_LONGEST_DATE, _LONGEST_NUMBER = 40, 25  # characters
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s)?\s*(\d{1,4})(?:\s?(?:/|of|sur|de)\s?\d{1,4})?\W*", re.IGNORECASE
)
_SURELY = 3  # pages
_SAME_HEIGHT = 4.0  # points within which lines of two pages are at the same place
_SENTENCE_END = re.compile(r"[.?!:…][\"'”’»)\]]*$")


_Alike = Counter[tuple[str, int]]  # on how many pages a line stands, by its `_key`


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and its height, in points from the page's bottom."""

    text: str
    height: float


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str]
    what: str | None = None
    last: str = ""  # the line that was put to it last

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class PagesText(NamedTuple):
    """The text of pages; `guessed` are words that were put together across lines on a guess."""

    text: str
    regions: tuple[Region, ...]
    guessed: tuple[str, ...]


def text_of(pages: Sequence[Sequence[Line]]) -> PagesText:
    """The paragraphs of all pages between blank lines."""
    furniture = _furniture(pages)
    body = [line for number, lines in enumerate(pages) for line in _body(lines, furniture[number])]
    shape = _Shape(body)
    hyphens = Hyphens([line.text for line in body])
    paragraphs: list[_Paragraph] = []
    held: list[_Paragraph] = []  # what stands around the pages since the last paragraph
    open_paragraph: _Paragraph | None = None
    for lines, (tops, bottoms) in zip(pages, furniture, strict=True):
        held += [_Paragraph([line.text], "header") for line in lines[:tops]]
        before: Line | None = None
        for line in _body(lines, (tops, bottoms)):
            if open_paragraph is not None and shape.goes_on(open_paragraph.last, before, line):
                hyphens.join(open_paragraph.pieces, line.text)
                open_paragraph.last = line.text
            else:
                paragraphs += held
                held = []
                open_paragraph = _Paragraph([line.text], last=line.text)
                paragraphs.append(open_paragraph)
            before = line
        held += [_Paragraph([line.text], "footer") for line in lines[len(lines) - bottoms :]]
    put_together = ((one.text, one.what) for one in [*paragraphs, *held])
    return PagesText(*text_and_regions(put_together), tuple(hyphens.guessed))


def _furniture(pages: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """How many lines at the top and at the bottom of each page stand on at least half of the pages
    alike, but for numbers, at the same height, and further from the text than its lines from each
    other: labels and short answers end pages as well."""
    tops = Counter(key for lines in pages for key in {_key(line) for line in lines[:3]})
    bottoms = Counter(key for lines in pages for key in {_key(line) for line in lines[-3:]})
    enough = max(2, len(pages) / 2)
    ends = []
    for number, lines in enumerate(pages, start=1):
        top = _alike(lines, tops, enough, number)
        ends.append((top, _alike(lines[top:][::-1], bottoms, enough, number)))
    apart = 1.3 * _line_gap(
        [line for lines, end in zip(pages, ends, strict=True) for line in _body(lines, end)]
    )
    return [
        (_set_apart(lines, top, apart, tops), _set_apart(lines[::-1], bottom, apart, bottoms))
        for lines, (top, bottom) in zip(pages, ends, strict=True)
    ]


def _alike(lines: Sequence[Line], alike: _Alike, enough: float, number: int) -> int:
    """How many lines, of three at most, stand on enough pages, or are the page's number; none of
    them asks or is a label."""
    count = 0
    for line in lines[:3]:
        often = alike[_key(line)] >= enough or _is_page_number(line.text, number)
        if not often or line.text.endswith((":", "?")):
            break
        count += 1
    return count


def _set_apart(lines: Sequence[Line], count: int, apart: float, alike: _Alike) -> int:
    """How many of the first `count` lines end where a wider gap is, or with a line that so many
    pages have that it can be no answer."""
    while 0 < count < len(lines) and alike[_key(lines[count - 1])] < _SURELY:
        if abs(lines[count - 1].height - lines[count].height) > apart:
            break
        count -= 1
    return count


def _is_page_number(line: str, number: int) -> bool:
    """Whether a line is only the number of its page: `3`, `- 3 -`, `Page 3 of 4`."""
    match = _PAGE_NUMBER.fullmatch(line) if len(line) <= _LONGEST_NUMBER else None
    return match is not None and int(match[1]) == number


def _key(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.text.casefold()), round(line.height / _SAME_HEIGHT)


def _width(lines: Sequence[Line]) -> int:
    """How many characters a full line has."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[9 * len(lengths) // 10] if lengths else 0


def _line_gap(lines: Sequence[Line]) -> float:
    """How far the lines of a paragraph are apart, as those that surely go on are from the next:
    long ones that end no sentence. Where paragraphs are short, most gaps are between paragraphs."""
    least = 0.85 * _width(lines)
    gaps: list[float] = []
    going_on: list[float] = []
    for above, below in pairwise(lines):
        if (gap := above.height - below.height) > 0:
            gaps.append(gap)
            if len(above.text) >= least and not _SENTENCE_END.search(above.text):
                going_on.append(gap)
    return median_low(going_on or gaps or [0.0])


def _body(lines: Sequence[Line], furniture: tuple[int, int]) -> Sequence[Line]:
    tops, bottoms = furniture
    return lines[tops : len(lines) - bottoms]


class _Shape:
    """How wide the lines of a document are, and how far apart."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.width = _width(lines)
        self.gap = _line_gap(lines)

    def goes_on(self, last: str, before: Line | None, line: Line) -> bool:
        """Whether a line goes on with the paragraph whose `last` line is known; `before` is the
        line above it, None on another page; in another column it stands below."""
        ended = _SENTENCE_END.search(last) is not None
        if before is None or before.height < line.height:
            return not ended and (len(last) >= 0.6 * self.width or line.text[0].islower())
        if before.height - line.height > 1.3 * self.gap:
            return False
        if _is_date(line.text):
            return False
        if is_broken(last) and line.text[0].islower():
            return True
        if ended and line.text.endswith(":") and len(line.text) < 0.6 * self.width:
            return False  # a label on a line of its own
        return len(last) >= (0.85 if ended else 0.6) * self.width


def _is_date(line: str) -> bool:
    """Whether a line is nothing but a day: in a head it stands below a byline as long as a line."""
    dates = find_dates(line) if len(line) <= _LONGEST_DATE else []
    return len(dates) == 1 and not (line[: dates[0].start] + line[dates[0].end :]).strip(" .,")
