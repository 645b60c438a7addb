"""What an outlet asks about, beside the archive's average."""

from dataclasses import dataclass

from django.http import QueryDict

from transcripts.search import Search
from transcripts.search.facets import FacetValue


@dataclass(frozen=True, slots=True)
class Share:
    """A topic: the part of the passages that carry it, here and on `average`, each of 1.

    `scale` is the highest of the shares it is shown with.
    """

    topic: FacetValue
    share: float
    average: float
    scale: float

    @property
    def width(self) -> float:
        """Of its bar, in hundredths of the highest one."""
        return 100 * self.share / self.scale

    @property
    def average_place(self) -> float:
        return 100 * self.average / self.scale

    @property
    def percent(self) -> float:
        return 100 * self.share

    @property
    def average_percent(self) -> float:
        return 100 * self.average


def all_exchanges() -> Search:
    """All that was asked: what an outlet is compared with."""
    return Search(QueryDict("in=question"))


def topic_shares(search: Search, average: Search) -> list[Share]:
    """The topics of a search, the most frequent first, with their shares of both searches."""
    usual = {value.value: value.count for value in average.facet("topic").values}
    shares = [
        (
            topic,
            topic.count / max(1, search.count),
            usual.get(topic.value, 0) / max(1, average.count),
        )
        for topic in search.facet("topic").values
    ]
    scale = max((max(share, usually) for _, share, usually in shares), default=1)
    return [Share(topic, share, usually, scale) for topic, share, usually in shares]
