"""What the parts of a page are: the text's body, its title, furniture around and in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from . import markup
from .furniture import furniture_of, is_hidden
from .measures import Measure, measure
from .notes import notes_of

_MOST_HEADINGS = 100


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


def layout_of(root: HtmlElement) -> Layout:
    """Find out what the elements of a page are; the work is linear in its size."""
    measures = measure(root)
    body, trusted = _find_body(root, measures)
    holders = {body, *body.iterancestors()}
    title = _find_title(root, body)
    if title is not None:
        holders.update((title, *title.iterancestors()))
    furniture = furniture_of(measures, body, holders)
    for note, what in notes_of(root):
        if (
            note in measures
            and note not in holders
            and measures[note].words <= measures[body].words // 4
        ):
            furniture[note] = what
    if not trusted:
        furniture |= _around(body, measures)
    within = set(body.iter())
    for element in measures:
        if element.tag == "header" and element not in within and element not in holders:
            furniture[element] = "header"
    rows = {row for row, held in measures.items() if row.tag == "tr" and not held.breaks}
    start = title if title is not None and title not in within else body if trusted else None
    return Layout(body, start, title, furniture, rows)


def _find_body(root: HtmlElement, measures: dict[HtmlElement, Measure]) -> tuple[HtmlElement, bool]:
    """Where the text stands, and whether the markup says so or only the amount of words."""
    whole = measures[root].prose
    for path in markup.KNOWN_BODIES:
        if known := [one for one in root.xpath(path) if one in measures and measures[one].prose]:
            return _around_all(known), True
    for path, share in markup.LIKELY_BODIES:
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


def _around_all(elements: list[HtmlElement]) -> HtmlElement:
    """The innermost element that holds all of some, which are in document order."""
    first, last = elements[0], elements[-1]
    above = {last, *last.iterancestors()}
    return next(one for one in (first, *first.iterancestors()) if one in above)


def _find_title(root: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """The h1 in the body, or else the last one before it, that does not only name the site."""
    before: HtmlElement | None = None
    reached = False
    for heading in islice(_headings_and(body, root), _MOST_HEADINGS):
        if heading is body:
            reached = True
        if heading.tag != "h1" or is_hidden(heading):
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
    # Not `root.iter("h1", body.tag)`: a broken page has tags that lxml does not take as a name.
    return (one for one in root.iter() if one is body or one.tag == "h1")


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
