"""A parsed transcript → rows, in one transaction; a corrected one updates its rows in place."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from itertools import count
from typing import Any

from django.db import connection
from django.db.models import Model

from transcripts.models import Event, Passage, Turn
from transcripts.models.events import FIRST_DAY, LAST_DAY
from transcripts.models.public_ids import derive_public_id
from transcripts.parsing import complete
from transcripts.parsing.transcript import (
    ParsedPassage,
    ParsedTranscript,
    ParseWarning,
)
from transcripts.sources import read_metadata

from .corrections import EventState, record_correction
from .locking import writing
from .matching import match_texts
from .names import Names, as_json
from .outcome import ImportRefused

NO_DATE = "The text does not say the day of the event."
DATE_WARNINGS = ("impossible_date", "several_dates")
HOW_TO_GIVE_A_DATE = (
    "Give the day of the event with --date 2024-10-16 (the Date field of the upload), or write "
    "date = 2024-10-16 into a file of the same name that ends in .toml."
)


class RolledBack(Exception):
    """Ends a dry run: nothing of it stays."""


def store(
    parsed: ParsedTranscript,
    given: Mapping[str, Any],
    source_text: str,
    source_name: str,
    notes: tuple[ParseWarning, ...] = (),
    *,
    dry_run: bool = False,
) -> tuple[str, Event]:
    """Write a transcript; returns "created", "updated" or "unchanged", and its event.

    `given` is metadata from outside the text, which goes before what the text says and is
    remembered: it need not be given again. All is stored or, where anything fails, nothing; with
    `dry_run`, nothing is kept. Raises ImportRefused.
    """
    try:
        with writing():
            status, stored = _Writer(parsed, given, source_text, source_name, notes).write()
            if dry_run:
                raise RolledBack
    except RolledBack:
        pass
    return status, stored


class _Writer:
    def __init__(
        self,
        parsed: ParsedTranscript,
        given: Mapping[str, Any],
        source_text: str,
        source_name: str,
        notes: tuple[ParseWarning, ...],
    ) -> None:
        self.source_text = source_text
        self.source_name = source_name
        address = given.get("source_url") or parsed.event.source_url
        self.known = _same_text_or_address(source_text, address)
        if self.known is None:
            self.known = _same_head(_fields(complete(parsed, given)), source_text)
        before = self.known.imported.get("given", {}) if self.known else {}
        self.given = {**read_metadata(before), **given}
        self.parsed = complete(parsed, self.given)
        if not any(turn.text for turn in self.parsed.turns):
            raise ImportRefused("Nobody says a word in it: a head alone is no transcript.")
        self.fields = _fields(self.parsed)
        self.warnings = [*notes, *self.parsed.warnings]

    def write(self) -> tuple[str, Event]:
        event = self.known
        fingerprint = self.fingerprint()
        if event and event.imported.get("fingerprint") == fingerprint:
            return "unchanged", event
        status = "updated" if event else "created"
        before = EventState.of(event) if event else None
        source_changed = event is None or event.source_sha256 != Event.digest(self.source_text)
        event = event or Event()
        self.write_event(event, fingerprint)
        head = self.parsed.event
        names = Names(self.parsed.turns, self.fields["date"], f"{head.title}\n{head.byline}")
        self.write_turns(event, names)
        event.warnings = as_json([*self.warnings, *names.warnings])
        event.save()
        record_correction(event, before, source_changed=source_changed)
        return status, event

    def fingerprint(self) -> str:
        """A digest of all that would be written: the same means that nothing has changed."""
        parsed = asdict(self.parsed)
        warnings = [asdict(warning) for warning in self.warnings]
        whole = [parsed, self.fields, self.source_text, warnings]
        return sha256(json.dumps(whole, default=str, sort_keys=True).encode()).hexdigest()

    def write_event(self, event: Event, fingerprint: str) -> None:
        """Write the head; a field that a person changed since the last import stays theirs."""
        before = event.imported.get("fields", {})
        for name, value in self.fields.items():
            if event.pk is None or str(getattr(event, name)) == before.get(name):
                setattr(event, name, value)
        written = {name: str(value) for name, value in self.fields.items()}
        event.imported = {
            "fingerprint": fingerprint,
            "fields": written,
            "given": {name: str(value) for name, value in self.given.items()},
        }
        event.source_text = self.source_text
        event.source_sha256 = Event.digest(self.source_text)
        event.source_name = self.source_name[-255:]
        event.spans = [[s.start, s.end, s.what, s.turn] for s in self.parsed.spans]
        event.save()

    def write_turns(self, event: Event, names: Names) -> None:
        old = list(event.turns.order_by("position"))
        matched = match_texts([t.text for t in old], [t.text for t in self.parsed.turns])
        known = {new + 1: old[at] for new, at in matched.items()}
        passages = self.write_passages(event, known)
        ids = {turn.public_id for turn in old}
        turns: dict[int, Turn] = {}
        for passage in self.parsed.passages:
            question: Turn | None = None
            for position in passage.turns:
                parsed = self.parsed.turn(position)
                turn = known.get(position) or Turn(event=event)
                if not turn.public_id:
                    said = (parsed.label or "", parsed.text)
                    turn.public_id = _free_id(ids, "turn", event.slug, *said)
                line = self.source_text.count("\n", 0, parsed.start) + 1
                turn.passage = passages[passage.position]
                turn.position, turn.label = position, parsed.label or ""
                outlet = names.outlet(parsed, line)
                _write_uncorrected(
                    turn,
                    kind=parsed.kind,
                    role=parsed.role or "",
                    outlet_id=outlet.pk if outlet else None,
                    speaker_id=names.speaker_id(parsed, outlet, line),
                )
                turn.speaker_name = parsed.speaker or ""
                turn.outlet_name = parsed.outlet or ""
                turn.text, turn.start, turn.end = parsed.text, parsed.start, parsed.end
                if turn.kind == Turn.Kind.QUESTION:
                    question = turn
                turn.in_reply_to = question if turn.kind == Turn.Kind.ANSWER else None
                turns[position] = turn
        _write_rows(Turn, old, list(turns.values()))
        gone = [p.pk for p in event.passages.all() if p.pk not in {q.pk for q in passages.values()}]
        Passage.objects.filter(pk__in=gone).delete()

    def write_passages(self, event: Event, known: dict[int, Turn]) -> dict[int, Passage]:
        """The passages by position; each is the old one that its words come from."""
        old = {passage.pk: passage for passage in event.passages.all()}
        taken: set[int] = set()
        passages: dict[int, Passage] = {}
        for parsed in self.parsed.passages:
            pk = next(
                (
                    known[position].passage_id
                    for position in _telling_turns(parsed)
                    if position in known and known[position].passage_id not in taken
                ),
                None,
            )
            passage = old[pk] if pk else Passage(event=event)
            if pk:
                taken.add(pk)
            passage.position, passage.kind = parsed.position, parsed.kind
            passages[parsed.position] = passage
        self._name_passages(event, passages)
        _write_rows(Passage, list(old.values()), list(passages.values()), keep_old=True)
        return passages

    def _name_passages(self, event: Event, passages: dict[int, Passage]) -> None:
        """Give new passages an id made from the words they are known by."""
        ids = {passage.public_id for passage in event.passages.all()}
        for parsed in self.parsed.passages:
            passage = passages[parsed.position]
            if not passage.public_id:
                words = self.parsed.turn(_telling_turns(parsed)[0]).text
                passage.public_id = _free_id(ids, "passage", event.slug, words)


def _fields(parsed: ParsedTranscript) -> dict[str, Any]:
    """The head as the event's columns hold it. Raises ImportRefused without a possible date."""
    head = parsed.event
    if head.date is None:
        told = (w.message for w in parsed.warnings if w.code in DATE_WARNINGS)
        raise ImportRefused(f"{next(told, NO_DATE)} {HOW_TO_GIVE_A_DATE}")
    if not FIRST_DAY <= head.date <= LAST_DAY:
        raise ImportRefused(f"The date {head.date.isoformat()} is not of the Alliance's time.")
    fields: dict[str, Any] = {name: value or "" for name, value in asdict(head).items()}
    return {**fields, "kind": head.kind or Event.Kind.OTHER}


