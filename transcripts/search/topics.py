"""Topics are searches: this compiles their queries for the database, which does the tagging."""

from collections.abc import Iterable

from django.db import DEFAULT_DB_ALIAS, connection

from transcripts.models import Passage, Topic

from .printing import print_query
from .query import SIDES, parse_query
from .tree import fields
from .ways import TooManyWays, ways_of


class BadTopicQuery(ValueError):
    """A query that cannot define a topic."""


# What is not named here is fetched when it is asked for.
NAMED = ("id", "name", "slug")
CARRIED = f"""
    SELECT passage_id, {", ".join(f"topic.{field}" for field in NAMED)}
    FROM transcripts_passageindex
    JOIN transcripts_topic topic ON topic.id = ANY (topic_ids)
    WHERE passage_id = ANY (%s)
    ORDER BY topic.name
"""


class EmptyTopicQuery(BadTopicQuery):
    """A topic's query that has no word to search for."""


class FieldInTopicQuery(BadTopicQuery):
    """A topic's query that asks for more than words: the database tags by words alone."""


class TooInvolvedTopicQuery(BadTopicQuery):
    """A topic's query that mixes words and phrases in too many ways."""


def compile_topic(topic: Topic) -> Topic:
    """Write what `topic.query` means to `topic.compiled`; the caller saves. A topic is what people
    speak of: the moderator's words, names and titles do not count.

    Raises EmptyTopicQuery where the query holds no word, FieldInTopicQuery where it holds a field,
    TooInvolvedTopicQuery where nobody could say any more what it means.
    """
    query = parse_query(topic.query)
    for field in fields(query.tree):
        raise FieldInTopicQuery(
            f"A topic is defined by words alone: leave out {print_query(field)} in the query of"
            f" “{topic.name}”."
        )
    try:
        ways = ways_of(query, SIDES)
    except TooManyWays as error:
        raise TooInvolvedTopicQuery(
            f"The query of “{topic.name}” mixes words and phrases in too many ways: write it as"
            " alternatives joined by OR."
        ) from error
    if not query or not all(ways.values()):
        raise EmptyTopicQuery(f"The query of the topic “{topic.name}” has no word to search for.")
    topic.compiled = {name: [list(way) for way in found] for name, found in ways.items()}
    return topic


def topics_of(passages: Iterable[Passage]) -> dict[int, tuple[Topic, ...]]:
    """The topics that each passage carries, by its primary key, in the order of their names."""
    carried: dict[int, list[Topic]] = {passage.pk: [] for passage in passages}
    topics: dict[int, Topic] = {}
    with connection.cursor() as cursor:
        cursor.execute(CARRIED, [list(carried)])
        for passage, key, *names in cursor.fetchall():
            if key not in topics:
                topics[key] = Topic.from_db(DEFAULT_DB_ALIAS, NAMED, (key, *names))
            carried[passage].append(topics[key])
    return {pk: tuple(found) for pk, found in carried.items()}
