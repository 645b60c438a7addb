"""What two sequences have in common, in order: for matching turns and for showing edits."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz.distance import LCSseq

# The longest common subsequence takes a bit of memory for each pair of items: 50 MB at most.
MOST_PAIRS = 400_000_000

Pair = tuple[int, int]  # a place in the old sequence, a place in the new one


def equal_blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """`(i, j, n)`, in order: `old[i:i+n]` and `new[j:j+n]` are the same.

    The blocks are a longest common subsequence. Where the sequences are too long for that, they
    are taken apart first at the items that stand in each of them once.
    """
    anchors = list[Pair]()
    if len(old) * len(new) > MOST_PAIRS:
        anchors = heaviest_chain((i, j, 1) for i, j in unique_in_both(old, new))
    blocks = list[tuple[int, int, int]]()
    for i1, i2, j1, j2 in gaps(anchors, len(old), len(new)):
        for i, j, n in _common(old[i1:i2], new[j1:j2]):
            _append(blocks, i1 + i, j1 + j, n)
        if i2 < len(old) and j2 < len(new):
            _append(blocks, i2, j2, 1)  # the anchor that ends the gap
    return blocks


def unique_in_both(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places of items that stand once in `old` and once in `new`, in the order of `old`."""
    in_old, in_new = Counter(old), Counter(new)
    place = {item: j for j, item in enumerate(new) if in_new[item] == 1}
    return [(i, place[o]) for i, o in enumerate(old) if in_old[o] == 1 and o in place]


def heaviest_chain(pairs: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Of weighted pairs `(i, j, weight)`, those that together weigh most where both places only
    grow: what stayed in order. Takes n log n for n pairs."""
    ends = list[int]()  # places j at which the best chain so far gets heavier …
    best = list[float]()  # … its weight there, growing with j
    last = list[tuple[Pair, object]]()  # … and its last pair, with the chain before it
    for i, j, weight in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        at = bisect_left(ends, j)
        total = weight + (best[at - 1] if at else 0)
        through = at
        while through < len(ends) and best[through] <= total:
            through += 1
        if through > at or at == len(ends) or ends[at] != j:
            chain = ((i, j), last[at - 1] if at else None)
            ends[at:through], best[at:through], last[at:through] = [j], [total], [chain]
    found = list[Pair]()
    link: object = last[-1] if last else None
    while isinstance(link, tuple):
        found.append(link[0])
        link = link[1]
    return found[::-1]


def gaps(pairs: Sequence[Pair], old: int, new: int) -> list[tuple[int, int, int, int]]:
    """`(i1, i2, j1, j2)`: what lies before, between and after `pairs`, which are in order, of two
    sequences of `old` and `new` items."""
    starts = [(-1, -1), *pairs]
    ends = [*pairs, (old, new)]
    return [(i1 + 1, i2, j1 + 1, j2) for (i1, j1), (i2, j2) in zip(starts, ends, strict=True)]


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """The blocks of a stretch; of one that is still too long, its beginning and end only."""
    if len(old) * len(new) <= MOST_PAIRS:
        # rapidfuzz compares items by their hashes; numbers cannot be mistaken for each other.
        numbers = dict[Hashable, int]()
        a = [numbers.setdefault(item, len(numbers)) for item in old]
        b = [numbers.setdefault(item, len(numbers)) for item in new]
        return [
            (op.src_start, op.dest_start, op.src_end - op.src_start)
            for op in LCSseq.opcodes(a, b)
            if op.tag == "equal"
        ]
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return [(0, 0, start), (len(old) - end, len(new) - end, end)]


def _append(blocks: list[tuple[int, int, int]], i: int, j: int, n: int) -> None:
    """Add a block, joined to the one before where they touch."""
    if blocks and n:
        before_i, before_j, before_n = blocks[-1]
        if (before_i + before_n, before_j + before_n) == (i, j):
            blocks[-1] = (before_i, before_j, before_n + n)
            return
    if n:
        blocks.append((i, j, n))
