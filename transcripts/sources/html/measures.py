"""How much stands in each element of a page, and of what sort: one pass over the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from . import markup

_PICTURE = 80  # pixels; what is smaller is a spacer, a bullet or a button
_SIGNS = markup.SIGNS + " \t\n\r\f\u00a0"


@dataclass(slots=True)
class Measure:
    """What stands in an element: visible characters, those of links, and those of `prose`, which
    is neither link nor control; whether it `breaks` into lines; how many links, its picture, a
    heading, and whether there is anything `beside` its links but signs that part them."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    breaks: bool = False
    picture: bool = False
    heading: bool = False
    beside: bool = False

    def add(self, part: "Measure") -> None:
        self.words += part.words
        self.linked += part.linked
        self.prose += part.prose
        self.links += part.links
        self.breaks |= part.breaks
        self.picture |= part.picture
        self.heading |= part.heading
        self.beside |= part.beside


def walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """`start` and `end` of each visible element; for the others only `end`, for their tails."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in markup.INVISIBLE:
            walker.skip_subtree()
            continue
        yield event, element


def measure(root: HtmlElement) -> dict[HtmlElement, Measure]:
    measures: dict[HtmlElement, Measure] = {}
    open_links = unspoken = 0
    for event, element in walk(root):
        tag = element.tag
        if event == "start":
            measures[element] = Measure()
            open_links += tag == "a"
            unspoken += tag in markup.FURNITURE_TAGS and tag != "form"
            _count(measures[element], element.text, open_links, unspoken)
            continue
        measure = measures.get(element)
        if measure is not None:
            open_links -= tag == "a"
            unspoken -= tag in markup.FURNITURE_TAGS and tag != "form"
            if tag == "a" and measure.words:
                measure.links += 1
            measure.picture |= tag == "img" and _is_large(element)
            measure.heading |= tag in markup.HEADINGS
        parent = element.getparent()
        if parent is None:
            continue
        above = measures[parent]
        if measure is not None:
            above.add(measure)
            above.breaks |= tag == "br" or tag in markup.PARAGRAPHS or tag in markup.BLOCKS
            if parent.tag == "tr":
                above.breaks = above.breaks or measure.breaks
        _count(above, element.tail, open_links, unspoken)
    return measures


def _count(measure: Measure, text: str | None, links: int, unspoken: int) -> None:
    if not text:
        return
    words = len(text) - text.count(" ") - text.count("\n") if text.strip() else 0
    measure.words += words
    if links:
        measure.linked += words
        measure.beside = measure.beside or text.rstrip().endswith(":")  # a label, and no menu
        return
    measure.beside = measure.beside or bool(text.strip(_SIGNS))
    if not unspoken:
        measure.prose += words


def _is_large(image: HtmlElement) -> bool:
    """Whether an image says that it is a picture's size."""
    sizes = (re.match(r"\d{1,5}(?!\d|%)", image.get(side, "")) for side in ("width", "height"))
    return any(size is not None and int(size[0]) >= _PICTURE for size in sizes)
