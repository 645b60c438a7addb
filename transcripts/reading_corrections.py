"""Corrections as they are read: what was changed, in words, with what it was before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from transcripts.models import Correction, Event, Turn

FIELDS = {
    "title": "Title",
    "byline": "Byline",
    "date": "Date",
    "place": "Place",
    "delivery": "How it was delivered",
    "source_url": "Source address",
    "kind": "Kind",
    "label": "Name as printed",
    "speaker": "Speaker",
    "role": "Role",
    "outlet": "Outlet",
}
KINDS = dict([*Event.Kind.choices, *Turn.Kind.choices])
VERBS = {Correction.Reason.SOURCE: "Corrected", Correction.Reason.READING: "Read anew"}


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field of the event or of a turn, before and after; None is unknown."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ReadChange:
    """One change: of the head, or of a turn."""

    heading: str  # “Answer by Ada Example”
    what: str  # changed, added, removed, moved, “changed and moved”
    address: str  # of the turn, where it is still there, else ""
    fields: tuple[ChangedField, ...] = ()
    edits: Sequence[dict[str, Any]] = ()
    lines: Sequence[str] = ()  # of a turn that was added or removed


@dataclass(frozen=True, slots=True)
class ReadCorrection:
    """One correction with its changes in reading order."""

    correction: Correction
    summary: str
    changes: tuple[ReadChange, ...]

    @property
    def name(self) -> str:
        return VERBS[Correction.Reason(self.correction.reason)]


@dataclass(frozen=True, slots=True)
class Corrected:
    """That an event, or a passage, was corrected, in a few words; the newest correction first."""

    corrections: Sequence[Correction]

    def __bool__(self) -> bool:
        return bool(self.corrections)

    @property
    def latest(self) -> Correction:
        return self.corrections[0]

    @property
    def words(self) -> str:
        """What the day of the latest follows: “Corrected on”, “Read anew 3 times, last on”."""
        verbs = {VERBS[Correction.Reason(one.reason)] for one in self.corrections}
        verb = verbs.pop() if len(verbs) == 1 else "Changed"
        times = len(self.corrections)
        return f"{verb} on" if times == 1 else f"{verb} {times} times, last on"


def read_corrections(event: Event) -> tuple[ReadCorrection, ...]:
    """All corrections of an event, the newest first; in two statements."""
    there = set(event.turns.values_list("public_id", flat=True))
    page = event.get_absolute_url()
    return tuple(
        ReadCorrection(
            correction,
            in_words(correction.summary),
            tuple(_read(correction.changes, page, there)),
        )
        for correction in event.corrections.order_by("-number")
    )


def in_words(summary: dict[str, int]) -> str:
    """A summary as a sentence: “2 turns changed, 1 added; 14 words added, 12 removed.”"""
    turns = [
        f"{_number(summary[what], 'turn')} {what}"
        for what in ("changed", "added", "removed")
        if summary[what]
    ]
    words = [
        f"{_number(summary[f'words_{what}'], 'word')} {what}"
        for what in ("added", "removed")
        if summary[f"words_{what}"]
    ]
    head = [f"{_number(summary['head'], 'field')} of the head changed"] if summary["head"] else []
    moved = [f"{_number(summary['moved'], 'turn')} moved"] if summary["moved"] else []
    return f"{'; '.join(', '.join(part) for part in (head, turns, moved, words) if part)}."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _read(changes: Sequence[dict[str, Any]], page: str, there: set[str]) -> Iterator[ReadChange]:
    """The changes, those of the head as one; `there` are the turns that `page` still has."""
    head = [_field(c["field"], c["before"], c["after"]) for c in changes if c["what"] == "head"]
    if head:
        yield ReadChange("The head", "changed", page, tuple(head))
    for change in changes:
        if change["what"] != "head":
            yield ReadChange(
                _heading(change),
                _what(change),
                f"{page}#{change['turn']}" if change["turn"] in there else "",
                tuple(_field(name, *values) for name, values in change.get("fields", {}).items()),
                change.get("edits", ()),
                change.get("text", "").splitlines(),
            )


def _what(change: dict[str, Any]) -> str:
    if not change.get("moved"):
        return str(change["what"])
    return "changed and moved" if change["fields"] or change["edits"] else "moved"


def _heading(change: dict[str, Any]) -> str:
    """“Question by Erika Beispiel (Example Times)”."""
    kind = KINDS.get(change["kind"], change["kind"])
    speaker, outlet = change["speaker"], change["outlet"]
    by = f"{speaker} ({outlet})" if speaker and outlet else speaker or outlet
    return f"{kind} by {by}" if by else str(kind)


def _field(name: str, before: str | None, after: str | None) -> ChangedField:
    shown = {"kind": _kind, "date": _day}.get(name, str)
    return ChangedField(FIELDS.get(name, name), before and shown(before), after and shown(after))


def _kind(value: str) -> str:
    return str(KINDS.get(value, value))


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%-d %B %Y}"
