"""Which turn of a corrected transcript is which turn of the stored one.

Turns are matched by what they say, so that their public ids survive insertions, deletions and
corrected typos around and inside them. Where many say the same ("Thank you."), their order among
the others tells which is which.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .alignment import Pair, equal_blocks, gaps, heaviest_chain, unique_in_both
from .likeness import Wording, common_words

FEW_PAIRS = 400  # of so many turns between two matches, each is compared with each
NEAR = 6  # among more, those that stand so far apart at most
RARE_WORDS = 12  # by so many of its rarest words a changed turn is looked for
FREQUENT = 24  # a word of more turns than these leads nowhere
CLOSEST = 4  # so many turns of the old transcript are compared with a changed one
TELLING = 5  # words: a text with so many in common is the same turn wherever it stands now


def match_texts(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Positions in `new` → positions in `old` of the texts that are the same, one to one.

    First come those that can be told wherever they stand: texts that each side has once, and
    changed ones that share rare words. The heaviest chain of them stayed in order. Their equal
    neighbours go with them; what is left between the links of the chain is matched in order, equal
    or changed; last come those that moved. Takes about n log n for n turns.
    """
    return _Matching(old, new).found()


class _Matching:
    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [" ".join(text.split()) for text in old]
        self.new = [" ".join(text.split()) for text in new]
        self.old_of = dict[int, int]()  # position in new → position in old
        self.new_of = dict[int, int]()
        self.wordings = dict[str, Wording]()

    def found(self) -> dict[int, int]:
        once = [(i, j, self.weight_of_equal(i)) for i, j in unique_in_both(self.old, self.new)]
        changed = list(self.changed())
        in_order = heaviest_chain([*once, *changed])
        in_order = [*in_order, *self.take_neighbours(self.take(in_order))]
        for end in ((-1, -1), (len(self.old), len(self.new))):
            in_order += self.take_neighbours([end])
        self.take_neighbours(self.take((i, j) for i, j, _ in once))
        for gap in gaps(sorted(in_order), len(self.old), len(self.new)):
            self.take_between(*gap)
        far = sorted((-common, i, j) for i, j, common in changed if common >= TELLING)
        self.take((i, j) for _, i, j in far)
        self.take_equal_elsewhere()
        return dict(sorted(self.old_of.items()))

    def take(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Match pairs of which neither side is matched yet, the first ones first; returns them."""
        taken = list[Pair]()
        for i, j in pairs:
            if i not in self.new_of and j not in self.old_of:
                self.new_of[i], self.old_of[j] = j, i
                taken.append((i, j))
        return taken

    def wording(self, text: str) -> Wording:
        if text not in self.wordings:
            self.wordings[text] = Wording(text)
        return self.wordings[text]

    def weight_of_equal(self, i: int) -> float:
        """More than any changed text weighs."""
        return 1.0 + self.wording(self.old[i]).length

    def weight(self, i: int, j: int) -> float:
        """How much two texts have in common; 0 if they are not the same."""
        if self.old[i] == self.new[j]:
            return self.weight_of_equal(i)
        return common_words(self.wording(self.old[i]), self.wording(self.new[j]))

    def changed(self) -> Iterator[tuple[int, int, float]]:
        """Pairs of texts that only one side has and that say much the same, with their words in
        common; found by their rarest words."""
        in_old, in_new = set(self.old), set(self.new)
        having = dict[str, list[int]]()
        for i, text in enumerate(self.old):
            for word in () if text in in_new else self.wording(text).distinct:
                having.setdefault(word, []).append(i)
        for j, text in enumerate(self.new):
            words = [w for w in self.wording(text).distinct if w in having] if having else []
            if not words or text in in_old:
                continue
            words.sort(key=lambda word: len(having[word]))
            votes = Counter[int]()
            for word in words[:RARE_WORDS]:
                if len(having[word]) <= FREQUENT:
                    votes.update(having[word])
            for i, _ in votes.most_common(CLOSEST):
                if common := self.weight(i, j):
                    yield i, j, common

    def take_neighbours(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Match the equal texts that stand right before and after matched ones. Those before come
        first: who is called on belongs to the question that follows."""
        taken = list[Pair]()
        for step in (-1, 1):
            for i, j in pairs:
                while self.is_free(i := i + step, j := j + step):
                    taken += self.take([(i, j)])
        return taken

    def is_free(self, i: int, j: int) -> bool:
        """Whether both places hold the same text and neither is matched."""
        there = 0 <= i < len(self.old) and 0 <= j < len(self.new)
        taken = i in self.new_of or j in self.old_of
        return there and not taken and self.old[i] == self.new[j]

    def take_between(self, i1: int, i2: int, j1: int, j2: int) -> None:
        """Match what lies between two matches, in order, so that most is in common. Where that is
        much, equal texts first, and changed ones near each other."""
        if (i2 - i1) * (j2 - j1) <= FEW_PAIRS:
            self.take_heaviest(i1, i2, j1, j2, FEW_PAIRS)
            return
        blocks = equal_blocks(self.old[i1:i2], self.new[j1:j2])
        equal = [(i1 + i + k, j1 + j + k) for i, j, n in blocks for k in range(n)]
        equal = self.take(equal)
        for i3, i4, j3, j4 in gaps([(i - i1, j - j1) for i, j in equal], i2 - i1, j2 - j1):
            self.take_heaviest(i1 + i3, i1 + i4, j1 + j3, j1 + j4, NEAR)

    def take_heaviest(self, i1: int, i2: int, j1: int, j2: int, near: int) -> None:
        left = [i for i in range(i1, i2) if i not in self.new_of]
        free = [j for j in range(j1, j2) if j not in self.old_of]
        self.take(
            heaviest_chain(
                (i, j, weight)
                for at, j in enumerate(free)
                for i in left[max(0, at - near) : at + near + 1]
                if (weight := self.weight(i, j))
            )
        )

    def take_equal_elsewhere(self) -> None:
        """Match long texts wherever they stand. A short one that many say ("Thank you.") has not
        moved: one was left out, another said."""
        places = dict[str, list[int]]()
        for i in range(len(self.old) - 1, -1, -1):
            if i not in self.new_of and self.wording(self.old[i]).length >= TELLING:
                places.setdefault(self.old[i], []).append(i)
        for j, text in enumerate(self.new):
            if j not in self.old_of and places.get(text):
                self.take([(places[text].pop(), j)])
