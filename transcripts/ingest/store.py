"""A prepared transcript → rows, in one transaction; a corrected one updates its rows in place."""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.db import transaction

from transcripts.models import Event, Outlet, Passage, ReceivedFile, Speaker, Turn
from transcripts.models.events import FIRST_DAY, LAST_DAY
from transcripts.models.public_ids import FreeIds
from transcripts.parsing import complete
from transcripts.parsing.transcript import ParsedPassage, ParsedTranscript
from transcripts.sources import Source, is_plain_text, read_metadata

from .corrections import EventState, record_correction
from .fictional import refuse_mixing
from .identity import find_event
from .locking import begin_importing
from .matching import match_texts
from .names import Names, as_json
from .outcome import ImportRefused
from .prepared import Prepared
from .rows import Rows, new_row, number
from .slugs import free_slug_of

NO_DATE = "The text does not say the day of the event."
DATE_WARNINGS = ("impossible_date", "several_dates")
HOW_TO_GIVE_A_DATE = (
    "Give the day of the event with --date 2024-10-16 (the Date field of the upload), or write "
    "date = 2024-10-16 into a file of the same name that ends in .toml."
)

# Waits for its turn when entered, and lets the next one go when left.
Turnstile = Callable[[], AbstractContextManager[None]]


def store(
    prepared: Prepared,
    *,
    beside: Collection[str] = (),
    in_turn: Turnstile = nullcontext,
) -> tuple[str, Event]:
    """Write a transcript; returns "created", "updated" or "unchanged", and its event.

    What was given beside the text goes before what the text says and is remembered: it need not
    be given again. All is stored or, where anything fails, nothing. `beside` are the digests of
    all transcripts of this import: an event that one of them has just become is not overwritten
    by another. What decides about addresses and names is done within `in_turn`, so that imports
    that run side by side come to the same as one after the other. Raises ImportRefused.
    """
    with transaction.atomic():
        with in_turn():
            begin_importing()
            refuse_mixing(prepared.source.text)
            writer = _Writer(prepared, beside)
            if not writer.changed:
                writer.remember_file()
                return "unchanged", writer.event
            writer.decide_head()
        writer.write()
        writer.record_correction()
    return "updated" if writer.known else "created", writer.event


