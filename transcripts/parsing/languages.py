"""The language of a text, told by its commonest words."""

import unicodedata
from collections import Counter
from string import ascii_lowercase

from .vocabulary import Vocabulary

_ENOUGH = 3  # words that tell, at least
SAMPLE = 4_000  # characters
_LETTERS_ALONE = bytes(at if chr(at) in ascii_lowercase else ord(" ") for at in range(256))


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    plain = unicodedata.normalize("NFKD", text[:SAMPLE].lower()).encode("ascii", "ignore")
    words = plain.translate(_LETTERS_ALONE).decode().split()
    counts = Counter(filter(None, map(vocabulary.languages.get, words)))
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= _ENOUGH and most > 2 * second else None
