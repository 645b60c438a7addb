"""Running a search: how many passages it finds and which come first."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from .branches import Branch, branches, union
from .counts import Counts, count
from .filters import PassageFilter
from .ranking import Ranking
from .summary import Whole, archive_version, whole_archive

KEPT_SECONDS = 24 * 3600  # an archive that nobody changes is asked anew once a day

# A quick search is over before a second process is there to help; PostgreSQL overrates the cost.
WITH_HELP = {"parallel_setup_cost": "100", "parallel_tuple_cost": "0.01"}


class SearchTooSlow(Exception):
    """A search took longer than SEARCH_SECONDS and was given up."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds: the counts, and the keys of the passages of one page in their order.
    `covered` are the months of which the archive has anything at all. Where all words find nothing,
    `partial` are passages with some of them."""

    counts: Counts
    keys: tuple[int, ...]
    covered: frozenset[str]
    partial: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a search: its order and its places, counted from 0, `stop` exclusive."""

    sort: str
    start: int
    stop: int
    period: str


def run(passages: PassageFilter, wanted: Wanted, name: str) -> Found:
    """Run a search, or take what it found before if nothing has changed since; `name` stands for
    all that it asks for. Raises SearchTooSlow."""
    version = archive_version()
    key = sha256(f"{version} {wanted} {name}".encode()).hexdigest()
    found: Found | None = cache.get(key)
    if found is None:
        with in_time():
            found = _run(passages, wanted, whole_archive(version))
        cache.set(key, found, KEPT_SECONDS)
    return found


def _run(passages: PassageFilter, wanted: Wanted, whole: Whole) -> Found:
    if not passages.conditions and wanted.period == "month":
        counts = whole.counts
        asked = [Branch({})]
    else:
        asked = branches(passages, whole.configurations)
        counts = count(asked, period=wanted.period, whole=whole.counts)
    covered = frozenset(whole.counts.periods)
    if not counts.total:
        return Found(counts, (), covered, _partial(passages, wanted, whole))
    if wanted.sort == "relevance" and passages.query:
        keys = Ranking(passages.query, whole).best(asked, wanted.start, wanted.stop)
    else:
        keys = _by_date(asked, wanted)
    return Found(counts, tuple(keys), covered)


def _by_date(asked: Sequence[Branch], wanted: Wanted) -> list[int]:
    """Those of one event in the order in which they were said."""
    order = "DESC" if wanted.sort != "oldest" else "ASC"
    sql, values = union(asked, ("passage_id", "date", "event_id"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT p.id FROM (SELECT * FROM ({sql}) found"
            f" ORDER BY date {order}, event_id {order} FETCH FIRST %s ROWS WITH TIES) first"
            " JOIN transcripts_passage p ON p.id = first.passage_id"
            f" ORDER BY date {order}, first.event_id {order}, position OFFSET %s LIMIT %s",
            [*values, wanted.stop, wanted.start, wanted.stop - wanted.start],
        )
        return [key for (key,) in cursor.fetchall()]


def _partial(passages: PassageFilter, wanted: Wanted, whole: Whole) -> tuple[int, ...]:
    """The best passages with some of several words."""
    ranking = Ranking(passages.query, whole)
    if all(len(terms) < 2 for terms in ranking.terms.values()):
        return ()
    asked = branches(passages, whole.configurations, ranking.any_word())
    return tuple(ranking.best(asked, 0, wanted.stop - wanted.start))


@contextmanager
def in_time() -> Iterator[None]:
    """Give up what takes longer than SEARCH_SECONDS. Raises SearchTooSlow."""
    options = {"statement_timeout": f"{settings.SEARCH_SECONDS}s", **WITH_HELP}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join('set_config(%s, %s, true)' for _ in options)}",
                [text for option in options.items() for text in option],
            )
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTooSlow from error
        raise
