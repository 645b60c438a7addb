"""Common subsequences and heaviest chains, against what can be tried out by hand."""

from collections.abc import Iterator
from itertools import chain, combinations, pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.ingest import alignment
from transcripts.ingest.alignment import equal_blocks, gaps, heaviest_chain, unique_in_both

items = st.lists(st.sampled_from("abcde"), max_size=30)


def longest_common(old: list[str], new: list[str]) -> int:
    """The length of a longest common subsequence, by the textbook."""
    row = [0] * (len(new) + 1)
    for item in old:
        before = row[:]
        for j, other in enumerate(new):
            row[j + 1] = before[j] + 1 if item == other else max(row[j], before[j + 1])
    return row[-1]


@given(items, items)
def test_blocks_are_a_longest_common_subsequence(old: list[str], new: list[str]) -> None:
    blocks = equal_blocks(old, new)
    assert sum(n for _, _, n in blocks) == longest_common(old, new)
    assert all(old[i : i + n] == new[j : j + n] and n for i, j, n in blocks)
    for (i1, j1, n), (i2, j2, _) in pairwise(blocks):
        assert i1 + n <= i2
        assert j1 + n <= j2
        assert (i1 + n, j1 + n) != (i2, j2)


@given(st.lists(st.integers(0, 40), max_size=40), st.lists(st.integers(0, 40), max_size=40))
@pytest.mark.parametrize("most", [0, 20])
def test_blocks_of_what_is_too_long_to_compare(most: int, old: list[int], new: list[int]) -> None:
    with patch.object(alignment, "MOST_PAIRS", most):
        blocks = equal_blocks(old, new)
        assert equal_blocks(old, old) == ([(0, 0, len(old))] if old else [])
    assert all(old[i : i + n] == new[j : j + n] and n for i, j, n in blocks)
    for (i1, j1, n), (i2, j2, _) in pairwise(blocks):
        assert i1 + n <= i2
        assert j1 + n <= j2


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8), st.data())
def test_no_chain_is_heavier(places: set[tuple[int, int]], data: st.DataObject) -> None:
    weights = {place: data.draw(st.integers(1, 9)) for place in sorted(places)}

    def chains() -> Iterator[tuple[tuple[int, int], ...]]:
        for some in chain.from_iterable(combinations(sorted(places), n) for n in range(9)):
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(some)):
                yield some

    heaviest = max(sum(weights[place] for place in some) for some in chains())
    found = heaviest_chain((i, j, weight) for (i, j), weight in weights.items())
    assert tuple(found) in set(chains())
    assert sum(weights[place] for place in found) == heaviest


def test_what_stands_once_on_either_side() -> None:
    assert unique_in_both("abcad", "dxbcc") == [(1, 2), (4, 0)]


def test_gaps_lie_before_between_and_after() -> None:
    assert gaps([(1, 0), (2, 3)], 4, 4) == [(0, 1, 0, 0), (2, 2, 1, 3), (3, 4, 4, 4)]
    assert gaps([], 2, 3) == [(0, 2, 0, 3)]
