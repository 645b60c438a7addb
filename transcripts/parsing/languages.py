"""The language of a text, told by its commonest words."""

from collections import Counter

from .vocabulary import Vocabulary
from .words import fold

_ENOUGH = 3  # words that tell, at least
_SAMPLE = 8_000  # characters
_SIGNS = ".,;:!?()[]“”"


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    times = Counter(text[:_SAMPLE].lower().split())
    # Most words are plain letters, and need no folding.
    for word in [word for word in times if not (word.isascii() and word.isalpha())]:
        times[fold(word.strip(_SIGNS))] += times[word]
    counts = {
        code: sum(times[word] for word in common if word in times)
        for code, common in vocabulary.languages.items()
    }
    (best, most), *others = sorted(counts.items(), key=lambda item: -item[1])
    return best if most >= _ENOUGH and all(most > 2 * count for _, count in others) else None
