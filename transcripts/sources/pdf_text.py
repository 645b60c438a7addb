"""Lines of pages → paragraphs, with what is printed around each page as regions.

A PDF knows lines, not paragraphs. Lines are put together by a blank, so that a quote is found
across them. A hyphen at a line's end stays, as in `well-known`, unless the document prints the
word without it elsewhere; a paragraph that runs over a page's end is whole, and the foot and head
of the pages stand behind it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from transcripts.parsing.transcript import Region

from .paragraphs import text_and_regions

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_BETWEEN_HALVES = ("and", "or", "to", "et", "ou")  # `short- and long-term`
_SAME_HEIGHT = 4.0  # points within which lines of two pages are at the same place
_SENTENCE_END = re.compile(r"[.?!:…][\"'”’»)\]]*$")


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


def text_of(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[Region, ...]]:
    """The paragraphs of all pages between blank lines, and the regions among them."""
    furniture = _furniture(pages)
    body = [line for number, lines in enumerate(pages) for line in _body(lines, furniture[number])]
    shape = _Shape(body)
    paragraphs: list[_Paragraph] = []
    held: list[_Paragraph] = []  # what stands around the pages since the last paragraph
    open_paragraph: _Paragraph | None = None
    for lines, (tops, bottoms) in zip(pages, furniture, strict=True):
        held += [_Paragraph([line.text], "header") for line in lines[:tops]]
        before: Line | None = None
        for line in _body(lines, (tops, bottoms)):
            if open_paragraph is not None and shape.goes_on(open_paragraph.last, before, line):
                shape.join(open_paragraph.pieces, line.text)
                open_paragraph.last = line.text
            else:
                paragraphs += held
                held = []
                open_paragraph = _Paragraph([line.text], last=line.text)
                paragraphs.append(open_paragraph)
            before = line
        held += [_Paragraph([line.text], "footer") for line in lines[len(lines) - bottoms :]]
    return _put_together([*paragraphs, *held])


def _put_together(paragraphs: Sequence[_Paragraph]) -> tuple[str, tuple[Region, ...]]:
    return text_and_regions((paragraph.text, paragraph.what) for paragraph in paragraphs)


def _furniture(pages: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """How many lines at the top and at the bottom of each page stand on at least half of the pages
    alike, but for numbers, at the same height, and further from the text than its lines from each
    other: labels and short answers end pages as well."""
    tops = Counter(key for lines in pages for key in {_key(line) for line in lines[:3]})
    bottoms = Counter(key for lines in pages for key in {_key(line) for line in lines[-3:]})
    enough = max(2, len(pages) / 2)
    ends = []
    for lines in pages:
        top = _alike(lines, tops, enough)
        ends.append((top, _alike(lines[top:][::-1], bottoms, enough)))
    gaps = [gap for lines, end in zip(pages, ends, strict=True) for gap in _gaps(_body(lines, end))]
    apart = 1.3 * median(gaps) if gaps else 0.0
    return [
        (_set_apart(lines, top, apart), _set_apart(lines[::-1], bottom, apart))
        for lines, (top, bottom) in zip(pages, ends, strict=True)
    ]


def _alike(lines: Sequence[Line], alike: Counter[tuple[str, int]], enough: float) -> int:
    """How many lines, of three at most, stand on enough pages; none of them asks or is a label."""
    count = 0
    for line in lines[:3]:
        if alike[_key(line)] < enough or line.text.endswith((":", "?")):
            break
        count += 1
    return count


def _set_apart(lines: Sequence[Line], count: int, apart: float) -> int:
    """How many of the first `count` lines end where a wider gap is."""
    while 0 < count < len(lines) and abs(lines[count - 1].height - lines[count].height) <= apart:
        count -= 1
    return count


def _key(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.text.casefold()), round(line.height / _SAME_HEIGHT)


def _gaps(lines: Sequence[Line]) -> list[float]:
    return [gap for above, below in pairwise(lines) if (gap := above.height - below.height) > 0]


def _body(lines: Sequence[Line], furniture: tuple[int, int]) -> Sequence[Line]:
    tops, bottoms = furniture
    return lines[tops : len(lines) - bottoms]


class _Shape:
    """How wide the lines of a document are, how far apart, and which words it has."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted(len(line.text) for line in lines)
        self.width = lengths[9 * len(lengths) // 10] if lengths else 0
        gaps = _gaps(lines)
        self.gap = median(gaps) if gaps else 0.0
        self.words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}

    def goes_on(self, last: str, before: Line | None, line: Line) -> bool:
        """Whether a line goes on with the paragraph whose `last` line is known; `before` is the
        line above it, None on another page."""
        ended = _SENTENCE_END.search(last) is not None
        if before is None:
            return not ended and (len(last) >= 0.6 * self.width or line.text[0].islower())
        if before.height - line.height > 1.3 * self.gap or before.height < line.height:
            return False
        if _HYPHENATED.search(last[-80:]) and line.text[0].islower():
            return True
        if ended and line.text.endswith(":") and len(line.text) < 0.6 * self.width:
            return False  # a label on a line of its own
        return len(last) >= (0.85 if ended else 0.6) * self.width

    def join(self, pieces: list[str], line: str) -> None:
        """Put a line to a paragraph."""
        last = pieces[-1]
        broken, following = _HYPHENATED.search(last[-80:]), _WORD.match(line)
        if last.endswith("\u00ad"):
            pieces[-1] = last[:-1]
        elif broken is None or following is None or following[0] in _BETWEEN_HALVES:
            pieces.append(" ")
        elif line[0].islower() and (broken[1] + following[0]).casefold() in self.words:
            pieces[-1] = last[:-1]
        pieces.append(line)
