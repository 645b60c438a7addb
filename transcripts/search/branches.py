"""The rows that a search finds, language by language.

Words are looked up in the language that a row is in. Asked for all languages at once, PostgreSQL
reads each row's words a second time to tell which of the conditions let it in, and these are stored
out of line. Asked one by one, it takes what the index says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from transcripts.models import PassageIndex

from .filters import PassageFilter
from .rows import among, in_language, matches


@dataclass(frozen=True, slots=True)
class Branch:
    """The rows of one text search configuration that meet conditions, by the parameters that ask
    for them; `configuration` is "" where no words are searched for."""

    conditions: Mapping[str, Q]
    configuration: str = ""

    def sql(self, columns: Sequence[str], *, but: str = "") -> tuple[str, tuple[Any, ...]]:
        """The statement for `columns` of the rows, and its values; the condition of one parameter
        can be left out."""
        asked = [condition for name, condition in self.conditions.items() if name != but]
        rows = PassageIndex.objects.filter(*asked).values(*columns)
        sql, values = rows.query.sql_with_params()
        return sql, values


def branches(
    passages: PassageFilter, configurations: Sequence[str], words: Mapping[str, str] | None = None
) -> list[Branch]:
    """What `passages` asks for, in each configuration of the archive; with `words`, a tsquery for
    each of them, instead of the words that are asked for."""
    if not passages.query:
        return [Branch(passages.conditions)]
    asked = {
        name: matches(words[name]) if words else passages.words_in(name) for name in configurations
    }
    first = configurations[0]
    if all(words == asked[first] for words in asked.values()):
        return [Branch({**passages.conditions, "q": asked[first]}, first)]
    return [
        Branch({**passages.conditions, "q": in_language(name) & words}, name)
        for name, words in asked.items()
    ]


def listed(keys: str, configurations: Sequence[str]) -> list[Branch]:
    """The passages with some keys, written as an array, in each configuration of the archive."""
    several = len(configurations) > 1
    return [
        Branch({"keys": in_language(name) & among(keys) if several else among(keys)}, name)
        for name in configurations
    ]


def union(
    found: Sequence[Branch], columns: Sequence[str], *, but: str = ""
) -> tuple[str, list[Any]]:
    """The rows of all branches as one statement, and its values."""
    parts: list[str] = []
    values: list[Any] = []
    for branch in found:
        sql, own = branch.sql(columns, but=but)
        parts.append(sql)
        values += own
    return " UNION ALL ".join(parts), values
