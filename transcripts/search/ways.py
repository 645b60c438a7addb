"""A query as alternatives that the database can store and ask by itself: of topics."""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from .asking import Asking
from .columns import STEMS, WRITTEN
from .lexemes import ALL_CONFIGURATIONS
from .query import Query
from .tree import without_fields
from .tsquery import Compiler, weights_of

MOST_WAYS = 64


class TooManyWays(ValueError):
    """A query mixes words and phrases in more ways than MOST_WAYS."""


class Way(NamedTuple):
    """What a passage must match: a tsquery of its stems and one of its words as they are written;
    None where nothing is asked of them."""

    vector: str | None = None
    written: str | None = None


class Ways:
    """Alternatives of which one must be met. They can be joined and turned round as conditions can,
    and stay alternatives. Raises TooManyWays."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self.all = tuple(dict.fromkeys(ways))
        if len(self.all) > MOST_WAYS:
            raise TooManyWays

    @classmethod
    def matching(cls, tsquery: str, column: str) -> "Ways":
        return cls([Way(**{column: tsquery})])

    def __or__(self, other: "Ways") -> "Ways":
        return Ways([*self.all, *other.all])

    def __and__(self, other: "Ways") -> "Ways":
        return Ways(
            Way(*(_both(one, two) for one, two in zip(a, b, strict=True)))
            for a, b in product(self.all, other.all)
        )

    def __invert__(self) -> "Ways":
        """None of the alternatives: of each, one of the two is not met."""
        turned = Ways([Way()])
        for way in self.all:
            parts = {STEMS: way.vector, WRITTEN: way.written}
            turned &= Ways(
                Way(**{column: f"!({tsquery})"}) for column, tsquery in parts.items() if tsquery
            )
        return turned


def ways_of(query: Query, sides: tuple[str, ...] = ()) -> dict[str, tuple[Way, ...]]:
    """The ways in which passages match the words of `query`, by text search configuration; none
    where it has no word that the index could hold. `sides` limits every word to where it must
    stand; a side that the query itself names goes before. Raises TooManyWays."""
    found = {}
    for configuration in ALL_CONFIGURATIONS:
        compiler = Compiler(query, configuration)
        asking = Asking(compiler, Ways.matching)
        asked = asking.asked(without_fields(compiler.tree), weights_of(sides))
        found[configuration] = asked.all if asked else ()
    return found


def _both(one: str | None, two: str | None) -> str | None:
    return f"({one}) & ({two})" if one and two else one or two
