"""Addresses of new events, while others are being written."""

from transcripts.models import Event
from transcripts.models.names import numbered, taken_slugs

from .locking import lock_slug
from .statements import fetch

IS_THERE = "SELECT id FROM transcripts_event WHERE slug = %s"


def free_slug_of(event: Event) -> str:
    """A slug that no event has, neither one that is there nor one that is being written beside
    this one; until the transaction ends it is kept from others."""
    stem = event.slug_stem
    if _is_free(stem):
        return stem
    taken = taken_slugs(Event, [stem])
    return next(slug for slug in numbered(stem) if slug not in taken and _is_free(slug))


def _is_free(slug: str) -> bool:
    # Looked for when it is locked: who had it until then may just have come to the end.
    return lock_slug(slug) and not fetch(IS_THERE, slug)
