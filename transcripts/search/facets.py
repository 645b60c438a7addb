"""Facets: for each way to narrow a search, its values and how many results each would leave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from transcripts.models import Event

from .conditions import current
from .counts import Counts
from .fields import UNKNOWN_LANGUAGE
from .filters import PassageFilter
from .names import NAMED
from .parameters import FACETS, SearchParameters

TITLES = {
    "outlet": "Outlet",
    "asked_by": "Asked by",
    "answered_by": "Answered by",
    "speaker": "Speaker",
    "topic": "Topic",
    "kind": "Kind of event",
    "year": "Year",
    "language": "Language",
}
Counted = tuple[str, tuple[str, int]]  # a value, its label, its count
LANGUAGES = {"en": "English", "fr": "French", "": "Not known"}


@dataclass(slots=True)  # not frozen: the API has a thousand, and each would take four times as long
class FacetValue:
    """One value: `count` results carry it among those that the other facets leave."""

    facet: str
    value: str
    label: str
    count: int
    selected: bool
    chosen: SearchParameters = field(repr=False)  # of the search that it is a value of

    @property
    def parameters(self) -> SearchParameters:
        """The parameters of the search with this value switched."""
        return self.chosen.toggled(self.facet, self.value)

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


@dataclass(frozen=True)
class Facet:
    """`counted` are its values in order, each with its label and count; `chosen` the chosen ones.

    There can be hundreds, of which a page shows the first: so each is made when it is asked for.
    """

    name: str
    title: str
    counted: tuple[Counted, ...] = field(repr=False)
    chosen: frozenset[str]
    parameters: SearchParameters = field(repr=False)  # of the search

    SHOWN = 8

    def __len__(self) -> int:
        return len(self.counted)

    @cached_property
    def values(self) -> tuple[FacetValue, ...]:
        return self._made(self.counted)

    @cached_property
    def selected(self) -> tuple[FacetValue, ...]:
        return self._made(self._chosen(self.counted))

    @cached_property
    def first(self) -> tuple[FacetValue, ...]:
        """The chosen values and the most frequent ones."""
        return self._made((*self.counted[: self.SHOWN], *self._chosen(self.counted[self.SHOWN :])))

    @property
    def more(self) -> int:
        """How many values there are besides the first ones."""
        return len(self) - len(self.first)

    def _chosen(self, counted: Iterable[Counted]) -> Iterator[Counted]:
        return (one for one in counted if one[0] in self.chosen) if self.chosen else iter(())

    def _made(self, counted: Iterable[Counted]) -> tuple[FacetValue, ...]:
        return tuple(
            FacetValue(
                self.name,
                value or UNKNOWN_LANGUAGE,
                label or _label(self.name, value),
                count,
                value in self.chosen,
                self.parameters,
            )
            for value, (label, count) in counted
        )


def facets_of(
    counts: Counts, passages: PassageFilter, parameters: SearchParameters
) -> tuple[Facet, ...]:
    """All facets of a search, with what was counted."""
    return tuple(_facet(name, counts, passages, parameters) for name in FACETS)


def _facet(
    name: str, counts: Counts, passages: PassageFilter, parameters: SearchParameters
) -> Facet:
    chosen = dict(_chosen(name, passages))
    # Those with names are in order already, and stay so.
    found = counts.values[name]
    if missing := chosen.keys() - found.keys():
        found = found | {
            value: (chosen[value], 0)
            for value in sorted(missing, key=lambda one: chosen[one].casefold())
        }
    counted: Iterable[Counted] = found.items()
    if name == "year":
        counted = sorted(counted, reverse=True)
    elif name not in NAMED:
        counted = sorted(counted, key=lambda one: (-one[1][1], _label(name, one[0]).casefold()))
    return Facet(name, TITLES[name], tuple(counted), frozenset(chosen), parameters)


def _chosen(name: str, passages: PassageFilter) -> Iterator[tuple[str, str]]:
    """The chosen values of a facet, each with its label where it has one of its own."""
    chosen = passages.form.cleaned_data.get(name) or []
    if name in NAMED:
        yield from ((row.slug, row.name) for row in current(chosen))
    else:
        yield from ((str(value), "") for value in chosen)


def _label(name: str, value: str) -> str:
    if name == "kind":
        return str(Event.Kind(value).label)
    return LANGUAGES.get(value, value) if name == "language" else value


def most_first(value: FacetValue) -> tuple[int, str]:
    return -value.count, value.label.casefold()


def newest_year(value: FacetValue) -> tuple[int, str]:
    return -int(value.value), value.value


def by_name(value: FacetValue) -> tuple[str, int]:
    return value.label.casefold(), -value.count
