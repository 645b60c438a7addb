"""The archive's version, and the whole archive counted for it."""

from collections import Counter
from dataclasses import dataclass, fields
from functools import cached_property

from django.db import connection
from django.db.models import Count, Max, Sum

from transcripts.models import Change, PassageIndex, Summary, fold_name

from .branches import Branch
from .columns import STEMS, WRITTEN
from .counts import Counts, count
from .lexemes import PLAIN, configuration_of
from .names import NAMED

MANY_CHANGES = 1_000  # rows of Change that are put together into one

FREQUENT = """
    SELECT lexeme, frequency * %s
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        AS common (lexeme, frequency)
    WHERE schemaname = ANY (current_schemas(false))
        AND tablename = 'transcripts_passageindex' AND attname = %s AND lexeme IS NOT NULL
"""


def archive_version() -> str:
    """What changes with every change that readers can see."""
    found = Change.objects.aggregate(last=Max("pk"), number=Count("pk"))
    return f"{found['last'] or 0}-{found['number']}"


@dataclass(frozen=True)
class Whole:
    """The whole archive as it was in one version."""

    version: str
    counts: Counts
    words: int  # of all passages together

    @property
    def average_words(self) -> float:
        """The number of words of an average passage, at least 1."""
        return max(1.0, self.words / max(1, self.counts.total))

    @property
    def configurations(self) -> list[str]:
        """The text search configurations of the languages that are spoken in it."""
        spoken = {configuration_of(code) for code in self.counts.values["language"]}
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
        for noun in NAMED:
            for name, number in self.counts.values[noun].values():
                for word in fold_name(name).split():
                    found[word] = max(found[word], number)
        return dict(found)

    def _frequent(self, column: str) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(FREQUENT, [self.counts.total, column])
            return {lexeme: round(number) for lexeme, number in cursor.fetchall()}


_held: Whole | None = None


def whole_archive(version: str = "") -> Whole:
    """The whole archive as it is now, or was in `version` a moment ago.

    It is counted once a version: by the import that made it, or by the first who asks in each
    process.
    """
    global _held
    version = version or archive_version()
    held = _held
    if held is None or held.version != version:
        kept = Summary.objects.filter(version=_kept_as(version)).first()
        held = _held = (
            Whole(version, Counts.of_json(kept.counts), kept.words) if kept else _counted(version)
        )
    return held


def keep_summary() -> None:
    """Count the whole archive and keep it for all processes, unless nothing has changed."""
    if Change.objects.count() > MANY_CHANGES:
        with connection.cursor() as cursor:
            cursor.execute(
                "WITH gone AS (DELETE FROM transcripts_change)"
                " INSERT INTO transcripts_change DEFAULT VALUES"
            )
    version = archive_version()
    if not Summary.objects.filter(version=_kept_as(version)).exists():
        whole = _counted(version)
        values = {
            "version": _kept_as(version),
            "counts": whole.counts.as_json(),
            "words": whole.words,
        }
        Summary.objects.update_or_create(pk=1, defaults=values)


def _kept_as(version: str) -> str:
    """A version, and the form of what is kept for it: a newer archive that counts something else
    does not read what an older one kept."""
    return f"{version} {','.join(field.name for field in fields(Counts))}"


def _counted(version: str) -> Whole:
    words = PassageIndex.objects.aggregate(words=Sum("words"))["words"]
    return Whole(version, count([Branch({})]), words or 0)
