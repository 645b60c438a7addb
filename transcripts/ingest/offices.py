"""Who held an office of the Alliance on a day."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from transcripts.models import Office, Tenure, fold_name

from .spellings import PersonName
from .statements import fetch

OURS = {"nato", "otan", "north", "atlantic", "alliance"}
# Last words of other organisations' names; abbreviations like "UN" are told by their capitals.
OTHERS = {"nations", "union", "council", "commonwealth", "league", "organization", "organisation"}
LONGEST_TITLE = 12  # words
# What may stand before a title without making it another one.
BEFORE = {"the", "acting", "le", "la"}

Row = tuple[Any, ...]

# Each is looked up by its key: see `locking.BY_KEYS`.
TENURES = """
    SELECT office.id, office.name, office.titles, office.short_titles,
        tenure.speaker_id, tenure.start, tenure."end", tenure.ongoing, tenure.acting
    FROM transcripts_tenure tenure
    JOIN transcripts_office office ON office.id = tenure.office_id
    CROSS JOIN LATERAL (
        SELECT merged_into_id FROM transcripts_speaker WHERE id = tenure.speaker_id OFFSET 0
    ) speaker
    WHERE speaker.merged_into_id IS NULL
    ORDER BY tenure.id
"""

HOLDERS_NAMES = """
    SELECT alias.speaker_id, alias.folded
    FROM transcripts_speakeralias alias
    WHERE alias.speaker_id = ANY (%s)
"""


class Table:
    """All offices by their titles, and all tenures."""

    def __init__(self, rows: Iterable[Row]) -> None:
        offices: dict[int, Office] = {}
        self.tenures: list[Tenure] = []
        for pk, name, titles, short, speaker_id, start, end, ongoing, acting in rows:
            office = offices.setdefault(
                pk, Office(pk=pk, name=name, titles=titles, short_titles=short)
            )
            tenure = Tenure(office=office, speaker_id=speaker_id, start=start, end=end)
            tenure.ongoing, tenure.acting = ongoing, acting
            self.tenures.append(tenure)
        self.by_title: dict[str, list[Office]] = {}
        self.by_any_title: dict[str, list[Office]] = {}
        for office in offices.values():
            for title in office.folded_titles():
                self.by_title.setdefault(title, []).append(office)
            for title in office.folded_titles() | office.folded_short_titles():
                self.by_any_title.setdefault(title, []).append(office)


@lru_cache(maxsize=2)
def _table(rows: tuple[Row, ...]) -> Table:
    """The rows seldom change; transcripts of one import read them again and again."""
    return Table(rows)


class Offices:
    """The offices on one day, read in one statement, and in another one the names of those who
    hold them, where somebody may be one of them. People are known by their keys."""

    def __init__(self, day: datetime.date) -> None:
        self.day = day
        table = _table(tuple(fetch(TENURES)))
        self.tenures = table.tenures
        self.by_title, self.by_any_title = table.by_title, table.by_any_title
        self._names: dict[int, list[str]] | None = None

    def only_holder(self, role: str) -> int | None:
        """Who certainly held the office that a role names all by itself."""
        found = self.by_title.get(_folded_role(role), [])
        holders = self._holders(found)
        return holders.pop() if len(found) == 1 and len(holders) == 1 else None

    def holder_called(self, role: str, name: PersonName) -> int | None:
        """Who of this name, be it only a surname, certainly held the office that a role names."""
        holders = self._holders(self.by_any_title.get(_folded_role(role), []))
        called = {holder for holder in holders if any(map(name.fits, self._names_of(holder)))}
        return called.pop() if len(called) == 1 else None

    def contradiction(self, role: str, speaker_id: int) -> str | None:
        """What the archive knows against a role that somebody is printed with; None if nothing.

        Only of those who are known to hold offices is anything known.
        """
        offices = {office.pk for office in self.by_any_title.get(_folded_role(role), [])}
        theirs = [tenure for tenure in self.tenures if tenure.speaker_id == speaker_id]
        if not offices or not theirs:
            return None
        same = [tenure for tenure in theirs if tenure.office_id in offices]
        if any(tenure.may_be_held_on(self.day) for tenure in same):
            return None
        return "; ".join(map(str, same or theirs))

    def split(self, role: str) -> tuple[str, str] | None:
        """A title with a name behind it, in its two parts; None if it is no such thing."""
        words = role.split()
        for end in range(min(len(words) - 1, LONGEST_TITLE), 0, -1):
            if _folded_role(title := " ".join(words[:end])) in self.by_any_title:
                return title, " ".join(words[end:])
        return None

    def is_anothers(self, role: str, texts: Iterable[str]) -> bool:
        """Whether texts name the same title as that of another organisation: "UN Secretary
        General", "Secretary General of the Council of Europe"."""
        title = r"[\W_]+".join(map(re.escape, _folded_role(role).split()))
        pattern = re.compile(
            rf"(?:\b([^\W_]+)(?:['’]s)?[\W_]+)?(?<![^\W_])(?i:{title})(?![^\W_])"
            r"(?:\s+(?:of|des|du|de la|de l['’])\s*(?:the\s+)?(\w+))?"
        )
        for text in texts:
            for before, after in pattern.findall(_without_accents(text)):
                acronym = len(before) > 1 and before.isalpha() and before == before.upper()
                if before.lower() in OTHERS or (acronym and before.lower() not in OURS):
                    return True
                if after and after.lower() not in OURS:
                    return True
        return False

    def _holders(self, offices: Iterable[Office]) -> set[int]:
        wanted = {office.pk for office in offices}
        return {
            tenure.speaker_id
            for tenure in self.tenures
            if tenure.office_id in wanted and tenure.held_on(self.day)
        }

    def _names_of(self, speaker_id: int) -> list[str]:
        """The folded names of somebody who holds an office."""
        if self._names is None:
            self._names = {}
            for holder, folded in fetch(HOLDERS_NAMES, [t.speaker_id for t in self.tenures]):
                self._names.setdefault(holder, []).append(folded)
        return self._names.get(speaker_id, [])


def _folded_role(role: str) -> str:
    """A role without what does not change whose it is: "the acting NATO Spokesperson"."""
    words = fold_name(role).split()
    while len(words) > 1 and words[0] in BEFORE:
        words = words[1:]
    return " ".join(words)


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char))
