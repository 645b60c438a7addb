"""An outlet: who asks for it, about what, at which place, and its share of all that is asked."""

from dataclasses import dataclass

from transcripts.models import Outlet, PassageIndex, Turn
from transcripts.search import Search

from .counted import LinkedNames, Listed, count_names, link_to_search
from .keeping import kept
from .places import Places, places_of
from .shares import Share, all_exchanges, topic_shares


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """`share` is the part of all exchanges that the outlet opened, of 1."""

    journalists: LinkedNames
    topics: list[Share]
    places: Places | None
    exchange_count: int
    share: float

    @property
    def percent(self) -> float:
        return 100 * self.share


def outlet_profile(outlet: Outlet, search: Search) -> OutletProfile:
    """`search` is the one for all that the outlet asked. Raises SearchTooSlow."""
    journalists = kept(f"outlet {outlet.pk}", lambda: _journalists(outlet))
    average = all_exchanges()
    return OutletProfile(
        link_to_search(journalists, "asked_by", search),
        topic_shares(search, average),
        places_of(outlet),
        average.count,
        search.count / max(1, average.count),
    )


def _journalists(outlet: Outlet) -> Listed:
    own = PassageIndex.objects.filter(outlet=outlet)
    asked = Turn.objects.filter(
        kind=Turn.Kind.QUESTION, outlet=outlet, passage__in=own.values("passage")
    )
    return count_names(asked, "speaker")
