"""Who and what turns up how often: outlets, speakers and topics with their numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, QuerySet

from transcripts.models import Turn
from transcripts.models.addresses import address
from transcripts.search import Search

MOST = 50  # names that a page lists


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


def count_names(turns: QuerySet[Turn], path: str) -> Listed:
    """In how many passages the turns stand, for each speaker or outlet at the end of `path`."""
    rows = (
        turns.filter(**{f"{path}__isnull": False})
        .order_by()
        .values_list(f"{path}__slug", f"{path}__name")
        .annotate(
            passages=Count("passage", distinct=True),
            first=Min("event__date"),
            last=Max("event__date"),
        )
        .order_by("-passages", f"{path}__name")
    )
    found = [Counted(*row) for row in rows]
    return Listed(tuple(found[:MOST]), len(found))


def link(listed: Listed, noun: str, query_string: Callable[[Counted], str]) -> LinkedNames:
    """The names of outlets, speakers or topics with where they lead to."""
    return LinkedNames(
        tuple(Linked(one, address(noun, one.slug), query_string(one)) for one in listed.names),
        listed.total,
    )


def link_to_search(listed: Listed, noun: str, search: Search) -> LinkedNames:
    """Each name leads to `search` narrowed to it, if that finds as many passages.

    A search asks who speaks in a passage, whichever side they are on; so it finds more of somebody
    who asked in some passages and answered or moderated in others.
    """
    values = {value.value: value for value in search.facet(noun).values}

    def query_string(one: Counted) -> str:
        value = values.get(one.slug)
        return value.query_string if value and value.count == one.count else ""

    return link(listed, noun, query_string)
