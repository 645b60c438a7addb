"""From names as printed to the people and outlets they mean; docs/names.md explains how."""

import datetime
from collections.abc import Iterable, Sequence

from transcripts.models import Speaker, SpeakerAlias, Turn, fold_name
from transcripts.models.names import NAME_LENGTH, free_slugs
from transcripts.parsing.transcript import ParsedTurn, ParseWarning

from .locking import lock_names
from .offices import Offices
from .outlet_names import find_outlets
from .spellings import KnownOutlet, PersonName, PrintedOutlet, printed_outlet, read_person
from .statements import fetch

NONE: tuple[int, ...] = ()

# Each is looked up by its key: see `locking.BY_KEYS`.
PEOPLE = """
    SELECT alias.folded, alias.speaker_id
    FROM transcripts_speakeralias alias
    CROSS JOIN LATERAL (
        SELECT merged_into_id FROM transcripts_speaker WHERE id = alias.speaker_id OFFSET 0
    ) speaker
    WHERE alias.folded = ANY (%s) AND speaker.merged_into_id IS NULL
    ORDER BY alias.name, alias.id
"""


class Names:
    """Resolves the names of one transcript, in three statements where all names are known.

    What nobody knows yet is created as not verified, for an editor to look at. A surname alone
    and a name that several people have are left unresolved, with a warning: nobody is guessed.
    The exception is an office of the Alliance, which one person held on the day of the event.
    """

    def __init__(self, turns: Sequence[ParsedTurn], day: datetime.date, head: str = "") -> None:
        """`day` is that of the event; `head` its title and byline, which may say that a
        "Secretary General" is that of another organisation."""
        self.warnings: list[ParseWarning] = []
        self._texts = [head, *{turn.role for turn in turns if turn.role}]
        printed = map(_printed_outlet, turns)
        self._outlets = find_outlets(one for one in printed if one and _is_name(one.name))
        self._offices = Offices(day) if any(turn.role for turn in turns) else None
        names = {turn.speaker for turn in turns if turn.speaker and _is_name(turn.speaker)}
        spellings = {s for name in names for s in read_person(name).spellings}
        self._known = _people_called(spellings)
        self._at_outlets: dict[int, set[int]] | None = None
        self._resolved: dict[tuple[str | None, str | None, int | None], int | None] = {}
        self._said: set[tuple[str, str]] = set()
        if self._unknown(turns):
            lock_names()  # and look again: another import may just have made them
            self._known = _people_called(spellings)
            self._create(self._unknown(turns))

    def outlet(self, turn: ParsedTurn, line: int) -> KnownOutlet | None:
        """The outlet of a turn that starts in a line of the source."""
        printed = _printed_outlet(turn)
        if printed is None:
            return None
        if printed not in self._outlets:
            self._warn_not_a_name(printed.name, line)
        return self._outlets.get(printed)

    def speaker_id(self, turn: ParsedTurn, outlet: KnownOutlet | None, line: int) -> int | None:
        """The primary key of the person who speaks in a turn, None if that is not certain."""
        if turn.speaker and not _is_name(turn.speaker):
            self._warn_not_a_name(turn.speaker, line)
            return None
        key = (turn.speaker, turn.role, outlet.pk if outlet else None)
        if key not in self._resolved:
            found = self._named(turn, outlet, line) if turn.speaker else self._by_role(turn, line)
            self._resolved[key] = found
            if found and turn.role and turn.speaker:
                self._check_role(turn, found, line)
        return self._resolved[key]

    def _named(self, turn: ParsedTurn, outlet: KnownOutlet | None, line: int) -> int | None:
        printed = turn.speaker or ""
        name = read_person(printed)
        known = self._candidates(name)
        if len(known) > 1 and outlet:
            known = tuple(pk for pk in known if outlet.pk in self._outlets_of(pk)) or known
        if len(known) == 1:
            return known[0]
        if holder := self._holder(turn.role, name):
            return holder
        if known:
            self._warn(line, "ambiguous_name", f"Several people are called {printed}: choose one.")
        else:
            self._warn(line, "surname_only", f"“{printed}” alone does not say who this is.")
        return None

    def _by_role(self, turn: ParsedTurn, line: int) -> int | None:
        """Who holds the office that stands where a name would, as far as that is certain."""
        if not turn.role or not self._offices:
            return None
        holder = self._offices.only_holder(turn.role)
        if holder and not self._offices.is_anothers(turn.role, self._texts):
            self._warn(
                line,
                "speaker_from_office",
                f"“{turn.role}” stands without a name; who held the office that day was taken.",
            )
            return holder
        parts = self._offices.split(turn.role)
        return self._holder(parts[0], read_person(parts[1])) if parts else None

    def _holder(self, role: str | None, name: PersonName) -> int | None:
        return self._offices.holder_called(role, name) if role and self._offices else None

    def _check_role(self, turn: ParsedTurn, speaker_id: int, line: int) -> None:
        known = self._offices.contradiction(turn.role or "", speaker_id) if self._offices else None
        if known:
            self._warn(
                line,
                "role_not_of_the_time",
                f"{turn.speaker} is printed as “{turn.role}”; the archive knows: {known}.",
            )

    def _candidates(self, name: PersonName) -> tuple[int, ...]:
        """Those who have the whole name, as printed or without ranks and honorifics."""
        if name.alone:
            exact = name.spellings[0] if name.spellings else ""
            return self._known.get(exact, NONE) if len(exact.split()) > 1 else NONE
        return next((self._known[s] for s in name.spellings if s in self._known), NONE)

    def _outlets_of(self, speaker_id: int) -> set[int]:
        """The outlets that somebody asked for before, of all whose names several people have."""
        if self._at_outlets is None:
            shared = {pk for pks in self._known.values() if len(pks) > 1 for pk in pks}
            asked = Turn.objects.filter(speaker__in=shared, outlet__isnull=False)
            self._at_outlets = {}
            for pk, outlet in asked.values_list("speaker_id", "outlet_id").distinct():
                self._at_outlets.setdefault(pk, set()).add(outlet)
        return self._at_outlets.get(speaker_id, set())

    def _unknown(self, turns: Sequence[ParsedTurn]) -> dict[str, Speaker]:
        """Those whose full names nobody knows, by their folded names."""
        new: dict[str, Speaker] = {}
        for turn in turns:
            if turn.speaker is None or not _is_name(turn.speaker):
                continue
            name = read_person(turn.speaker)
            if name.alone or self._candidates(name) or self._holder(turn.role, name):
                continue
            new.setdefault(fold_name(name.full), Speaker(name=name.full))
        return new

    def _create(self, new: dict[str, Speaker]) -> None:
        people = list(new.values())
        slugs = free_slugs(Speaker, [speaker.name for speaker in people])
        for speaker, slug in zip(people, slugs, strict=True):
            speaker.slug = slug
        Speaker.objects.bulk_create(people)
        SpeakerAlias.objects.bulk_create(
            SpeakerAlias(speaker=speaker, name=speaker.name, folded=folded)
            for folded, speaker in new.items()
        )
        self._known |= {folded: (speaker.pk,) for folded, speaker in new.items()}

    def _warn_not_a_name(self, name: str, line: int) -> None:
        self._warn(line, "not_a_name", f"“{name[:60]}…” is too long or odd for a name.")

    def _warn(self, line: int, code: str, message: str) -> None:
        """Say it once, where it is first to be seen."""
        if (code, message) not in self._said:
            self._said.add((code, message))
            self.warnings.append(ParseWarning(line, code, message))


def _printed_outlet(turn: ParsedTurn) -> PrintedOutlet | None:
    return printed_outlet(turn.outlet, turn.label or "") if turn.outlet else None


def _is_name(name: str) -> bool:
    return len(name) <= NAME_LENGTH and any(char.isalnum() for char in name)


def _people_called(spellings: set[str]) -> dict[str, tuple[int, ...]]:
    """The people who have each of the folded names."""
    if not spellings:
        return {}
    known: dict[str, tuple[int, ...]] = {}
    for folded, pk in fetch(PEOPLE, list(spellings)):
        known[folded] = (*known.get(folded, NONE), pk)
    return known


def as_json(warnings: Iterable[ParseWarning]) -> list[dict[str, object]]:
    """Warnings as they are stored and reported, in the order of the lines."""
    ordered = sorted(warnings, key=lambda warning: (warning.line, warning.code))
    return [{"line": w.line, "code": w.code, "message": w.message} for w in ordered]
