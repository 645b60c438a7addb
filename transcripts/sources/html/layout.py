"""What each element of a page is: the text's body, its title's place, furniture, or a plain row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from . import markup

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LISTS = frozenset(("center", "div", "dl", "ol", "p", "table", "td", "ul"))
_MOST_HEADINGS = 100


@dataclass(slots=True)
class Measure:
    """What stands in an element: visible characters, those of links, and those of `prose`, which
    is neither link nor control; whether it `breaks` into lines; how many links, its picture."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    breaks: bool = False
    picture: bool = False

    def add(self, part: "Measure") -> None:
        self.words += part.words
        self.linked += part.linked
        self.prose += part.prose
        self.links += part.links
        self.breaks |= part.breaks
        self.picture |= part.picture


@dataclass(frozen=True, slots=True)
class Layout:
    """`start` is where the event begins, the title or the body itself, None for the page's top;
    behind `body` nothing belongs to it. `furniture` names what other elements are; `rows` are
    rows of a table that are one line each."""

    body: HtmlElement
    start: HtmlElement | None
    title: HtmlElement | None
    furniture: dict[HtmlElement, str]
    rows: set[HtmlElement]


def walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """`start` and `end` of each visible element; for the others only `end`, for their tails."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in markup.INVISIBLE:
            walker.skip_subtree()
            continue
        yield event, element


def layout_of(root: HtmlElement) -> Layout:
    """Find out what the elements of a page are; the work is linear in its size."""
    measures = _measure(root)
    body, trusted = _find_body(root, measures)
    holders = {body, *body.iterancestors()}
    title = _find_title(root, body, holders)
    if title is not None:
        holders.update((title, *title.iterancestors()))
    within = set(body.iter())
    # What looks like furniture in the body is not, if it holds much of the text: an outlet's page
    # may call its transcript `video-player-text`, or fold it away until a reader wants it.
    most = measures[body].words // 4
    most_hidden = measures[body].words // 2
    furniture = {
        element: what
        for element, measure in measures.items()
        if element not in holders
        and (what := _furniture(element, measure))
        and (element not in within or measure.words <= (most_hidden if what == "hidden" else most))
    }
    if not trusted:
        furniture |= _around(body, measures)
    for element in measures:
        if element.tag == "header" and element not in within and element not in holders:
            furniture[element] = "header"
    rows = {row for row, measure in measures.items() if row.tag == "tr" and not measure.breaks}
    if title is not None and title not in within:
        start: HtmlElement | None = title
    else:
        start = body if trusted else None
    return Layout(body, start, title, furniture, rows)


def _measure(root: HtmlElement) -> dict[HtmlElement, Measure]:
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
    elif not unspoken:
        measure.prose += words


def _is_large(image: HtmlElement) -> bool:
    """Whether an image is a picture and no spacer, bullet or button."""
    width = re.match(r"\d{1,5}", image.get("width", ""))
    return width is None or int(width[0]) >= 80


def _find_body(root: HtmlElement, measures: dict[HtmlElement, Measure]) -> tuple[HtmlElement, bool]:
    """Where the text stands, and whether the markup says so or only the amount of words."""
    whole = measures[root].prose
    candidates = [(path, 0.0) for path in markup.KNOWN_BODIES] + list(markup.LIKELY_BODIES)
    for path, share in candidates:
        seen = [element for element in root.xpath(path) if element in measures]
        best = max(seen, key=lambda element: measures[element].prose, default=None)
        if best is not None and measures[best].prose > share * whole:
            return best, True
    body = root
    while True:
        inner = max(
            (child for child in body if child in measures),
            key=lambda child: measures[child].prose,
            default=None,
        )
        if inner is None or inner.tag == "p" or measures[inner].prose < 0.9 * max(whole, 1):
            return body, False
        body = inner


def _find_title(
    root: HtmlElement, body: HtmlElement, holders: set[HtmlElement]
) -> HtmlElement | None:
    """The h1 in the body, or else the last one before it, that does not only name the site."""
    before: HtmlElement | None = None
    reached = False
    for heading in islice(_headings_and(body, root), _MOST_HEADINGS):
        if heading is body:
            reached = True
        if heading.tag != "h1" or _is_hidden_somewhere(heading):
            continue
        words = " ".join(heading.text_content().split())
        if not words or words.casefold() in markup.SITE_NAMES:
            continue
        if not reached:
            before = heading
        elif body in heading.iterancestors() or heading is body:
            return heading
        else:
            break
    return before


def _headings_and(body: HtmlElement, root: HtmlElement) -> Iterator[HtmlElement]:
    return (one for one in root.iter("h1", body.tag) if one.tag == "h1" or one is body)


def _furniture(element: HtmlElement, measure: Measure) -> str | None:
    """What an element is that nobody spoke; None for all others."""
    if _is_hidden(element):
        return "hidden"
    tag = element.tag
    if tag in markup.FURNITURE_TAGS:
        return markup.FURNITURE_TAGS[tag]
    named = f"{element.get('class', '')} {element.get('id', '')}"[:500]
    if named != " ":
        for word in _WORD.findall(named):
            if what := markup.FURNITURE_WORDS.get(word.lower()):
                return what
    if what := markup.FURNITURE_ROLES.get(element.get("role", "").strip().lower()):
        return what
    if tag in _LISTS and measure.links >= 3 and 4 * measure.linked >= 3 * measure.words:
        return "navigation"
    if tag == "a" and measure.words:
        return _media_link(element)
    if tag in ("td", "center", "div") and measure.picture and 0 < measure.words <= 200:
        return "caption"
    return None


def _media_link(link: HtmlElement) -> str | None:
    address = link.get("href", "")[:2000].split("?")[0].lower()
    return "media" if address.endswith(markup.MEDIA_FILES) else None


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN_STYLE.search(element.get("style", "")[:500]))
    )


def _is_hidden_somewhere(element: HtmlElement) -> bool:
    return _is_hidden(element) or any(_is_hidden(above) for above in element.iterancestors())


def _around(body: HtmlElement, measures: dict[HtmlElement, Measure]) -> dict[HtmlElement, str]:
    """What stands behind a body that only its amount of words shows, if it is short: a long one
    is rather the rest of the text."""
    found: dict[HtmlElement, str] = {}
    inner = body
    while (outer := inner.getparent()) is not None:
        for after in inner.itersiblings():
            if after in measures and measures[after].prose <= 300:
                found[after] = "page_furniture"
        inner = outer
    return found
