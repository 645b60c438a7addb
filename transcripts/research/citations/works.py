"""What is cited: an event or a passage as every citation format wants it described."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from transcripts.models import Event, Passage, Turn
from transcripts.research import FICTIONAL

from .person_names import PersonName, person_name

SAID = (Turn.Kind.ANSWER, Turn.Kind.STATEMENT)


@dataclass(frozen=True, slots=True)
class Work:
    """An event, or a passage within one (then `container` is the event's heading, else "")."""

    key: str  # names it in a bibliography: letters, digits and hyphens
    title: str
    container: str
    part: str  # of the container: exchange, statement; of an event ""
    genre: str  # “Press conference”
    authors: tuple[PersonName, ...]  # those who answer or make statements
    day: date
    place: str
    language: str
    url: str
    source_url: str
    accessed: date

    def invented(self) -> Self:
        """As a fictional archive cites it."""
        return replace(self, title=f"{FICTIONAL}{self.title}")


def event_as_work(event: Event, url: str, accessed: date) -> Work:
    """Takes one statement for the speakers."""
    turns = event.turns.filter(kind__in=SAID).select_related("speaker")
    return _work(event, turns, event.slug, event.heading, None, url, accessed)


def passage_as_work(passage: Passage, url: str, accessed: date) -> Work:
    """Of a passage from `with_turns`."""
    turns = [turn for turn in passage.in_order if turn.kind in SAID]
    event = passage.event
    key = f"{event.date.isoformat()}-{passage.public_id}"
    return _work(event, turns, key, passage.heading, passage, url, accessed)


def _work(
    event: Event,
    turns: Iterable[Turn],
    key: str,
    title: str,
    passage: Passage | None,
    url: str,
    accessed: date,
) -> Work:
    names = dict.fromkeys(turn.name for turn in turns if turn.name)
    return Work(
        key=f"nato-archive-{key}",
        title=one_line(title),
        container=one_line(event.heading) if passage else "",
        part=passage.kind if passage else "",
        genre=str(event.get_kind_display()),
        authors=tuple(person_name(one_line(name)) for name in names),
        day=event.date,
        place=one_line(event.place),
        language=event.language,
        url=url,
        source_url=event.source_url,
        accessed=accessed,
    )


def one_line(text: str) -> str:
    """Citations have no line breaks within a field."""
    return " ".join(text.split())
