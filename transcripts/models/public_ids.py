"""Opaque, permanent public ids of passages and turns.

An id is derived once, when its row is first imported, from what the transcript says at that
place. So two archives that import the same transcript, or one that is rebuilt from its files,
give a passage the same address. It is never derived again: a corrected turn keeps its id (and
would get another one in an archive that knows its corrected words only).
"""

from hashlib import blake2b

# Crockford's base 32 in lower case: no i, l, o or u, so an id survives being read aloud.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12  # 60 bits
PAIRS = [second + first for first in ALPHABET for second in ALPHABET]  # by ten bits


def derive_public_id(*parts: object) -> str:
    """The id of the thing that `parts` describe, in order: 12 characters of ALPHABET."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8)
    number = int.from_bytes(digest.digest(), "big")
    return "".join([PAIRS[number >> shift & 1023] for shift in range(0, LENGTH * 5, 10)])
