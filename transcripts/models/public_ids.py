"""Opaque, permanent public ids of passages and turns.

An id is derived once, when its row is first imported, from what the transcript says at that
place. So two archives that import the same transcript, or one that is rebuilt from its files,
give a passage the same address. It is never derived again: a corrected turn keeps its id (and
would get another one in an archive that knows its corrected words only).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import count

# Crockford's base 32 in lower case: no i, l, o or u, so an id survives being read aloud.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12  # 60 bits
PAIRS = [second + first for first in ALPHABET for second in ALPHABET]  # by ten bits


def derive_public_id(*parts: object) -> str:
    """The id of the thing that `parts` describe, in order: 12 characters of ALPHABET."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8)
    number = int.from_bytes(digest.digest(), "big")
    return "".join([PAIRS[number >> shift & 1023] for shift in range(0, LENGTH * 5, 10)])


class FreeIds:
    """Gives ids that are not among `taken`, each once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        # Of what is said a thousand times, what was tried before need not be tried again.
        self.numbers: dict[tuple[object, ...], Iterator[int]] = defaultdict(lambda: count(1))

    def derive(self, *parts: object) -> str:
        """The first id of `parts` and a number from 1 that is free; it no longer is."""
        numbered = (derive_public_id(*parts, number) for number in self.numbers[parts])
        self.taken.add(free := next(one for one in numbered if one not in self.taken))
        return free
