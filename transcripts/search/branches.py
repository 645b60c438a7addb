"""The rows that have the words of a search, language by language.

Words are looked up in the language that a row is in. Asked for all languages at once, PostgreSQL
reads each row's words a second time to tell which of the conditions let it in, and these are stored
out of line. Asked one by one, it takes what the index says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from transcripts.models import PassageIndex

from .binary import fetch_binary
from .filters import PassageFilter
from .rows import among, in_language

KEYS = "SELECT string_agg(int8send(passage_id), ''::bytea) FROM ({found}) found"


@dataclass(frozen=True, slots=True)
class Branch:
    """The rows of one text search configuration that meet a condition."""

    condition: Q
    configuration: str

    def sql(self, columns: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        """The statement for `columns` of the rows, and its values."""
        rows = PassageIndex.objects.filter(self.condition).values(*columns)
        sql, values = rows.query.sql_with_params()
        return sql, values


def branches(
    passages: PassageFilter, configurations: Sequence[str], words: Mapping[str, str] | None = None
) -> list[Branch]:
    """The rows with the words that `passages` asks for, in each configuration of the archive; with
    `words`, a tsquery for each of them, instead of those that are wanted."""
    asked = {
        name: passages.some_in(name, words[name]) if words else passages.words_in(name)
        for name in configurations
    }
    first = configurations[0]
    if all(words == asked[first] for words in asked.values()):
        return [Branch(asked[first], first)]
    return [Branch(in_language(name) & words, name) for name, words in asked.items()]


def listed(keys: str, configurations: Sequence[str]) -> list[Branch]:
    """The passages with some keys, written as an array, in each configuration of the archive."""
    several = len(configurations) > 1
    return [
        Branch(in_language(name) & among(keys) if several else among(keys), name)
        for name in configurations
    ]


def keys_of(found: Sequence[Branch]) -> bytes:
    """The keys of the passages of all branches, as the table reads them (`table.KEYS`)."""
    parts: list[str] = []
    values: list[Any] = []
    for branch in found:
        sql, own = branch.sql(("passage_id",))
        parts.append(sql)
        values += own
    ((keys,),) = fetch_binary(KEYS.format(found=" UNION ALL ".join(parts)), values)
    return bytes(keys or b"")
