"""The rows that have the words of a search, language by language.

Words are looked up in the language that a row is in. Asked for all languages at once, PostgreSQL
reads each row's words a second time to tell which of the conditions let it in, and these are stored
out of line. Asked one by one, it takes what the index says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from transcripts.models import PassageIndex

from .binary import fetch_binary
from .filters import PassageFilter
from .rows import in_language

DAYS = ("from", "to")  # parameters that no facet is counted without
KEYS = "SELECT string_agg(int8send(passage_id), ''::bytea) FROM ({found}) found"
# In a subquery, because PostgreSQL would look at each of thousands of keys to guess how many rows
# they are of.
AMONG = "passage_id = ANY ((SELECT %s::bigint[])::bigint[])"

Condition = tuple[str, tuple[Any, ...]]  # in SQL, with its values


@dataclass(frozen=True, slots=True)
class Branch:
    """The rows of one text search configuration that meet a condition."""

    condition: Condition
    configuration: str

    def sql(self, columns: Sequence[str]) -> Condition:
        """The statement for `columns` of the rows, and its values. It is written out: to have
        Django put it together takes longer than PostgreSQL takes to find a rare word."""
        condition, values = self.condition
        table = PassageIndex._meta.db_table
        return f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}", values


def branches(
    passages: PassageFilter, configurations: Sequence[str], words: Mapping[str, str] | None = None
) -> list[Branch]:
    """The rows with the words that `passages` asks for, of the days that it asks for, in each
    configuration of the archive; with `words`, a tsquery for each of them, instead of those that
    are wanted.

    What else it asks for is left out: a facet's counts leave out its own choice.
    """
    days = [passages.conditions[name].q for name in DAYS if name in passages.conditions]
    asked = {
        name: Q(passages.some_in(name, words[name]) if words else passages.words_in(name), *days)
        for name in configurations
    }
    first = configurations[0]
    if all(words == asked[first] for words in asked.values()):
        return [Branch(_in_sql(asked[first]), first)]
    return [Branch(_both(_of_language(name), _in_sql(q)), name) for name, q in asked.items()]


def listed(keys: str, configurations: Sequence[str]) -> list[Branch]:
    """The passages with some keys, written as an array, in each configuration of the archive."""
    among: Condition = (AMONG, (keys,))
    if len(configurations) == 1:
        return [Branch(among, configurations[0])]
    return [Branch(_both(_of_language(name), among), name) for name in configurations]


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


@cache
def _of_language(configuration: str) -> Condition:
    return _in_sql(in_language(configuration))


def _both(one: Condition, other: Condition) -> Condition:
    return f"({one[0]}) AND ({other[0]})", (*one[1], *other[1])


def _in_sql(condition: Q) -> Condition:
    query = PassageIndex.objects.filter(condition).query
    try:
        sql, values = query.get_compiler(DEFAULT_DB_ALIAS).compile(query.where)
    except EmptyResultSet:
        return "FALSE", ()
    except FullResultSet:
        return "TRUE", ()
    return sql, tuple(values)
