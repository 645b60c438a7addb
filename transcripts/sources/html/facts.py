"""What a page's markup says of the event: title, day, address, language, place and kind, each with
where it stands. Days that contradict each other are left out, with a warning."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from transcripts.parsing.dates import find_dates
from transcripts.parsing.repair import repair
from transcripts.parsing.transcript import Found, ParseWarning

from . import markup
from .addresses import day_of, kind_of, original_of
from .layout import Layout
from .structured import event_in

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_SITE_BEFORE = re.compile(
    r"^(?:nato|otan)\s*[-–—|:]\s*(?:(?:opinions?|news|speech(?:es)?|transcripts?|discours)\s*[-:]\s*)?"
    r"|^nato (?:speech|press conference|press release)\s*:\s*",
    re.IGNORECASE,
)
_SITE_AFTER = re.compile(
    r"\s*[-–—|]\s*(?:nato|otan|nato\.int|nato transcripts?)\s*$", re.IGNORECASE
)
_UPDATE = re.compile(r"updat|modif|mis[e]? [àa] jour|publi", re.IGNORECASE)
# Names of meta elements, in lower case, whose content is the day of what the page is about.
_DAY_METAS = ("date", "dc.date", "dcterms.date", "event-date", "event_date", "eventdate")
_MOST_TIMES = 100
_PLACE_METAS = ("event-place", "event_place", "geo.placename")


def facts_of(
    root: HtmlElement, head: str, layout: Layout
) -> tuple[dict[str, Found], tuple[ParseWarning, ...]]:
    """What the markup says, by the names of ParsedEvent's fields; `head` is the page's source, or
    its beginning, for the comment that browsers write there."""
    metas = _metas(root)
    found: dict[str, Found] = {}
    if address := _address(root, metas, head):
        found["source_url"] = address
    if title := _title(root, metas, layout):
        found["title"] = title
    if language := _language(root, metas):
        found["language"] = language
    if place := _place(root, metas):
        found["place"] = place
    if address and (kind := kind_of(address.value)):
        found["kind"] = Found(kind, f"address ({address.origin})")
    warnings: tuple[ParseWarning, ...] = ()
    days = list(_days(root, metas, layout, address))
    if len({day.value for day in days}) == 1:
        found["date"] = days[0]
    elif days:
        told = ", ".join(f"{day.value} ({day.origin})" for day in days[:6])
        message = f"The page's markup gives different days: {told}. None of them was taken."
        warnings = (ParseWarning(1, "dates_differ_in_markup", message),)
    return found, warnings


def words_of(element: HtmlElement) -> str:
    """The words of an element on one line."""
    pieces: list[str] = []
    for part in element.iter():
        if part.tag in ("br", "p", "div"):
            pieces.append(" ")
        if part.tag not in markup.INVISIBLE or part is element:
            pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    return _clean("".join(pieces))


def _clean(text: str) -> str:
    return " ".join(repair(text).split())[:500]


def _metas(root: HtmlElement) -> dict[str, tuple[str, str]]:
    """Content and origin of each meta element by its name or property; the first one counts."""
    metas: dict[str, tuple[str, str]] = {}
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "http-equiv"):
            key, content = meta.get(attribute), meta.get("content")
            if key and content and content.strip():
                metas.setdefault(key.strip().lower(), (content.strip()[:2000], f"meta {attribute}"))
    return metas


def _meta(metas: dict[str, tuple[str, str]], key: str) -> Found | None:
    if key not in metas:
        return None
    content, attribute = metas[key]
    return Found(_clean(content), f"{attribute} {key}")


def _address(root: HtmlElement, metas: dict[str, tuple[str, str]], head: str) -> Found | None:
    candidates = [Found(link.get("href", ""), "link rel=canonical") for link in _canonical(root)]
    if (og := _meta(metas, "og:url")) is not None:
        candidates.append(og)
    if match := _SAVED_FROM.search(head):
        candidates.append(Found(match[1], "saved-from comment"))
    candidates += [
        Found(base.get("href", ""), "base href")
        for base in root.iter("base")
        if re.search(r"\.html?$", base.get("href", ""))
    ]
    for candidate in candidates:
        address = original_of(candidate.value.strip())
        if len(address) <= 2000 and _ADDRESS.fullmatch(address):
            return Found(address, candidate.origin)
    return None


def _canonical(root: HtmlElement) -> Iterator[HtmlElement]:
    return (link for link in root.iter("link") if link.get("rel", "").lower() == "canonical")


def _title(root: HtmlElement, metas: dict[str, tuple[str, str]], layout: Layout) -> Found | None:
    if layout.title is not None and (words := words_of(layout.title)):
        return Found(words, "h1 element")
    if (og := _meta(metas, "og:title")) is not None and (title := _without_site(og.value)):
        return Found(title, og.origin)
    element = root.find(".//title")
    title = _without_site(words_of(element)) if element is not None else ""
    return Found(title, "title element") if title else None


def _without_site(title: str) -> str:
    """A title without what the site puts around it: its name, the kind of page, the day."""
    title = _SITE_AFTER.sub("", _SITE_BEFORE.sub("", title))
    if (last := _last_date(title)) is not None:
        title = title[: last[0]].rstrip(" ,;-–—|(")
    return "" if title.casefold() in markup.SITE_NAMES else title


def _last_date(title: str) -> tuple[int, date] | None:
    """The day that a title ends with, and where it starts."""
    found = find_dates(title)
    if not found or found[-1].day is None or title[found[-1].end :].strip(" .)"):
        return None
    return found[-1].start, found[-1].day


def _language(root: HtmlElement, metas: dict[str, tuple[str, str]]) -> Found | None:
    candidates = [
        Found(root.get("lang", ""), "html lang"),
        Found(root.get("xml:lang", ""), "html xml:lang"),
        _meta(metas, "content-language"),
        _meta(metas, "og:locale"),
    ]
    for candidate in candidates:
        match = _LANGUAGE.fullmatch(candidate.value) if candidate else None
        if candidate and match:
            return Found(match[1].lower(), candidate.origin)
    return None


def _place(root: HtmlElement, metas: dict[str, tuple[str, str]]) -> Found | None:
    if place := event_in(root).get("place"):
        return Found(_clean(place), "JSON-LD location")
    for element in root.xpath("//*[@itemprop='location']")[:1]:
        words = words_of(element)
        if 0 < len(words) <= 100:
            return Found(words, "itemprop location")
    return next((found for key in _PLACE_METAS if (found := _meta(metas, key))), None)


def _days(
    root: HtmlElement,
    metas: dict[str, tuple[str, str]],
    layout: Layout,
    address: Found | None,
) -> Iterator[Found]:
    """The event's day from each place in the markup that gives one."""
    element = root.find(".//title")
    title = _SITE_AFTER.sub("", words_of(element)) if element is not None else ""
    if (last := _last_date(title)) is not None:
        yield Found(last[1], "title element")
    for key in _DAY_METAS:
        if (meta := _meta(metas, key)) is not None and (day := _day(meta.value)) is not None:
            yield Found(day, meta.origin)
    if (day := _day(event_in(root).get("date", ""))) is not None:
        yield Found(day, "JSON-LD startDate")
    for time in islice(root.iter("time"), _MOST_TIMES):
        if not _is_stamp(time) and not _in_furniture(time, layout):
            day = _day(time.get("datetime", ""))
            if day is not None:
                yield Found(day, "time datetime")
    if address is not None and (day := day_of(address.value)) is not None:
        yield Found(day, f"address ({address.origin})")


def _day(value: str) -> date | None:
    found = find_dates(value[:100].replace("T", " "))
    return found[0].day if len(found) == 1 else None


def _is_stamp(time: HtmlElement) -> bool:
    """Whether a time says when the page was published or changed."""
    around = [time, *islice(time.iterancestors(), 2)]
    named = " ".join(
        one.get(attribute, "") for one in around for attribute in ("class", "id", "itemprop")
    )
    parent = time.getparent()
    before = (parent.text or "") if parent is not None else ""
    previous = time.getprevious()
    if previous is not None:
        before = f"{previous.text or ''} {previous.tail or ''}"
    return bool(_UPDATE.search(f"{named[:1000]} {before[-200:]} {(time.text or '')[:100]}"))


def _in_furniture(element: HtmlElement, layout: Layout) -> bool:
    return any(above in layout.furniture for above in (element, *element.iterancestors()))
