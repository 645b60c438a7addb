"""How each thing of the archive looks in JSON. An unknown value is null, never ""."""

from collections.abc import Callable, Iterable
from typing import Any

from transcripts.models import (
    Correction,
    Event,
    Outlet,
    Passage,
    Speaker,
    Tenure,
    Topic,
    Turn,
)
from transcripts.search.facets import Facet
from transcripts.search.hits import Hit
from transcripts.search.suggest import Suggestion

Absolute = Callable[[str], str]  # a path → an address with the host it was asked under
Data = dict[str, Any]


def name(row: Outlet | Speaker | Topic | None, absolute: Absolute) -> Data | None:
    """A row that others refer to: its slug, name and page."""
    if row is None:
        return None
    return {"slug": row.slug, "name": row.name, "url": absolute(row.get_absolute_url())}


def outlet(row: Outlet, absolute: Absolute, count: int) -> Data:
    return {
        **(name(row, absolute) or {}),
        "country": str(row.country) or None,
        "kind": row.kind or None,
        "aliases": [alias.name for alias in row.aliases.all() if alias.name != row.name],
        "verified": row.verified,
        "passages": count,
    }


def speaker(row: Speaker, absolute: Absolute, count: int) -> Data:
    return {
        **(name(row, absolute) or {}),
        "aliases": [alias.name for alias in row.aliases.all() if alias.name != row.name],
        "verified": row.verified,
        "tenures": [tenure(one) for one in row.tenures.all()],
        "passages": count,
    }


def tenure(row: Tenure) -> Data:
    """The time in which a person held an office; days as far as they are known (ISO 8601)."""
    return {
        "office": str(row.office),
        "start": row.start or None,
        "end": row.end or None,
        "ongoing": row.ongoing,
        "acting": row.acting,
        "source": row.source or None,
    }


def topic(row: Topic, absolute: Absolute, count: int) -> Data:
    return {
        **(name(row, absolute) or {}),
        "description": row.description or None,
        "query": row.query,
        "passages": count,
    }


def event(row: Event, absolute: Absolute) -> Data:
    return {
        "slug": row.slug,
        "url": absolute(row.get_absolute_url()),
        "title": row.title or None,
        "byline": row.byline or None,
        "kind": row.kind,
        "date": row.date.isoformat(),
        "place": row.place or None,
        "language": row.language or None,
        "delivery": row.delivery or None,
        "source_url": row.source_url or None,
    }


def correction(row: Correction, absolute: Absolute) -> Data:
    """That an event was corrected; what was changed is a list of its own."""
    return {
        "number": row.number,
        "url": absolute(row.get_absolute_url()),
        "made_at": row.made_at.isoformat(),
        "reason": row.reason,
        "summary": row.summary,
    }


def whole_correction(row: Correction, absolute: Absolute) -> Data:
    return {**correction(row, absolute), "changes": row.changes}


def whole_event(row: Event, passages: Iterable[Passage], absolute: Absolute) -> Data:
    """An event with its source text as received and everything that was read out of it."""
    corrections = [correction(one, absolute) for one in row.corrections.for_lists()]
    return {
        **event(row, absolute),
        "source_sha256": row.source_sha256,
        "origins": row.origins,
        "source_text": row.source_text,
        "warnings": row.warnings,
        "imported_at": row.imported_at.isoformat(),
        "corrections": {"count": len(corrections), "list": corrections},
        "passages": [
            {
                "id": one.public_id,
                "url": absolute(one.get_absolute_url()),
                "kind": one.kind,
                "turns": [turn(t, absolute) for t in one.in_order],
            }
            for one in passages
        ],
    }


def turn(row: Turn, absolute: Absolute) -> Data:
    """A turn; `start` and `end` are characters of the event's source text, end exclusive."""
    return {
        "id": row.public_id,
        "position": row.position,
        "kind": row.kind,
        "speaker": name(row.speaker, absolute),
        "speaker_name": row.speaker_name or None,
        "role": row.role or None,
        "outlet": name(row.outlet, absolute),
        "outlet_name": row.outlet_name or None,
        "label": row.label or None,
        "text": row.text,
        "start": row.start,
        "end": row.end,
    }


def passage(
    row: Passage, topics: Iterable[Topic], absolute: Absolute, snippet: str | None = None
) -> Data:
    """A passage with its turns; asker and outlet are those of its first question."""
    question = row.question
    return {
        "id": row.public_id,
        "url": absolute(row.get_absolute_url()),
        "kind": row.kind,
        "event": event(row.event, absolute),
        "date": row.event.date.isoformat(),
        "asker": name(question.speaker, absolute) if question else None,
        "outlet": name(question.outlet, absolute) if question else None,
        "topics": [name(one, absolute) for one in topics],
        "snippet": snippet,
        "turns": [turn(t, absolute) for t in row.in_order],
    }


def hit(found: Hit, absolute: Absolute) -> Data:
    snippet = " … ".join(excerpt.html() for _, excerpt in found.excerpts) or None
    return passage(found.passage, found.topics, absolute, snippet)


def facet(row: Facet) -> list[Data]:
    return [
        {"value": v.value, "label": v.label, "count": v.count, "selected": v.selected}
        for v in row.values
    ]


def suggestion(one: Suggestion, absolute: Absolute) -> Data:
    return {
        "kind": one.kind,
        "slug": one.slug,
        "label": one.label,
        "detail": one.detail,
        "url": absolute(one.address),
        "query": one.query or None,
    }
