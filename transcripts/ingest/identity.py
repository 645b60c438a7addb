"""Which event of the archive a transcript is, so that it is updated and not created twice."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from transcripts.models import Event
from transcripts.parsing import ParsedEvent

from .likeness import Wording
from .locking import lock_event
from .outcome import ImportRefused
from .prepared import Prepared
from .statements import fetch

# From where on two texts with one head are one event: the share of words in the same lines, or of
# pairs of words, which remain where a word of most lines was corrected.
SAME_LINES, SAME_PAIRS = 0.5, 0.75
# … and two of one day, under two titles: the share of pairs, and how much longer one may be.
SAME_WORDS, LONGER = 0.95, 1.2


def find_event(prepared: Prepared, beside: Collection[str] = ()) -> Event | None:
    """The event that has this text, this source URL, all of these words under another head, this
    head and much the same words, or this day and nearly all of the same words.

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
    alike = _without_another_address(alike, head)
    same_words = (event for event in alike if said and event.words_digest == said)
    corrected = next((e for e in same_words if _is_corrected_head(e, head, beside)), None)
    same_head = (event for event in alike if digest and event.head_digest == digest)
    much = (e for e in same_head if _says_much_the_same(e, prepared, beside))
    return corrected or next(much, None) or _of_the_same_day(prepared, beside)


def _without_another_address(events: Iterable[Event], head: ParsedEvent) -> list[Event]:
    """Two addresses are two events."""
    return [event for event in events if not (head.source_url and event.source_url)]


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


ABOUT_AS_LONG = """
    SELECT id FROM transcripts_event WHERE date = %s
        AND octet_length(source_text) BETWEEN %s AND %s
"""


def _of_the_same_day(prepared: Prepared, beside: Collection[str]) -> Event | None:
    """The event of the same day with nearly all of the words, locked."""
    head, length = prepared.parsed.event, len(prepared.source.text.encode())
    if not head.date or not prepared.words_digest:
        return None
    lengths = int(length / LONGER), int(length * LONGER)
    keys = [pk for (pk,) in fetch(ABOUT_AS_LONG, head.date, *lengths)]
    events = _without_another_address(Event.objects.filter(pk__in=keys) if keys else (), head)
    same = next((e for e in events if _has_the_words(e, prepared, beside, SAME_WORDS)), None)
    return Event.objects.select_for_update().get(pk=same.pk) if same else None


def _is_corrected_head(event: Event, head: ParsedEvent, beside: Collection[str]) -> bool:
    """Whether a head may be a corrected one of an event with the same words: its day or its title
    is the same, and the event's own file is not among the others of this import."""
    alike = event.date == head.date or event.title == (head.title or "")
    return alike and event.received_digest not in beside


def _says_much_the_same(event: Event, prepared: Prepared, beside: Collection[str]) -> bool:
    """Whether a transcript shares much of its text below the head with an event."""
    before = _spoken(event.source_text, event.spans)
    now = _spoken(prepared.source.text, prepared.spans)
    one, other = _words_by_line(before), _words_by_line(now)
    if _share(one.total(), other.total(), (one & other).total()) >= SAME_LINES:
        return True
    return _has_the_words(event, prepared, beside, SAME_PAIRS)


def _has_the_words(event: Event, prepared: Prepared, beside: Collection[str], least: float) -> bool:
    """Whether a transcript shares so many pairs of words below the head with an event whose own
    file is not among the others of this import."""
    if event.received_digest in beside:
        return False
    one = Wording(_spoken(event.source_text, event.spans)).pairs
    other = Wording(_spoken(prepared.source.text, prepared.spans)).pairs
    return _share(len(one), len(other), len(one & other)) >= least


def _spoken(text: str, spans: list[list[Any]]) -> str:
    """A text from where somebody first speaks."""
    return text[min((start for start, _, _, turn in spans if turn is not None), default=0) :]


def _words_by_line(text: str) -> Counter[str]:
    """Lines, each with the number of its words."""
    words: Counter[str] = Counter()
    for line in text.splitlines():
        words[line.strip()] += len(line.split())
    return words


def _share(one: int, other: int, common: int) -> float:
    return common / max(one, other, 1)