def _same_head(fields: dict[str, Any], source_text: str) -> Event | None:
    """An event that was imported with this day, title and byline, its text much the same."""
    head = {name: str(fields[name]) for name in ("date", "title", "byline")}
    alike = Event.objects.filter(imported__fields__contains=head)
    if fields["source_url"]:
        alike = alike.filter(source_url="")
    new = set(source_text.splitlines())
    for event in alike:
        old = set(event.source_text.splitlines())
        if len(old & new) * 2 >= max(len(old), len(new)):
            return event
    return None


def _same_text_or_address(source_text: str, source_url: str | None) -> Event | None:
    """The event that has this text or this source URL. Raises ImportRefused if two have."""
    same_text = Event.objects.filter(source_sha256=Event.digest(source_text)).first()
    same_url = Event.objects.filter(source_url=source_url).first() if source_url else None
    if same_text and same_url and same_text != same_url:
        raise ImportRefused(
            f"The text is that of {same_text.slug}, but the source URL is that of "
            f"{same_url.slug}. Correct the source URL."
        )
    return same_text or same_url


def _free_id(taken: set[str], *parts: object) -> str:
    """The first id made from `parts` that is not `taken`; it is, from now on."""
    numbered = (derive_public_id(*parts, number) for number in count(1))
    taken.add(free := next(one for one in numbered if one not in taken))
    return free


def _write_uncorrected(turn: Turn, **values: Any) -> None:
    """Write what is still as the last import left it; what a person corrected stays theirs.

    A name that was merged into another since is no correction.
    """
    for name, value in values.items():
        if turn.pk is None or getattr(turn, name) == turn.imported.get(name):
            setattr(turn, name, value)
    turn.imported = values


def _telling_turns(passage: ParsedPassage) -> tuple[int, ...]:
    """The positions of a passage's turns, those first by which it is known: questions, answers."""
    first = (*passage.questions, *passage.answers)
    return (*first, *(position for position in passage.turns if position not in first))


def _write_rows(
    model: type[Model], old: list[Any], new: list[Any], *, keep_old: bool = False
) -> None:
    """Insert, update and delete, each in one statement. New rows get their keys beforehand, so
    that they can refer to each other."""
    fresh = [row for row in new if row.pk is None]
    if fresh:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, len(fresh)],
            )
            for row, (pk,) in zip(fresh, cursor.fetchall(), strict=True):
                row.pk = pk
    kept = {row.pk for row in new}
    gone = [row.pk for row in old if row.pk not in kept]
    manager = model._default_manager
    if gone and not keep_old:
        manager.filter(pk__in=gone).delete()
    fresh_keys = {row.pk for row in fresh}
    names = [f.name for f in model._meta.concrete_fields if f.name not in ("id", "public_id")]
    manager.bulk_update([row for row in new if row.pk not in fresh_keys], names)
    manager.bulk_create(fresh)
