"""The language of a text, told by its commonest words."""

from collections import Counter

from .vocabulary import Vocabulary
from .words import fold

_ENOUGH = 3  # words that tell, at least
_SAMPLE = 8_000  # characters
_SIGNS = ".,;:!?()[]“”"


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    counts: Counter[str] = Counter()
    for word, times in Counter(text[:_SAMPLE].lower().split()).items():
        # Most words are plain letters, and need no folding.
        if not (word.isascii() and word.isalpha()):
            word = fold(word.strip(_SIGNS))
        if word in vocabulary.languages:
            counts[vocabulary.languages[word]] += times
    (best, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= _ENOUGH and most > 2 * second else None
