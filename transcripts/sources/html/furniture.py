"""What of a page nobody spoke, by what its elements are, are called, and hold."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from . import markup
from .measures import Measure

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTS = frozenset(("center", "div", "dl", "ol", "p", "table", "td", "ul"))
_PROSE = 40  # visible characters that are more than a day and a place


class _Furniture(NamedTuple):
    """`sign` is what the element goes by if that is no more than a hint; else None."""

    what: str
    sign: str | None = None


def furniture_of(
    measures: Mapping[HtmlElement, Measure],
    body: HtmlElement,
    holders: Collection[HtmlElement],
) -> dict[HtmlElement, str]:
    """The outermost elements of furniture; `holders` are those that hold the text or its title.

    What looks like furniture in the body is not, if it holds much of the text, alone or with all
    others of the same sign: a page may call each paragraph `video-player-text`, or fold the text
    away until a reader wants it.
    """
    within = set(body.iter())
    whole = measures[body].words
    most = whole // 4
    menus = _menu_cells(measures, holders)
    found: dict[HtmlElement, _Furniture] = {}
    covered: set[HtmlElement] = set()
    held: Counter[str] = Counter()
    for element, measure in measures.items():
        if element.getparent() in covered:
            covered.add(element)
            continue
        one = None if element in holders else _furniture(element, measure)
        if one is None and element in menus:
            one = _Furniture("navigation")
        if element.tag == "summary" and 4 * measures[element.getparent()].words >= 3 * whole:
            one = _Furniture("form")  # what unfolds the whole text: "Read the transcript"
        if one is None or (element in within and measure.words > _most(one, most)):
            continue
        found[element] = one
        covered.add(element)
        if one.sign is not None and element in within:
            held[one.sign] += measure.words
    return {
        element: one.what
        for element, one in found.items()
        if element not in within or one.sign is None or held[one.sign] <= _most(one, most)
    }


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element, or what it stands in, is not to be seen."""
    return _is_hidden(element) or any(_is_hidden(above) for above in element.iterancestors())


def _most(one: _Furniture, most: int) -> int:
    return 2 * most if one.what == "hidden" else most


def _furniture(element: HtmlElement, measure: Measure) -> _Furniture | None:
    """What an element is that nobody spoke; None for all others."""
    if _is_hidden(element):
        return _Furniture("hidden", "hidden")
    tag = element.tag
    if tag in markup.FURNITURE_TAGS:
        return _Furniture(markup.FURNITURE_TAGS[tag])
    named = f"{element.get('class', '')} {element.get('id', '')}"[:500]
    for word in _WORD.findall(named):
        if what := markup.FURNITURE_WORDS.get(word.lower()):
            return _Furniture(what, word.lower())
    if tag == "div":  # LibreOffice writes <div title="header">, once <div type=header>
        title = (element.get("title") or element.get("type") or "").lower()
        if title in markup.FURNITURE_TITLES:
            return _Furniture(title)
    if what := markup.FURNITURE_ROLES.get(element.get("role", "").strip().lower()):
        return _Furniture(what)
    if tag in _LISTS and measure.links >= 3 and 4 * measure.linked >= 3 * measure.words:
        return _Furniture("navigation")
    if tag == "a" and measure.words and _is_media(element):
        return _Furniture("media")
    if tag in ("td", "center", "div") and measure.picture and 0 < measure.words <= 200:
        return _Furniture("caption", "picture")
    return None


def _menu_cells(
    measures: Mapping[HtmlElement, Measure], holders: Collection[HtmlElement]
) -> set[HtmlElement]:
    """Cells that hold links and no other words. Where such cells stand beside prose that is not
    the page's text as a whole, they are the names of those who speak."""
    cells: dict[HtmlElement, list[HtmlElement]] = {}
    spoken: set[HtmlElement] = set()  # what holds the rows of such tables
    for row in (element for element in measures if element.tag == "tr"):
        inner = [measures[cell] for cell in row if cell in measures]
        links = [cell for cell in row if cell in measures and _is_menu_cell(cell, measures[cell])]
        cells.setdefault(row.getparent(), []).extend(links)
        if links and row not in holders and any(one.prose >= _PROSE for one in inner):
            spoken.add(row.getparent())
    return {cell for rows, links in cells.items() if rows not in spoken for cell in links}


def _is_menu_cell(cell: HtmlElement, measure: Measure) -> bool:
    only_links = measure.links > 0 and not measure.beside
    return cell.tag in markup.CELLS and only_links and not measure.heading


def _is_media(link: HtmlElement) -> bool:
    address = link.get("href", "")[:2000].split("?")[0].lower()
    return bool(address.endswith(markup.MEDIA_FILES))


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN_STYLE.search(element.get("style", "")[:500]))
    )
