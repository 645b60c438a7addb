"""Draws that come out the same every time, on every machine."""

from collections.abc import Sequence
from hashlib import sha256
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws for one thing, by its name: another thing more does not change what is drawn here.

    Only `Random.random` is used: of all its methods this one is promised to give the same
    numbers for the same seed in every version of Python.
    """

    def __init__(self, *name: object) -> None:
        seed = sha256("/".join(map(str, name)).encode()).digest()
        self._random = Random(int.from_bytes(seed[:8], "big")).random  # noqa: S311

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` - 1."""
        return int(self._random() * end)

    def likely(self, share: float) -> bool:
        """True in that share of cases."""
        return self._random() < share

    def pick(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """One of the things; one of twice the weight comes twice as often. Of weight 0, never."""
        left = self._random() * sum(weights)
        for thing, weight in zip(things, weights, strict=True):
            if left < weight:
                return thing
            left -= weight
        return next(thing for thing, weight in zip(things, weights, strict=True) if weight)

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many different ones, in the order drawn; all of them if there are no more."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
