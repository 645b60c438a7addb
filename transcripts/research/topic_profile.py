"""A topic: who asks about it, and what is said in remarks against in answers."""

from dataclasses import dataclass

from transcripts.models import Topic
from transcripts.search import Search, SearchParameters
from transcripts.search.facets import Facet
from transcripts.search.summary import whole_archive
from transcripts.search.table import Mask

from .counted import LinkedNames, count_in_table, link_to_search

SHOWN = ("statement", "answer")


@dataclass(frozen=True, slots=True)
class Side:
    """Of `all` passages of the archive with a statement, or an answer, `count` carry the topic."""

    side: str
    count: int
    all: int
    parameters: SearchParameters

    @property
    def percent(self) -> float:
        return 100 * self.count / max(1, self.all)

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


@dataclass(frozen=True, slots=True)
class TopicProfile:
    outlets: Facet
    journalists: LinkedNames
    sides: dict[str, Side]


def topic_profile(topic: Topic, search: Search) -> TopicProfile:
    """`search` is the one for all passages of the topic. Raises SearchTooSlow."""
    table = whole_archive().table
    carries = table.naming("topic", [topic.pk])
    journalists = count_in_table(table, "asked_by", carries)
    return TopicProfile(
        search.facet("outlet"),
        link_to_search(journalists, "asked_by", search),
        {side: _side(side, table.on_sides([side]), carries, search) for side in SHOWN},
    )


def _side(side: str, there: Mask, carries: Mask, search: Search) -> Side:
    parameters = search.parameters.having(in_=side)
    return Side(side, int((there & carries).sum()), int(there.sum()), parameters)
