"""A page's visible words as text: paragraphs between blank lines, lines, and regions."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from transcripts.parsing.transcript import Region

from . import markup
from .layout import Layout
from .measures import walk
from .menus import with_menus

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class _Writer:
    """Puts words together as a browser would, and remembers which of them are what."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.regions: list[Region] = []
        self.links: list[tuple[int, int]] = []  # where their words stand
        self.stressed: list[tuple[int, int]] = []  # paragraphs of which no word is plain so far
        self.goes_on = False  # whether the last of them may
        self.length = 0
        self.breaks = 0  # newlines to come before the next words, at most 2
        self.blank = ""  # what parts them from the words before on the same line

    def part(self, newlines: int) -> None:
        """End the line, with a blank line behind it if two `newlines` are wanted."""
        self.breaks = max(self.breaks, newlines)

    def break_line(self) -> None:
        self.breaks = min(self.breaks + 1, 2)

    def write(self, text: str, what: str | None, *, as_is: bool, linked: bool, bold: bool) -> None:
        """`what` names the region that the words belong to; `as_is` keeps newlines (pre)."""
        if as_is:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            if self.breaks or not self.length:
                text = text.removeprefix("\n")
        else:
            text = _BLANKS.sub(" ", text)
        at_start = self.breaks > 0 or not self.length
        if at_start and (not text.strip() or not as_is):
            text = text.lstrip(" ")
        if not text.strip(" ") or (at_start and not text.strip()):
            self.blank = self.blank or (" " if text and not at_start else "")
            return
        if not as_is:
            self.blank = " " if text[0] == " " and not at_start else self.blank
            following = " " if text[-1] == " " else ""
            text = text.strip(" ")
        else:
            following = ""
        before = "\n" * self.breaks if self.breaks else self.blank
        opens = self.breaks > 1 or not self.length
        self._append(before if self.length else "", text, what)
        self._stress((self.length - len(text), self.length), opens=opens, bold=bold, text=text)
        if linked:
            self.links.append((self.length - len(text), self.length))
        self.breaks, self.blank = 0, following

    def _stress(self, words: tuple[int, int], *, opens: bool, bold: bool, text: str) -> None:
        """Note the paragraph that these words open or go on with, if all of it is bold."""
        last = self.stressed[-1] if self.stressed else None
        if opens:
            self.goes_on = bold
            if bold:
                self.stressed.append(words)
        elif self.goes_on and last:
            if bold or not any(map(str.isalnum, text)):
                self.stressed[-1] = (last[0], words[1])
            else:
                self.goes_on = False
                self.stressed.pop()

    def _append(self, before: str, text: str, what: str | None) -> None:
        start = self.length + len(before)
        end = start + len(text)
        last = self.regions[-1] if self.regions else None
        if what is not None and last and last.what == what and last.end == self.length:
            self.regions[-1] = Region(last.start, end, what)
        elif what is not None:
            self.regions.append(Region(start, end, what))
        self.pieces.append(before + text)
        self.length = end


class Rendered(NamedTuple):
    """The text of a page, and its regions and the paragraphs that are bold as offsets into it."""

    text: str
    regions: tuple[Region, ...]
    stressed: tuple[tuple[int, int], ...]


def render(root: HtmlElement, layout: Layout) -> Rendered:
    """The text of a page in document order."""
    writer = _Writer()
    outside: str | None = "page_furniture" if layout.start is not None else None
    owner: HtmlElement | None = None  # the outermost element of furniture around these words
    what: str | None = None
    preformatted = links = bold = 0
    for event, element in walk(root):
        tag = element.tag
        if event == "start":
            if element is layout.start or element is layout.body:
                outside = None
            if owner is None and element in layout.furniture:
                owner, what = element, layout.furniture[element]
            preformatted += tag == "pre"
            links += tag == "a"
            bold += _is_bold(element)
            _open(writer, element, layout)
            if element.text:
                around = what or outside
                writer.write(
                    element.text, around, as_is=preformatted > 0, linked=links > 0, bold=bold > 0
                )
            continue
        if tag not in markup.INVISIBLE:
            preformatted -= tag == "pre"
            links -= tag == "a"
            bold -= _is_bold(element)
            if tag != "br":
                _part(writer, element, layout)
            if element is owner:
                owner = what = None
            if element is layout.body and layout.start is not None:
                outside = "page_furniture"
        if element.tail:
            around = what or outside
            writer.write(
                element.tail, around, as_is=preformatted > 0, linked=links > 0, bold=bold > 0
            )
    text = "".join(writer.pieces)
    regions = tuple(with_menus(text, writer.links, writer.regions))
    return Rendered(text, regions, tuple(writer.stressed))


def _is_bold(element: HtmlElement) -> bool:
    style = element.get("style")
    if element.tag in markup.INVISIBLE:
        return False
    return element.tag in markup.BOLD or bool(style and _BOLD.search(style))


def _open(writer: _Writer, element: HtmlElement, layout: Layout) -> None:
    if element.tag == "br":
        writer.break_line()
    elif element.tag in markup.CELLS and element.getparent() in layout.rows:
        if writer.length and not writer.breaks:
            writer.blank = "\t"
    else:
        _part(writer, element, layout)


def _part(writer: _Writer, element: HtmlElement, layout: Layout) -> None:
    tag = element.tag
    if tag in markup.PARAGRAPHS:
        writer.part(2)
    elif tag in markup.CELLS:
        writer.part(0 if element.getparent() in layout.rows else 1)
    elif tag in markup.BLOCKS or "-" in tag:  # elements of a page's own have a hyphen
        writer.part(1)
