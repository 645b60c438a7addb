"""Turns of a corrected transcript find the stored ones by what they say."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.ingest.matching import match_texts

ONE, TWO, THREE = "the first thing was said", "then another thing came up", "and so it ended well"


def test_the_same_texts_match_in_order() -> None:
    assert match_texts([ONE, TWO, THREE], [ONE, TWO, THREE]) == {0: 0, 1: 1, 2: 2}


def test_insertions_and_deletions() -> None:
    assert match_texts([ONE, THREE], [ONE, TWO, THREE]) == {0: 0, 2: 1}
    assert match_texts([ONE, TWO, THREE], [ONE, THREE]) == {0: 0, 1: 2}


def test_a_corrected_text_is_still_the_same() -> None:
    assert match_texts([ONE, TWO], [ONE, TWO.replace("another", "one more")]) == {0: 0, 1: 1}


def test_a_text_that_says_something_else_is_another() -> None:
    assert match_texts([ONE], ["quite different words stand here"]) == {}


def test_line_breaks_are_no_difference() -> None:
    assert match_texts([ONE], [ONE.replace(" ", "\n")]) == {0: 0}


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_a_match_is_one_to_one(old: list[str], new: list[str]) -> None:
    matched = match_texts(old, new)
    assert len(set(matched.values())) == len(matched)


@given(st.permutations([ONE, TWO, THREE]))
def test_moved_texts_are_the_same_still(new: list[str]) -> None:
    assert len(match_texts([ONE, TWO, THREE], new)) == 3


@given(st.lists(st.text(max_size=5)))
def test_everything_matches_itself(texts: list[str]) -> None:
    assert match_texts(texts, texts) == {n: n for n in range(len(texts))}
