"""What the parser hands on: a transcript as plain, frozen objects. No Django here.

All offsets are characters of the source text as decoded, with newlines as `\\n`, before any
repair. `ParsedTranscript.as_json()` is the public shape that `parse_transcript --json` prints.
"""

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

EVENT_KINDS = (
    "press_conference",
    "joint_press_conference",
    "doorstep",
    "media_huddle",
    "briefing",
    "speech",
    "speech_with_qa",
    "interview",
    "discussion",
    "remarks",
    "other",
)
TURN_KINDS = ("statement", "question", "answer", "moderation", "interjection")
PASSAGE_KINDS = ("exchange", "statement")


@dataclass(frozen=True, slots=True)
class ParsedEvent:
    """The head of a transcript. What the text does not say is None."""

    title: str | None = None
    byline: str | None = None
    date: datetime.date | None = None
    kind: str | None = None
    place: str | None = None
    language: str | None = None
    delivery: str | None = None
    source_url: str | None = None


class ParsedTurn(NamedTuple):
    """What one speaker says until another speaks.

    `speaker`, `role` and `outlet` are names as printed, resolved through the byline and earlier
    labels; `label` is the label as printed, without trailing blanks. `text` is repaired and free
    of its label; `start` and `end` enclose it in the source (equal for a turn without words).
    """

    position: int
    kind: str
    speaker: str | None
    role: str | None
    outlet: str | None
    label: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedPassage:
    """What a reader wants as one hit: an exchange or a statement.

    `turns` are consecutive positions, and the passages of a transcript cover all its turns in
    order. In an exchange, `questions` and `answers` are the positions of those turns; a statement
    has neither.
    """

    position: int
    kind: str
    turns: tuple[int, ...]
    questions: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()


class Span(NamedTuple):
    """A stretch of the source text and what became of it: `title`, `byline`, `date`, `delivery`,
    `label`, `text`, `skipped:REASON` … `turn` is the position of the turn it belongs to."""

    start: int
    end: int
    what: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something a person should look at: a 1-based line of the source, a code that
    docs/warnings.md explains, and a sentence."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that nobody spoke, as the file's markup says: `what` is one word such
    as `navigation`, `form`, `caption`, `media`, and names its span, `skipped:navigation`."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a file's markup gives for a field of the event, and where it stands there:
    `origin` is for people to read, like `meta property og:title`."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class ParsedTranscript:
    event: ParsedEvent
    turns: tuple[ParsedTurn, ...]
    passages: tuple[ParsedPassage, ...]
    spans: tuple[Span, ...]
    warnings: tuple[ParseWarning, ...]

    def turn(self, position: int) -> ParsedTurn:
        """The turn at `position` (counted from 1)."""
        return self.turns[position - 1]

    @property
    def exchanges(self) -> tuple[ParsedPassage, ...]:
        return tuple(passage for passage in self.passages if passage.kind == "exchange")

    def as_json(self) -> dict[str, Any]:
        """The transcript in the public shape (docs/contract.md), ready for `json.dumps`."""
        event = self.event
        return {
            "event": {
                "title": event.title,
                "byline": event.byline,
                "date": event.date.isoformat() if event.date else None,
                "kind": event.kind,
                "place": event.place,
                "language": event.language,
                "delivery": event.delivery,
                "source_url": event.source_url,
            },
            "turns": [
                {
                    "position": turn.position,
                    "kind": turn.kind,
                    "speaker": turn.speaker,
                    "role": turn.role,
                    "outlet": turn.outlet,
                    "label": turn.label,
                    "text": turn.text,
                }
                for turn in self.turns
            ],
            "exchanges": [
                {
                    "number": number,
                    "asker": self.turn(exchange.questions[0]).speaker,
                    "outlet": self.turn(exchange.questions[0]).outlet,
                    "questions": list(exchange.questions),
                    "answers": list(exchange.answers),
                }
                for number, exchange in enumerate(self.exchanges, start=1)
            ],
            "spans": [{"start": s.start, "end": s.end, "what": s.what} for s in self.spans],
            "warnings": [
                {"line": w.line, "code": w.code, "message": w.message} for w in self.warnings
            ],
        }
