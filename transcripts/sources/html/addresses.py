"""What the address of a page says: the event's day and kind, on nato.int only, whose addresses
are made of them; elsewhere the day in an address is the day of publication."""

import re
from datetime import date

_NATO = re.compile(r"https?://(?:[\w-]+\.)*nato\.int/", re.IGNORECASE)
# The Internet Archive and others put the day of the copy before the address of the original.
_COPY = re.compile(r"https?://[^/\s]{1,200}/(?:\w{1,30}/)?\d{14}[a-z_]{0,4}/(https?://.+)", re.I)
_DAY_IN_PATH = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")
_DAY_IN_NAME = re.compile(r"/[a-z](\d{2})(\d{2})(\d{2})[a-z]{0,2}\.html?$", re.IGNORECASE)
_NAMED_BY_DAY = re.compile(r"/(?:docu/speech|kosovo/(?:press|all-frce))/", re.IGNORECASE)
_SLUG = re.compile(r"/events/transcripts/(?:\d{4}/\d{1,2}/\d{1,2}/)?([\w-]{1,300})", re.IGNORECASE)
# Slugs that start so are of that kind, whatever follows.
_KINDS = {
    "doorstep": "doorstep",
    "joint-doorstep": "doorstep",
    "joint-press-conference": "joint_press_conference",
    "joint-press-point": "joint_press_conference",
    "media-huddle": "media_huddle",
    "press-briefing": "briefing",
    "press-conference": "press_conference",
    "weekly-press-briefing": "briefing",
}


def original_of(address: str) -> str:
    """The address of the page that a web archive's address shows a copy of, or the address."""
    match = _COPY.fullmatch(address)
    return match[1] if match else address


def day_of(address: str) -> date | None:
    """The event's day in an address of nato.int: …/2025/06/25/…, docu/speech/1999/s990421a.htm."""
    if not _NATO.match(address):
        return None
    path = address.split("?")[0].split("#")[0]
    if match := _DAY_IN_PATH.search(path):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif _NAMED_BY_DAY.search(path) and (match := _DAY_IN_NAME.search(path)):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        year += 1900 if year > 90 else 2000
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def kind_of(address: str) -> str | None:
    """The kind of event that a slug of nato.int starts with."""
    match = _SLUG.search(address) if _NATO.match(address) else None
    slug = match[1].lower() if match else ""
    for start, kind in _KINDS.items():
        if slug == start or slug.startswith(start + "-"):
            return kind
    return None
