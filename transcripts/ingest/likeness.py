"""Whether two texts are the same words but for a correction."""

import re
from itertools import pairwise

from rapidfuzz.distance import Indel, LCSseq

from .alignment import MOST_PAIRS, equal_blocks

SAME = 0.6  # the share of words in common from which a changed text is still the same one
SAME_LETTERS = 0.75  # … and of letters, for texts of a few words, where one typo is much
FEW = 8  # words …
FEW_LETTERS = 2_000  # … and letters, for a text may have no blanks at all
PART = 0.8  # the share of a text's pairs of words from which it is a part of another …
LEAST_PART = 0.25  # … and the share of the other that it must be: a turn that was split or merged
LEAST_WORDS = 5
LONG = range(200, 100_000)  # words, of which pairs are cheaper to compare than their whole order …
SAME_PAIRS = 0.2  # … and of fewer pairs in common, the words have another order


class Wording:
    """A text as it is compared: words without case and punctuation."""

    def __init__(self, text: str) -> None:
        self.words = re.findall(r"\w+", text.casefold())
        self.length = len(self.words)
        self.distinct = dict.fromkeys(
            self.words
        )  # in their order, so that nothing is left to chance
        self._pairs: set[tuple[str, str]] | None = None

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """The pairs of words that stand side by side."""
        if self._pairs is None:
            self._pairs = set(pairwise(self.words))
        return self._pairs


def common_words(one: Wording, other: Wording) -> float:
    """How many words two texts have in common, in order; 0 where they are not the same text."""
    shorter, longer = sorted((one, other), key=lambda wording: wording.length)
    if not shorter.length:
        return 0
    least = SAME * (one.length + other.length) / 2
    if shorter.length >= least and not _have_another_order(shorter, longer):
        common = _common(one, other)
        if common >= least:
            return common
    if longer.length <= FEW:
        a, b = " ".join(one.words), " ".join(other.words)
        if max(len(a), len(b)) > FEW_LETTERS:
            return 0
        alike = Indel.normalized_similarity(a, b)
        return alike * shorter.length if alike >= SAME_LETTERS else 0
    if shorter.length >= max(LEAST_WORDS, LEAST_PART * longer.length):
        shared = len(shorter.pairs & longer.pairs)
        return shared if shared >= PART * len(shorter.pairs) else 0
    return 0


def _have_another_order(shorter: Wording, longer: Wording) -> bool:
    if shorter.length not in LONG or longer.length not in LONG:
        return False
    return len(shorter.pairs & longer.pairs) < SAME_PAIRS * len(shorter.pairs)


def _common(one: Wording, other: Wording) -> int:
    if one.length * other.length > MOST_PAIRS:
        return sum(n for _, _, n in equal_blocks(one.words, other.words))
    return LCSseq.similarity(one.words, other.words)
