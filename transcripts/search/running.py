"""Running a search: how many passages it finds and which come first."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from nato_archive.memory import give_back

from .branches import Branch, branches, keys_of, listed
from .counts import Counts, count, meeting
from .filters import PassageFilter
from .grouping import SHOWN, best_events
from .order import Keys, by_date, events_by_date
from .query import Query
from .ranking import Ranking
from .summary import Whole, whole_archive
from .table import Mask, Numbers
from .tree import Compound, Near, On, Phrase, nodes

# Of more results than these, the newest are ranked and the others follow by their dates: to rank
# them all takes as long as they are many, for words that nearly everybody says.
MOST_RANKED = 2_000
MOST_PARTIAL = 10_000  # of the newest passages with some of the words, of which the best are shown
MANY = 200_000  # passages, from where on the memory that a search for words took is given back
KEPT_SECONDS = 24 * 3600  # an archive that nobody changes is asked anew once a day

# Whether words follow each other, or stand on one side, the index does not tell: then a second
# process that reads vectors is worth calling. PostgreSQL, which reckons with pages alone, would do
# without one; where they are few it still does.
MUST_BE_READ = (Phrase, Compound, Near, On)
# Words are looked up in the index. PostgreSQL does not reckon with what it costs to fetch the
# vectors of all rows, and would do that for a word that half of them have.
BY_INDEX = {"enable_seqscan": "off"}
WITH_HELP = {"parallel_setup_cost": "0", "parallel_tuple_cost": "0"}


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
    whole = whole_archive()
    key = sha256(f"{whole.version} {wanted} {name}".encode()).hexdigest()
    found: Found | None = cache.get(key)
    if found is None:
        with in_time(passages.query):
            found = _run(passages, wanted, whole)
        if passages.query and len(whole.table) > MANY:
            give_back()
        cache.set(key, found, KEPT_SECONDS)
    return found


def _run(passages: PassageFilter, wanted: Wanted, whole: Whole) -> Found:
    table = whole.table
    conditions = {name: one.rows(table) for name, one in passages.conditions.items()}
    if passages.query:
        conditions["q"] = table.among(keys_of(branches(passages, whole.configurations)))
    counts = count(table, conditions, period=wanted.period)
    covered = frozenset(whole.counts.periods)
    rows = meeting(table, conditions.values())
    if not counts.total:
        narrowing = {name: mask for name, mask in conditions.items() if name != "q"}
        return Found(counts, (), covered, _partial(passages, wanted, whole, narrowing))
    places = by_date(table, rows, oldest=wanted.sort == "oldest")
    ranking = Ranking(passages.query, whole) if wanted.sort == "relevance" else None
    page = slice(wanted.start, wanted.stop)
    if wanted.grouped:
        if ranking:
            asked = _listed(table.passages[places], whole)
            events = best_events(asked, ranking, wanted.start, wanted.stop)
        else:
            events = events_by_date(table, places, wanted.start, wanted.stop, shown=SHOWN)
        shown = tuple(key for _, _, keys in events for key in keys)
        return Found(counts, shown, covered, events=events)
    keys: list[int] = []
    if ranking and wanted.start < MOST_RANKED:
        asked = _listed(table.passages[places[:MOST_RANKED]], whole)
        keys = ranking.best(asked, wanted.start, min(wanted.stop, MOST_RANKED))
        page = slice(max(wanted.start, MOST_RANKED), wanted.stop)
    return Found(counts, (*keys, *table.passages[places[page]].tolist()), covered)


def _partial(
    passages: PassageFilter, wanted: Wanted, whole: Whole, conditions: Mapping[str, Mask]
) -> tuple[int, ...]:
    """The best passages with some of several words."""
    if not passages.query:
        return ()
    table, ranking = whole.table, Ranking(passages.query, whole)
    words = ranking.any_word()
    if not any(words.values()):
        return ()
    some = table.among(keys_of(branches(passages, whole.configurations, words)))
    places = by_date(table, meeting(table, [some, *conditions.values()]))
    # Where one word alone is known, this is a search for it.
    most = MOST_PARTIAL if any("|" in few for few in words.values()) else MOST_RANKED
    asked = _listed(table.passages[places[:most]], whole)
    return tuple(ranking.best(asked, 0, wanted.stop - wanted.start))


def _listed(passages: Numbers, whole: Whole) -> list[Branch]:
    return listed(f"{{{','.join(map(str, passages.tolist()))}}}", whole.configurations)


@contextmanager
def in_time(query: Query | None = None) -> Iterator[None]:
    """Give up what takes longer than SEARCH_SECONDS. Raises SearchTooSlow."""
    options = {"statement_timeout": f"{settings.SEARCH_SECONDS}s", **BY_INDEX}
    if query and any(isinstance(one, MUST_BE_READ) for one in nodes(query.tree)):
        options |= WITH_HELP
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
