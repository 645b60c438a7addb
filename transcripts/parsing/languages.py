"""The language of a text, told by its commonest words."""

from collections import Counter

from .vocabulary import Vocabulary
from .words import fold

_ENOUGH = 3  # words that tell, at least
_SAMPLE = 8_000  # characters


def language_of(text: str, vocabulary: Vocabulary) -> str | None:
    """`en` or `fr` where the words say so plainly, else None."""
    times: Counter[str] = Counter()
    for word, count in Counter(text[:_SAMPLE].split()).items():
        times[fold(word.strip(",;:()[]"))] += count
    counts = {
        code: sum(times[word] for word in common) for code, common in vocabulary.languages.items()
    }
    (best, most), *others = sorted(counts.items(), key=lambda item: -item[1])
    return best if most >= _ENOUGH and all(most > 2 * count for _, count in others) else None
