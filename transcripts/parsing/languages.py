"""The language of a text, told by its commonest words."""

from .vocabulary import Vocabulary
from .words import fold

_ENOUGH = 3  # words that tell, at least
_SAMPLE = 50_000  # characters


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    words = [fold(word.strip(",;:()[]")) for word in text[:_SAMPLE].split()]
    counts = {
        code: sum(word in common for word in words) for code, common in vocabulary.languages.items()
    }
    (best, most), *others = sorted(counts.items(), key=lambda item: -item[1])
    return best if most >= _ENOUGH and all(most > 2 * count for _, count in others) else None
