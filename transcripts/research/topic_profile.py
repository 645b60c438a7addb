"""A topic: who asks about it, and what is said in remarks against in answers."""

from dataclasses import dataclass

from transcripts.models import PassageIndex, Topic, Turn
from transcripts.search import Search, SearchParameters
from transcripts.search.facets import Facet
from transcripts.search.summary import whole_archive

from .counted import LinkedNames, Listed, count_names, link_to_search
from .keeping import kept

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
    journalists = kept(f"topic {topic.pk}", lambda: _journalists(topic))
    return TopicProfile(
        search.facet("outlet"),
        link_to_search(journalists, "asked_by", search),
        {side: _side(topic, side, search) for side in SHOWN},
    )


def _journalists(topic: Topic) -> Listed:
    carry = PassageIndex.objects.filter(topic_ids__contains=[topic.pk])
    asked = Turn.objects.filter(kind=Turn.Kind.QUESTION, passage__in=carry.values("passage"))
    return count_names(asked, "speaker")


def _side(topic: Topic, side: str, search: Search) -> Side:
    table = whole_archive().table
    there = table.on_sides([side])
    carries = table.naming("topic", [topic.pk])
    parameters = search.parameters.having(in_=side)
    return Side(side, int((there & carries).sum()), int(there.sum()), parameters)
