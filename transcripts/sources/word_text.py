"""The XML of a Word document's part → paragraphs, and which of them nobody spoke."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

# Elements whose words are not on the page: deletions, codes of fields, what is only for old
# programs, and the instructions of ruby text and equations.
_UNSEEN = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "tblPr"))
_CHANGES = frozenset(("ins", "del", "moveFrom", "moveTo"))
_OFF = frozenset(("0", "false", "off"))  # values of what a style has turned on (17.17.4)
TEXT_BOX = "text_box"
_CONTENTS = re.compile(r"toc ?(?:\d|heading)")
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_BULLET = 0xF0B7
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


@dataclass(slots=True)
class Story:
    """The paragraphs of a document as they are read; `styles` are the names of styles by id."""

    styles: Mapping[str, str]
    paragraphs: list[tuple[str, str | None]] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)  # which of them are so as a whole
    changed: bool = False

    def add(self, text: str, what: str | None, *, bold: bool = False) -> None:
        if text.strip():
            if bold:
                self.bold.add(len(self.paragraphs))
            self.paragraphs.append((text.strip(" \n\t"), what))

    def stressed(self) -> tuple[tuple[int, int], ...]:
        """Where the bold paragraphs stand in the text."""
        ends = accumulate(len(text) + 2 for text, _ in self.paragraphs)
        return tuple(
            (end - 2 - len(text), end - 2)
            for at, ((text, _), end) in enumerate(zip(self.paragraphs, ends, strict=True))
            if at in self.bold
        )

    def settle_boxes(self) -> int:
        """Make text boxes part of the text that stand before it, as a title does, or hold half of
        its words. Returns how many paragraphs of other boxes are left."""
        is_text = [what is None for _, what in self.paragraphs]
        first = is_text.index(True) if True in is_text else len(is_text)
        boxed = [at for at, (_, what) in enumerate(self.paragraphs) if what == TEXT_BOX]
        inside = sum(len(self.paragraphs[at][0]) for at in boxed)
        outside = sum(len(text) for text, what in self.paragraphs if what is None)
        are_text = boxed if inside >= outside else [at for at in boxed if at < first]
        for at in are_text:
            self.paragraphs[at] = (self.paragraphs[at][0], None)
        return len(boxed) - len(are_text)


@dataclass(slots=True)
class _Open:
    """A paragraph, or a row of a table, that is being read."""

    pieces: list[str] = field(default_factory=list)
    what: str | None = None
    bold: bool = False  # whether a run is so, and none with words is not
    plain: bool = False


def story_of(part: etree._Element, story: Story, *, what: str | None = None) -> None:
    """Read a part into `story`; `what` names the region that all of it is."""
    walker = etree.iterwalk(part, events=("start", "end"))
    paragraphs: list[_Open] = []  # a text box within a paragraph has paragraphs of its own
    rows: list[_Open] = []
    boxes = 0  # text boxes that are open, one within another
    for event, element in walker:
        tag = etree.QName(element).localname
        if tag == "txbxContent":
            boxes += 1 if event == "start" else -1
        elif event == "start":
            story.changed |= tag in _CHANGES
            if tag == "pPr":
                story.changed |= any(
                    element.find(f"{{*}}rPr/{{*}}{one}") is not None for one in _CHANGES
                )
            if tag == "pPr" and paragraphs:
                paragraphs[-1].what = paragraphs[-1].what or _style(element, story)
            if (tag == "r" and _has(element, "vanish")) or tag in _UNSEEN:
                walker.skip_subtree()
            elif tag == "r" and paragraphs:
                is_bold = _has(element, "b")
                paragraphs[-1].bold |= is_bold
                paragraphs[-1].plain |= not is_bold and _has_words(element)
            elif tag == "p":
                paragraphs.append(_Open(what=what or (TEXT_BOX if boxes else None)))
            elif tag == "tr":
                rows.append(_Open(what=what or (TEXT_BOX if boxes else None)))
            elif paragraphs and tag == "t":
                paragraphs[-1].pieces.append(element.text or "")
            elif paragraphs and tag in _SIGNS:
                paragraphs[-1].pieces.append(_SIGNS[tag])
            elif paragraphs and tag == "sym":
                paragraphs[-1].pieces.append(_symbol(element))
        elif tag == "p" and paragraphs:
            closed = paragraphs.pop()
            text = "".join(closed.pieces).replace("\r", "\n")
            if rows and not paragraphs:
                rows[-1].pieces.append(text + "\n")
            else:
                story.add(text, closed.what, bold=closed.bold and not closed.plain)
        elif tag == "tc" and rows:
            rows[-1].pieces.append("\t")
        elif tag == "tr" and rows:
            row = rows.pop()
            _close_row("".join(row.pieces), row.what, rows, story)


def _symbol(element: etree._Element) -> str:
    """A character that is given by its code (17.3.3.30). Codes of a font's own signs tell nothing
    but the bullet; they become the sign for a character that is not known."""
    code = next((v for k, v in element.attrib.items() if etree.QName(k).localname == "char"), "")
    number = int(code, 16) if _CODE.fullmatch(str(code)) else 0
    if number == _BULLET:
        return "•"
    return chr(number) if chr(number).isprintable() else "\ufffd"


def _close_row(text: str, what: str | None, rows: list[_Open], story: Story) -> None:
    """A row is one line where each of its cells is one, else its paragraphs one after another."""
    cells = [cell.strip("\n") for cell in text.split("\n\t")]
    if rows:
        rows[-1].pieces.append(text.replace("\t", "\n"))
    elif any("\n" in cell for cell in cells):
        for paragraph in text.replace("\n\t", "\n").split("\n"):
            story.add(paragraph, what)
    else:
        story.add("\t".join(cell for cell in cells if cell), what)


def _style(properties: etree._Element, story: Story) -> str | None:
    """What a paragraph is that nobody spoke, by its style."""
    style = properties.find("{*}pStyle")
    if style is None:
        return None
    identity = next(
        (value for key, value in style.attrib.items() if etree.QName(key).localname == "val"), ""
    )
    name = story.styles.get(str(identity), str(identity).lower())
    if name == "caption":
        return "caption"
    return "navigation" if _CONTENTS.match(name) else None


def _has(run: etree._Element, what: str) -> bool:
    """Whether a property of a run is turned on: `vanish` hides its words, `b` makes them bold."""
    found = run.find(f"{{*}}rPr/{{*}}{what}")
    return found is not None and _OFF.isdisjoint(found.attrib.values())


def _has_words(run: etree._Element) -> bool:
    return any(map(str.isalnum, "".join(text.text or "" for text in run.iterfind("{*}t"))))
