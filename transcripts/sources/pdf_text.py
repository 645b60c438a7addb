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
    alike, but for numbers."""
    tops = Counter(key for lines in pages for key in {_key(line) for line in lines[:3]})
    bottoms = Counter(key for lines in pages for key in {_key(line) for line in lines[-3:]})
    enough = max(2, len(pages) / 2)
    found = []
    for lines in pages:
        top = bottom = 0
        while top < min(3, len(lines)) and tops[_key(lines[top])] >= enough:
            top += 1
        most = min(3, len(lines) - top)
        while bottom < most and bottoms[_key(lines[-1 - bottom])] >= enough:
            bottom += 1
        found.append((top, bottom))
    return found


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def _body(lines: Sequence[Line], furniture: tuple[int, int]) -> Sequence[Line]:
    tops, bottoms = furniture
    return lines[tops : len(lines) - bottoms]


class _Shape:
    """How wide the lines of a document are, how far apart, and which words it has."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted(len(line.text) for line in lines)
        self.width = lengths[9 * len(lengths) // 10] if lengths else 0
        gaps = [gap for above, below in pairwise(lines) if (gap := above.height - below.height) > 0]
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
        return len(last) >= (0.85 if ended else 0.6) * self.width

    def join(self, pieces: list[str], line: str) -> None:
        """Put a line to a paragraph."""
        last = pieces[-1]
        broken = _HYPHENATED.search(last[-80:])
        if last.endswith("\u00ad"):
            pieces[-1] = last[:-1]
        elif broken is None or not line[0].islower():
            pieces.append(" ")
        else:
            following = _WORD.match(line)
            whole = broken[1] + (following[0] if following else "")
            if whole.casefold() in self.words:
                pieces[-1] = last[:-1]
        pieces.append(line)
