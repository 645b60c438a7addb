"""The whole archive as it is in one version: what searches count in and rank by."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from time import monotonic

from django.db import connection

from nato_archive.memory import give_back
from transcripts.models import fold_name

from .columns import STEMS, WRITTEN
from .counts import Counts, count
from .lexemes import PLAIN, configuration_of
from .names import NOUNS
from .table import Table
from .table_reading import read_table
from .version import archive_version

# A table that took long to read is kept for so many times that long, whatever has changed since:
# an import into a large archive changes it all the time.
QUICK_SECONDS = 0.5
REST = 10

FREQUENT = """
    SELECT lexeme, frequency * %s
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        AS common (lexeme, frequency)
    WHERE schemaname = ANY (current_schemas(false))
        AND tablename = 'transcripts_passageindex' AND attname = %s AND lexeme IS NOT NULL
"""


@dataclass(frozen=True)
class Whole:
    """The whole archive as it was in one version; `until` is when its table may be read anew."""

    table: Table
    until: float = 0.0

    @property
    def version(self) -> str:
        return self.table.version

    @cached_property
    def counts(self) -> Counts:
        return count(self.table, {})

    @property
    def average_words(self) -> float:
        """The number of words of an average passage, at least 1."""
        return max(1.0, self.table.words / max(1, len(self.table)))

    @cached_property
    def configurations(self) -> list[str]:
        """The text search configurations of the languages that are spoken in it."""
        spoken = {configuration_of(code) for code in self.table.said["language"].values}
        return sorted(spoken) or [PLAIN]

    @cached_property
    def frequencies(self) -> dict[str, int]:
        """In how many passages the most common stems stand, by PostgreSQL's own statistics: exact
        in an archive that it looked through as a whole, else estimated."""
        return self._frequent(STEMS)

    @cached_property
    def stems(self) -> dict[str, int]:
        """In how many passages the common stems of words stand."""
        return {stem: number for stem, number in self.frequencies.items() if stem.isalpha()}

    @cached_property
    def written(self) -> dict[str, int]:
        """In how many passages words stand as they are written, in small letters and without
        accents: the common ones, and those of names."""
        found = Counter(self._frequent(WRITTEN))
        for noun in NOUNS:
            for name, number in self.counts.values[noun].values():
                for word in fold_name(name).split():
                    found[word] = max(found[word], number)
        return dict(found)

    def _frequent(self, column: str) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(FREQUENT, [len(self.table), column])
            return {lexeme: round(number) for lexeme, number in cursor.fetchall()}


_held: Whole | None = None
_reading = Lock()


def whole_archive() -> Whole:
    """The whole archive as it is now. It is read once a version, in each process; of a large
    archive that is being changed, it may be some seconds old."""
    global _held
    version = archive_version()
    with _reading:
        held = _held
        if held and (held.version == version or monotonic() < held.until):
            return held
        start = monotonic()
        table = read_table()
        took = monotonic() - start
        _held = Whole(table, start + REST * took if took > QUICK_SECONDS else 0.0)
        give_back()
        return _held