class _Writer:
    def __init__(self, prepared: Prepared, beside: Collection[str]) -> None:
        self.prepared = prepared
        self.received, self.source = prepared.received, prepared.source
        self.digest = prepared.digest
        self.known = find_event(prepared, beside)
        before = self.known.received_digest if self.known else ""
        if self.known and before != self.digest and before in beside:
            raise ImportRefused(
                f"This is the same event as {self.known.source_name} beside it "
                f"({self.known.slug}). Keep one of the two files."
            )
        given_before = self.known.imported.get("given", {}) if self.known else {}
        self.given = {**read_metadata(given_before), **prepared.given}
        self.parsed = complete(prepared.parsed, self.given)
        if not any(turn.text for turn in self.parsed.turns):
            raise ImportRefused("Nobody says a word in it: a head alone is no transcript.")
        self.fields = _fields(self.parsed)
        self.origins = _origins(self.parsed, self.given, self.source)
        self.warnings = [*self.source.warnings, *self.parsed.warnings]
        self.event = self.known or Event()
        self.fingerprint = self._fingerprint()
        self.changed = self.event.imported.get("fingerprint") != self.fingerprint

    def _fingerprint(self) -> str:
        """A digest of all that would be written: the same means that nothing has changed."""
        whole = [self.prepared.body, self.fields, self.origins, as_json(self.warnings)]
        return sha256(json.dumps(whole, default=str, sort_keys=True).encode()).hexdigest()

    def remember_file(self) -> None:
        """Recognise the next time what says nothing new, and keep it in place of the last one."""
        if self.event.received_digest != self.digest:
            Event.objects.filter(pk=self.event.pk).update(received_digest=self.digest)
            self._keep_file()

    def decide_head(self) -> None:
        """Decide what the event becomes and who speaks; a field that a person changed since the
        last import stays theirs."""
        event = self.event
        self.shown_before = EventState.of(event) if self.known else None
        self.text_before = event.source_sha256
        before = event.imported.get("fields", {})
        for name, value in self.fields.items():
            if event.pk is None or str(getattr(event, name)) == before.get(name):
                setattr(event, name, value)
        written = {name: str(value) for name, value in self.fields.items()}
        event.imported = {
            "fingerprint": self.fingerprint,
            "fields": written,
            "given": {name: str(value) for name, value in self.given.items()},
        }
        event.head_digest = Event.head_digest_of(
            written["date"], written["title"], written["byline"]
        )
        event.words_digest = self.prepared.words_digest
        event.received_digest = self.digest
        event.origins = self.origins
        event.source_text = self.source.text
        event.source_sha256 = self.prepared.text_digest
        event.source_name = self.source.name[-255:]
        event.spans = self.prepared.spans
        about = f"{self.fields['title']}\n{self.fields['byline']}"
        if not self.known:
            event.slug = free_slug_of(event)
        names = Names(self.parsed.turns, self.fields["date"], about)
        self.who = _who(self.parsed, self.source.text, names)
        event.warnings = as_json([*self.warnings, *names.warnings])

    def _keep_file(self) -> None:
        """Keep the file itself where its text is not all there is of it."""
        data = self.received.data
        is_page = any(warning.code == "read_as_html" for warning in self.source.warnings)
        if is_plain_text(self.received.name) and not is_page:
            if self.known:
                ReceivedFile.objects.filter(event=self.event).delete()
            return
        values = {
            "name": self.source.name[-255:],
            "sha256": sha256(data).hexdigest(),
            "data": data,
        }
        ReceivedFile.objects.update_or_create(event=self.event, defaults=values)

    def write(self) -> None:
        """Write the event, its passages and turns; each is the old one that its words come from."""
        event, parsed = self.event, self.parsed
        old: list[Turn] = []
        same: dict[int, Turn] = {}
        if self.known:
            # Locked, so that nothing that an editor saves meanwhile is overwritten unseen.
            old = list(event.turns.order_by("position").select_for_update())
            _follow_merges(old)
            texts = [turn.text for turn in parsed.turns]
            matched = match_texts([turn.text for turn in old], texts)
            same = {new + 1: old[at] for new, at in matched.items()}
        old_passages = {p.pk: p for p in event.passages.all()} if self.known else {}
        passage_rows = Rows(Passage, list(old_passages.values()))
        turn_rows = Rows(Turn, old)
        passages = self._passages(same, old_passages)
        turns = self._turns(same, FreeIds(turn.public_id for turn in old))
        number((Event, [event]), (Passage, passages), (Turn, turns))
        self._join(passages, turns)
        if self.known:
            event.save()
        else:
            Rows(Event).write([event])
        self._keep_file()
        passage_rows.write(passages)
        turn_rows.delete_others(turns)
        turn_rows.write(turns)
        passage_rows.delete_others(passages)

    def record_correction(self) -> None:
        """Keep what this import changed for readers."""
        changed = self.text_before != self.event.source_sha256
        record_correction(self.event, self.shown_before, source_changed=changed)

    def _passages(self, same: dict[int, Turn], old: dict[int, Passage]) -> list[Passage]:
        ids = FreeIds(passage.public_id for passage in old.values())
        taken: set[int] = set()
        passages = []
        for parsed in self.parsed.passages:
            telling = _telling_turns(parsed)
            # An exchange is its question: a new one does not take over the address of another.
            known_by = parsed.questions or telling
            was = (same[position].passage_id for position in known_by if position in same)
            pk = next((pk for pk in was if pk not in taken), None)
            passage = old[pk] if pk else new_row(Passage)
            if pk:
                taken.add(pk)
            else:
                words = self.parsed.turn(telling[0]).text
                passage.public_id = ids.derive("passage", self.event.slug, words)
            passage.position, passage.kind = parsed.position, parsed.kind
            passages.append(passage)
        return passages

    def _turns(self, same: dict[int, Turn], ids: FreeIds) -> list[Turn]:
        turns = []
        for parsed, (outlet_id, speaker_id) in zip(self.parsed.turns, self.who, strict=True):
            turn = same.get(parsed.position) or new_row(Turn)
            if not turn.public_id:
                said = (parsed.label or "", parsed.text)
                turn.public_id = ids.derive("turn", self.event.slug, *said)
            turn.position, turn.label = parsed.position, parsed.label or ""
            _write_uncorrected(
                turn,
                kind=parsed.kind,
                role=parsed.role or "",
                outlet_id=outlet_id,
                speaker_id=speaker_id,
            )
            turn.speaker_name, turn.outlet_name = parsed.speaker or "", parsed.outlet or ""
            turn.text, turn.start, turn.end = parsed.text, parsed.start, parsed.end
            turns.append(turn)
        return turns

    def _join(self, passages: list[Passage], turns: list[Turn]) -> None:
        """Put each turn into its passage, and each answer to its question."""
        for passage in passages:
            passage.event_id = self.event.pk
        for parsed, passage in zip(self.parsed.passages, passages, strict=True):
            question: int | None = None
            for position in parsed.turns:
                turn = turns[position - 1]
                turn.event_id, turn.passage_id = self.event.pk, passage.id
                if turn.kind == Turn.Kind.QUESTION:
                    question = turn.id
                turn.in_reply_to_id = question if turn.kind == Turn.Kind.ANSWER else None


