"""The language of a text, told by its commonest words."""

import re
import unicodedata
from collections import Counter

from .vocabulary import Vocabulary

_ENOUGH = 3  # words that tell, at least
_SAMPLE = 4_000  # characters
_WORD = re.compile("[a-z]+")


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    plain = unicodedata.normalize("NFKD", text[:_SAMPLE].lower()).encode("ascii", "ignore")
    words = _WORD.findall(plain.decode())
    counts = Counter(filter(None, map(vocabulary.languages.get, words)))
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= _ENOUGH and most > 2 * second else None
