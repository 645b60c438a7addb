"""A topic: who asks about it, and what is said in remarks against in answers."""

from dataclasses import dataclass

from django.db.models import Count, Q

from transcripts.models import PassageIndex, Topic, Turn
from transcripts.search import Search, SearchParameters
from transcripts.search.facets import Facet

from .counted import LinkedNames, Listed, count_names, link_to_search
from .keeping import kept

SIDES = ("statement", "question", "answer")


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
    journalists, sides = kept(f"topic {topic.pk}", lambda: (_journalists(topic), _sides(topic)))
    return TopicProfile(
        search.facet("outlet"),
        link_to_search(journalists, "speaker", search),
        {
            side: Side(side, *sides[side], parameters=search.parameters.having(in_=side))
            for side in SIDES
        },
    )


def _journalists(topic: Topic) -> Listed:
    carry = PassageIndex.objects.filter(topic_ids__contains=[topic.pk])
    asked = Turn.objects.filter(kind=Turn.Kind.QUESTION, passage__in=carry.values("passage"))
    return count_names(asked, "speaker")


def _sides(topic: Topic) -> dict[str, tuple[int, int]]:
    """For each side the passages that carry the topic, and all."""
    carries = Q(topic_ids__contains=[topic.pk])
    sides = {side: Q(**{f"has_{side}": True}) for side in SIDES}
    numbers = PassageIndex.objects.aggregate(
        **{side: Count("pk", filter=has & carries) for side, has in sides.items()},
        **{f"all_{side}": Count("pk", filter=has) for side, has in sides.items()},
    )
    return {side: (numbers[side], numbers[f"all_{side}"]) for side in SIDES}