def _who(parsed: ParsedTranscript, text: str, names: Names) -> list[tuple[int | None, int | None]]:
    """The keys of outlet and speaker of each turn."""
    found: list[tuple[int | None, int | None]] = []
    line, at = 1, 0
    for turn in parsed.turns:
        line += text.count("\n", at, turn.start)
        at = turn.start
        outlet = names.outlet(turn, line)
        found.append((outlet.pk if outlet else None, names.speaker_id(turn, outlet, line)))
    return found


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


def _origins(parsed: ParsedTranscript, given: Mapping[str, Any], source: Source) -> dict[str, str]:
    """Where each field of the head comes from, for people to read."""
    in_text = {span.what for span in parsed.spans}
    origins: dict[str, str] = {}
    for name, value in asdict(parsed.event).items():
        if name in given:
            origins[name] = "given with the file"
        elif name in in_text:
            origins[name] = "the text"
        elif value is not None and name in source.found:
            origins[name] = source.found[name].origin
    return origins


def _follow_merges(turns: list[Turn]) -> None:
    """Let what the last import wrote be what it is called now: a name that was merged into another
    since is no correction by hand."""
    for field, model in (("outlet_id", Outlet), ("speaker_id", Speaker)):
        written = {turn.imported.get(field) for turn in turns}
        merged = model.objects.filter(pk__in=written - {None}, merged_into__isnull=False)
        into = dict(merged.values_list("pk", "merged_into_id"))
        for turn in turns:
            if turn.imported.get(field) in into:
                turn.imported = {**turn.imported, field: into[turn.imported[field]]}


def _write_uncorrected(turn: Turn, **values: Any) -> None:
    """Write what is still as the last import left it; what a person corrected stays theirs."""
    for name, value in values.items():
        if turn.id is None or getattr(turn, name) == turn.imported.get(name):
            setattr(turn, name, value)
    turn.imported = values


def _telling_turns(passage: ParsedPassage) -> tuple[int, ...]:
    """The positions of a passage's turns, those first by which it is known: questions, answers."""
    first = (*passage.questions, *passage.answers)
    return (*first, *(position for position in passage.turns if position not in first))
