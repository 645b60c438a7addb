"""Quotes: words of a transcript right to the letter, with all that must be said about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transcripts.models import Event, Turn

from . import FICTIONAL
from .gaps import gaps_in
from .text_fragments import text_fragment


class NotThere(LookupError):
    """What was asked for does not stand in the transcript; the message tells a reader."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of one turn: `turn.text[start:end]`."""

    turn: Turn
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        return self.text.strip() == self.turn.text.strip()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one turn, or of several that follow each other, never without a part."""

    event: Event
    parts: tuple[Part, ...]
    roles: Mapping[str, str]  # by name: what is printed of the speakers elsewhere in the event
    asker: Turn | None  # whose question a quoted answer answers
    accessed: date
    fictional: bool = False  # whether the archive is

    @property
    def words(self) -> str:
        """What is quoted; a blank line stands between turns."""
        return "\n\n".join(part.text for part in self.parts)

    @property
    def said(self) -> tuple[tuple[str, Part], ...]:
        """The parts, each with who says it."""
        return tuple((self._attribution(part.turn), part) for part in self.parts)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Those who are quoted, each once, as `said` names them."""
        return tuple(dict(self.said))

    def _attribution(self, turn: Turn) -> str:
        """“Ada Example, Secretary General”: the name, and the role or outlet at the time."""
        outlet = turn.outlet_called
        about = turn.role or outlet or self.roles.get(turn.name, "")
        return ", ".join(filter(None, (turn.name or "Speaker not named", about)))

    @property
    def asked_by(self) -> str:
        """Who asked what a quote of answers answers: “Erika Beispiel (Example Times)”; else ""."""
        kinds = {part.turn.kind for part in self.parts}
        if self.asker is None or kinds != {Turn.Kind.ANSWER}:
            return ""
        return self.asker.name_with_outlet or "a journalist who is not named"

    @property
    def occasion(self) -> str:
        """“Fictional press conference, Brussels, 7 May 2031”."""
        event = self.event
        told = ", ".join(filter(None, (event.heading, event.place, f"{event.date:%-d %B %Y}")))
        return f"{FICTIONAL}{told}" if self.fictional else told

    @property
    def gaps(self) -> tuple[str, ...]:
        """Sentences about what a reader of the quote must know."""
        return tuple(gaps_in(self.event, [(p.turn, p.start, p.end) for p in self.parts]))

    @property
    def fragment(self) -> str:
        """What follows # in the quote's address: its turn or paragraph, and the words themselves
        where it is less than that."""
        first = self.parts[0]
        if len(self.parts) == 1 and first.is_whole:
            return first.turn.public_id
        here = next((p for p in first.turn.paragraphs if p.end > first.start), None)
        if here is None:
            return first.turn.public_id
        address = f"{first.turn.public_id}-{here.key}"
        paragraph = first.turn.text[here.start : here.end]
        if len(self.parts) == 1 and first.text.strip() == paragraph.strip():
            return address
        if len(self.parts) > 1 and not first.turn.text[: first.start].strip():
            return first.turn.public_id
        before = first.turn.text[here.start : first.start]
        last = self.parts[-1].text
        return address + text_fragment(self.event.source_text, first.text, last, before)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to quote of an event, by the parameters of an address: a passage; a turn, a paragraph of
    it; or from the character `start` of `turn` to `end` of `until` (by default the same turn), with
    the words whole that are cut there."""

    passage: str = ""
    turn: str = ""
    paragraph: str = ""
    until: str = ""
    start: str = ""
    end: str = ""


def quote(event: Event, wanted: Wanted, accessed: date, *, fictional: bool = False) -> Quote:
    """The words that are wanted of an event; raises NotThere.

    Reads all turns of the event, in a constant number of statements.
    """
    turns = list(event.turns.select_related("speaker", "outlet", "passage"))
    parts = _parts(turns, wanted)
    roles = {turn.name: turn.role for turn in reversed(turns) if turn.name and turn.role}
    asked = next((t for t in turns if t.pk == parts[0].turn.in_reply_to_id), None)
    return Quote(event, parts, roles, asked, accessed, fictional)


def _parts(turns: Sequence[Turn], wanted: Wanted) -> tuple[Part, ...]:
    if wanted.passage and not wanted.turn:
        chosen = [turn for turn in turns if turn.passage.public_id == wanted.passage]
        return _stripped([Part(turn, 0, len(turn.text)) for turn in chosen])
    first = _turn(turns, wanted.turn)
    if wanted.paragraph:
        found = next((p for p in first.paragraphs if p.key == wanted.paragraph), None)
        if found is None:
            raise NotThere("This paragraph was corrected since the link to it was made.")
        return _stripped([Part(first, found.start, found.end)])
    last = _turn(turns, wanted.until) if wanted.until else first
    start = _place(wanted.start, 0)
    end = _place(wanted.end, len(last.text))
    parts = [
        Part(turn, start if turn is first else 0, end if turn is last else len(turn.text))
        for turn in turns
        if first.position <= turn.position <= last.position
    ]
    return tuple(map(_in_whole_words, _stripped(parts)))


def _in_whole_words(part: Part) -> Part:
    """The part with the words whole at whose middle it starts and ends."""
    text, start, end = part.turn.text, part.start, part.end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Part(part.turn, start, end)


def _turn(turns: Sequence[Turn], public_id: str) -> Turn:
    for turn in turns:
        if turn.public_id == public_id:
            return turn
    raise NotThere("There is no such turn in this transcript.")


def _place(value: str, default: int) -> int:
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        raise NotThere("Start and end are numbers of characters.")
    return int(value)


def _stripped(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without blanks around; those that hold nothing else are left out."""
    kept = []
    for part in parts:
        blanks = len(part.text) - len(part.text.lstrip())
        if text := part.text.strip():
            start = part.start + blanks
            kept.append(Part(part.turn, start, start + len(text)))
    if not kept:
        raise NotThere("There are no words at this place.")
    return tuple(kept)
