"""What an import changed in an event, kept for readers.

A reader cares for the words, for who said them, and for the head. Where these stay as they are,
nothing was corrected, whatever else the parser does better now: places in the source, spans,
warnings, how turns make up passages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Max

from transcripts.models import Correction, Event, Turn

from .alignment import heaviest_chain
from .word_diff import count_words, word_edits

HEAD = ("title", "byline", "kind", "date", "place", "delivery", "source_url")
TURN = ("kind", "label", "speaker", "role", "outlet")
SUMMARY = ("head", "changed", "added", "removed", "moved", "words_added", "words_removed")


@dataclass(frozen=True, slots=True)
class TurnState:
    """A turn as its readers see it; "" is unknown."""

    public_id: str
    passage: str  # its public id
    position: int
    text: str
    kind: str
    label: str
    speaker: str
    role: str
    outlet: str

    @classmethod
    def of(cls, turn: Turn) -> Self:
        return cls(
            turn.public_id,
            turn.passage.public_id,
            turn.position,
            turn.text,
            turn.kind,
            turn.label,
            turn.name,
            turn.role,
            turn.outlet_called,
        )


@dataclass(frozen=True, slots=True)
class EventState:
    """The head and the turns of an event as they stand in the database."""

    head: dict[str, str]
    turns: tuple[TurnState, ...]

    @classmethod
    def of(cls, event: Event) -> Self:
        """Reads both, in two statements."""
        head = Event.objects.values(*HEAD).get(pk=event.pk)
        turns = event.turns.order_by("position").select_related("passage", "speaker", "outlet")
        return cls(
            {name: str(value) for name, value in head.items()},
            tuple(TurnState.of(turn) for turn in turns),
        )


def record_correction(
    event: Event, before: EventState | None, *, source_changed: bool
) -> Correction | None:
    """Keep what changed since `before`; None if that is nothing a reader cares for, or if the
    event is new. To be called in the transaction that changed the event."""
    if before is None:
        return None
    changes = _changes(before, EventState.of(event))
    if not changes:
        return None
    last = event.corrections.aggregate(last=Max("number"))["last"] or 0
    return Correction.objects.create(
        event=event,
        number=last + 1,
        reason=Correction.Reason.SOURCE if source_changed else Correction.Reason.READING,
        summary=_summary(changes),
        changes=changes,
        passages=sorted({change["passage"] for change in changes if change["what"] != "head"}),
    )


def _changes(before: EventState, after: EventState) -> list[dict[str, Any]]:
    return [*_head_changes(before.head, after.head), *_turn_changes(before, after)]


def _head_changes(before: dict[str, str], after: dict[str, str]) -> Iterator[dict[str, Any]]:
    for field in HEAD:
        if not _same(before[field], after[field]):
            yield {
                "what": "head",
                "field": field,
                "before": before[field] or None,
                "after": after[field] or None,
            }


def _turn_changes(before: EventState, after: EventState) -> Iterator[dict[str, Any]]:
    """Turn by turn as they are read now, those removed where they stood."""
    old = {turn.public_id: turn for turn in before.turns}
    new = {turn.public_id for turn in after.turns}
    moved = _moved(before, after)
    removed = dict[str, list[TurnState]]()  # by the turn that they followed
    followed = ""
    for turn in before.turns:
        if turn.public_id in new:
            followed = turn.public_id
        else:
            removed.setdefault(followed, []).append(turn)
    yield from (_whole(turn, "removed") for turn in removed.get("", []))
    for turn in after.turns:
        if turn.public_id not in old:
            yield _whole(turn, "added")
        elif change := _changed(old[turn.public_id], turn, moved=turn.public_id in moved):
            yield change
        yield from (_whole(gone, "removed") for gone in removed.get(turn.public_id, []))


def _moved(before: EventState, after: EventState) -> set[str]:
    """The turns that stand elsewhere among the others now: as few words as can be."""
    place = {turn.public_id: j for j, turn in enumerate(after.turns)}
    both = [
        (i, place[turn.public_id], 1.0 + len(turn.text.split()))
        for i, turn in enumerate(before.turns)
        if turn.public_id in place
    ]
    stayed = {i for i, _ in heaviest_chain(both)}
    return {before.turns[i].public_id for i, _, _ in both if i not in stayed}


def _changed(old: TurnState, new: TurnState, *, moved: bool) -> dict[str, Any] | None:
    fields = {
        name: [getattr(old, name) or None, getattr(new, name) or None]
        for name in TURN
        if not _same(getattr(old, name), getattr(new, name))
    }
    edits = word_edits(old.text, new.text)
    if not fields and not edits and not moved:
        return None
    return {
        **_described(new, "changed"),
        "fields": fields,
        "moved": [old.position, new.position] if moved else None,
        "edits": edits,
    }


def _whole(turn: TurnState, what: str) -> dict[str, Any]:
    return {**_described(turn, what), "text": turn.text}


def _described(turn: TurnState, what: str) -> dict[str, Any]:
    return {
        "what": what,
        "turn": turn.public_id,
        "passage": turn.passage,
        "position": turn.position,
        "kind": turn.kind,
        "label": turn.label or None,
        "speaker": turn.speaker or None,
        "outlet": turn.outlet or None,
    }


def _same(one: str, other: str) -> bool:
    """Blanks and line breaks are no difference."""
    return one.split() == other.split()


def _summary(changes: list[dict[str, Any]]) -> dict[str, int]:
    counts = dict.fromkeys(SUMMARY, 0)
    for change in changes:
        what = change["what"]
        counts[what] += 1
        if what == "changed":
            counts["moved"] += bool(change["moved"])
            for words in ("added", "removed"):
                counts[f"words_{words}"] += count_words(change["edits"], words)
        elif what != "head":
            counts[f"words_{what}"] += len(change["text"].split())
    return counts
