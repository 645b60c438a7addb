"""JSON-LD (https://schema.org/Event): the day and place of an event that a page describes.

`datePublished` is left alone: it is the day of the page, and on pages that were moved to a new
site the day of the move.
"""

import json
from typing import Any

from lxml.html import HtmlElement

_LONGEST = 200_000
_MOST_NODES = 10_000


def event_in(root: HtmlElement) -> dict[str, str]:
    """`date` (as printed) and `place` of the one event in a page's JSON-LD, if it has them."""
    events: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:_LONGEST])
        except (ValueError, RecursionError):
            continue
        events += _events(data)
    if len(events) != 1:
        return {}
    event = events[0]
    found: dict[str, str] = {}
    if isinstance(event.get("startDate"), str):
        found["date"] = event["startDate"]
    location = event.get("location")
    place = location.get("name") if isinstance(location, dict) else location
    if isinstance(place, str) and place.strip():
        found["place"] = " ".join(place.split())[:200]
    return found


def _events(data: Any) -> list[dict[str, Any]]:
    events = []
    left = [data]
    seen = 0
    while left and seen < _MOST_NODES:
        node = left.pop()
        seen += 1
        if isinstance(node, list):
            left.extend(node)
        elif isinstance(node, dict):
            kind = node.get("@type")
            if isinstance(kind, str) and kind.endswith("Event"):
                events.append(node)
            else:
                left.extend(value for value in node.values() if isinstance(value, list | dict))
    return events
