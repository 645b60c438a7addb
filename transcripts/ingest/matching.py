"""Which turn of a corrected transcript is which turn of the stored one.

Turns are matched by what they say, so that their public ids survive insertions, deletions and
corrected typos around and inside them.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

SIMILAR = 0.6  # the share of words in common from which a changed turn is still the same one


def match_texts(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Positions in `new` → positions in `old` of the texts that are the same.

    Equal texts in the same order match first; then what was changed between them, where the two
    have enough words in common; last, equal texts that stand elsewhere now.
    """
    folded_old, folded_new = [" ".join(t.split()) for t in old], [" ".join(t.split()) for t in new]
    matched: dict[int, int] = {}
    matcher = SequenceMatcher(None, folded_old, folded_new, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            matched.update(zip(range(j1, j2), range(i1, i2), strict=True))
        elif operation == "replace":
            at = i1
            for j in range(j1, j2):
                similar = (i for i in range(at, i2) if _similar(folded_old[i], folded_new[j]))
                if (i := next(similar, None)) is not None:
                    matched[j] = i
                    at = i + 1
    taken = set(matched.values())
    for j, text in enumerate(folded_new):
        if j not in matched:
            moved = (i for i, other in enumerate(folded_old) if i not in taken and other == text)
            if (i := next(moved, None)) is not None:
                matched[j] = i
                taken.add(i)
    return matched


def _similar(one: str, other: str) -> bool:
    a, b = one.split(), other.split()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return (
        matcher.real_quick_ratio() >= SIMILAR
        and matcher.quick_ratio() >= SIMILAR
        and matcher.ratio() >= SIMILAR
    )
