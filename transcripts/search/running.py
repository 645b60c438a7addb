"""Running a search: how many passages it finds and which come first."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from .branches import Branch, branches, listed, union
from .counts import Counts, count_and_list
from .filters import PassageFilter
from .grouping import Keys, best_events
from .ranking import Ranking
from .summary import Whole, archive_version, whole_archive

# Of more results than these, the newest are ranked and the others follow by their dates: to rank
# them all takes as long as they are many, for words that nearly everybody says.
MOST_RANKED = 5_000
KEPT_SECONDS = 24 * 3600  # an archive that nobody changes is asked anew once a day

# A quick search is over before a second process is there to help; PostgreSQL overrates the cost.
WITH_HELP = {"parallel_setup_cost": "100", "parallel_tuple_cost": "0.01"}


class SearchTooSlow(Exception):
    """A search took longer than SEARCH_SECONDS and was given up."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds: the counts, and the keys of the passages of one page in their order.
    `covered` are the months of which the archive has anything at all. Where all words find nothing,
    `partial` are passages with some of them. `events` are those of the page, where the results are
    grouped; then `keys` are all the passages that are shown of them."""

    counts: Counts
    keys: tuple[int, ...]
    covered: frozenset[str]
    partial: tuple[int, ...] = ()
    events: Keys = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a search: its order and its places, counted from 0, `stop` exclusive; whether these
    are places of events, each with its passages; and by which periods the results are counted."""

    sort: str
    start: int
    stop: int
    period: str
    grouped: bool = False


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
        counts, newest = whole.counts, ""
        asked = [Branch({})]
    else:
        asked = branches(passages, whole.configurations)
        rank = wanted.sort == "relevance" and not wanted.grouped
        counts, newest = count_and_list(
            asked, MOST_RANKED if rank else 0, period=wanted.period, whole=whole.counts
        )
    covered = frozenset(whole.counts.periods)
    if not counts.total:
        return Found(counts, (), covered, _partial(passages, wanted, whole))
    ranking = Ranking(passages.query, whole) if wanted.sort == "relevance" else None
    if wanted.grouped:
        events = best_events(asked, ranking, wanted.sort, wanted.start, wanted.stop)
        shown = tuple(key for _, _, keys in events for key in keys)
        return Found(counts, shown, covered, events=events)
    keys: list[int] = []
    start = wanted.start
    if ranking and start < MOST_RANKED:
        start = min(wanted.stop, MOST_RANKED)
        keys = ranking.best(listed(newest, whole.configurations), wanted.start, start)
    if start < wanted.stop:
        keys += _by_date(asked, replace(wanted, start=start))
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
    words = ranking.any_word()
    if not any(words.values()):
        return ()
    asked = branches(passages, whole.configurations, words)
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
