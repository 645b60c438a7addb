"""Who and what turns up how often: outlets, speakers and topics with their numbers."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection
from django.db.models import QuerySet

from transcripts.models import Turn
from transcripts.models.addresses import address
from transcripts.search import Search
from transcripts.search.names import NAMED
from transcripts.search.table import Mask, Table

MOST = 50  # names that a page lists

# Names are looked for last, when rows with the same number are one already.
COUNTED = """
    SELECT named.slug, named.name, found.n, found.first, found.last FROM (
        SELECT id, count(*) AS n, min(date) AS first, max(date) AS last
        FROM ({once}) once (passage, id, date) GROUP BY id
    ) found JOIN transcripts_{noun} named USING (id) ORDER BY found.n DESC, named.name
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """A name: `count` passages, the `first` and the `last` of which were said on these days."""

    slug: str
    name: str
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Listed:
    """The most frequent names, and how many there are in all."""

    names: tuple[Counted, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A name with the address of its page, and the query string that leads to exactly the passages
    that are counted; "" where none does."""

    counted: Counted
    address: str
    query_string: str


@dataclass(frozen=True, slots=True)
class LinkedNames:
    """What `Listed` holds, to be shown."""

    names: tuple[Linked, ...]
    total: int


def count_names(turns: QuerySet[Turn], noun: str, path: str = "") -> Listed:
    """In how many passages the turns stand, for each speaker or outlet; it is the turn's own, or at
    the end of `path`."""
    once = (
        turns.order_by()
        .filter(**{f"{path or noun}__isnull": False})
        .values_list("passage", path or noun, "event__date")
        .distinct()
    )
    sql, values = once.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(once=sql, noun=noun), values)
        found = [Counted(*row) for row in cursor.fetchall()]
    return Listed(tuple(found[:MOST]), len(found))


def count_in_table(table: Table, column: str, rows: Mask) -> Listed:
    """In how many of some rows of the searched table each name of a column stands."""
    named, (of, values) = table.named[column], table.lists[column]
    here = rows.take(of)
    places, days = values.compress(here), table.days[table.events_of(of.compress(here))]
    counts = np.bincount(places, minlength=len(named.ids))
    first, last = np.full(len(counts), date.max.toordinal()), np.zeros(len(counts), np.int64)
    np.minimum.at(first, places, days)
    np.maximum.at(last, places, days)
    found = np.flatnonzero(counts)
    most = found[np.lexsort((named.alphabet[found], -counts[found]))][:MOST]
    names = (
        Counted(
            named.slugs[place],
            named.names[place],
            int(counts[place]),
            date.fromordinal(int(first[place])),
            date.fromordinal(int(last[place])),
        )
        for place in most.tolist()
    )
    return Listed(tuple(names), len(found))


def link_to_search(listed: Listed, facet: str, search: Search | None) -> LinkedNames:
    """Each name leads to its own page, and to `search` narrowed to it, if that finds as many
    passages: one is under the outlet that opened it, and in it somebody may ask for another.
    There is no search where nobody is listed.
    """
    values = {value.value: value for value in search.facet(facet).values} if search else {}

    def query_string(one: Counted) -> str:
        value = values.get(one.slug)
        return value.query_string if value and value.count == one.count else ""

    noun = NAMED[facet]
    names = (Linked(one, address(noun, one.slug), query_string(one)) for one in listed.names)
    return LinkedNames(tuple(names), listed.total)
