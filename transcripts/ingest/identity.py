"""Which event of the archive a transcript is, so that it is updated and not created twice."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from transcripts.models import Event
from transcripts.parsing import ParsedEvent

from .locking import lock_event
from .outcome import ImportRefused
from .prepared import Prepared
from .statements import fetch

SAME = 0.5  # the share of the words in common from which two texts with one head are one event


def find_event(prepared: Prepared, beside: Collection[str] = ()) -> Event | None:
    """The event that has this text, this source URL, all of these words under another head, or
    this head and much the same words.

    Until the transaction ends nobody else can create or change it, not even in the admin. Raises
    ImportRefused where two events claim the transcript.
    """
    head = prepared.parsed.event
    text, url = prepared.text_digest, head.source_url or ""
    digest, said = "", prepared.words_digest
    if head.date:
        digest = Event.head_digest_of(str(head.date), head.title or "", head.byline or "")
    claims = {"text": text, "url": url, "head": digest, "words": said}
    claims = {name: claim for name, claim in claims.items() if claim}
    lock_event(f"{name} {claim}" for name, claim in claims.items())
    alike = _claimed(claims)
    same_text = next((event for event in alike if event.source_sha256 == text), None)
    same_url = next((event for event in alike if url and event.source_url == url), None)
    if same_text and same_url and same_text != same_url:
        raise ImportRefused(
            f"The text is that of {same_text.slug}, but the source URL is that of "
            f"{same_url.slug}. Correct the source URL."
        )
    if same_text or same_url:
        return same_text or same_url
    # Two addresses are two events.
    alike = [event for event in alike if not (url and event.source_url)]
    same_words = (event for event in alike if said and event.words_digest == said)
    corrected = next((e for e in same_words if _is_corrected_head(e, head, beside)), None)
    same_head = (event for event in alike if digest and event.head_digest == digest)
    return corrected or next((e for e in same_head if _says_much_the_same(e, prepared)), None)


COLUMNS = {
    "text": "source_sha256",
    "url": "source_url",
    "head": "head_digest",
    "words": "words_digest",
}


def _claimed(claims: dict[str, str]) -> list[Event]:
    """The events that one of the claims fits, locked."""
    fits = " OR ".join(f"{COLUMNS[name]} = %s" for name in claims)
    statement = f"SELECT id FROM transcripts_event WHERE {fits} FOR UPDATE"
    keys = [pk for (pk,) in fetch(statement, *claims.values())]
    return list(Event.objects.filter(pk__in=keys)) if keys else []


def _is_corrected_head(event: Event, head: ParsedEvent, beside: Collection[str]) -> bool:
    """Whether a head may be a corrected one of an event with the same words: its day or its title
    is the same, and the event's own file is not among the others of this import."""
    alike = event.date == head.date or event.title == (head.title or "")
    return alike and event.received_digest not in beside


def _says_much_the_same(event: Event, prepared: Prepared) -> bool:
    """Whether a transcript shares much of its text below the head with an event."""
    before = _words_by_line(event.source_text, event.spans)
    now = _words_by_line(prepared.source.text, prepared.spans)
    return (now & before).total() >= SAME * max(now.total(), before.total(), 1)


def _words_by_line(text: str, spans: list[list[Any]]) -> Counter[str]:
    """The lines from where somebody first speaks, each with the number of its words."""
    spoken = (start for start, _, _, turn in spans if turn is not None)
    words: Counter[str] = Counter()
    for line in text[min(spoken, default=0) :].splitlines():
        words[line.strip()] += len(line.split())
    return words
