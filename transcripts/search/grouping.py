"""Results event by event: each event once, with its best passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from transcripts.models import Event

from .branches import Branch
from .hits import Hit
from .order import Keys
from .ranking import Ranking

SHOWN = 3  # passages of an event

# The events of a page, with the number of their passages that were found and the keys of the first
# of them. `found` has passage_id, event_id, date and score.
EVENTS = """
    SELECT event_id, count(*), (array_agg(passage_id ORDER BY score DESC, passage_id))[1:{shown}]
    FROM ({found}) found GROUP BY event_id, date
    ORDER BY max(score) DESC, date DESC, event_id LIMIT %s OFFSET %s
"""


@dataclass(frozen=True, slots=True)
class Group:
    """An event: `count` of its passages were found, and these are the first of them."""

    event: Event
    count: int
    hits: tuple[Hit, ...]


def best_events(asked: Sequence[Branch], ranking: Ranking, start: int, stop: int) -> Keys:
    """The events from place `start` to `stop` (exclusive), in the order of their best passage."""
    sql, values = ranking.scored(asked)
    with connection.cursor() as cursor:
        cursor.execute(EVENTS.format(found=sql, shown=SHOWN), [*values, stop - start, start])
        return tuple((event, number, tuple(keys)) for event, number, keys in cursor.fetchall())


def grouped(keys: Keys, hits: Iterable[Hit]) -> list[Group]:
    """The groups of a page, from the hits of all their passages."""
    by_key = {hit.passage.pk: hit for hit in hits}
    groups = []
    for _, number, passages in keys:
        shown = tuple(by_key[pk] for pk in passages if pk in by_key)
        if shown:
            groups.append(Group(shown[0].passage.event, number, shown))
    return groups
