"""Turns of a corrected transcript find the stored ones by what they say."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.ingest.matching import match_texts

ONE, TWO, THREE = "the first thing was said", "then another thing came up", "and so it ended well"
THANKS = "Thank you."
LAMPS = "They will keep the lamps burning in winter, as every year, and nobody will be left out."
BRIDGES = "Seven bridges are planned, and perhaps an eighth one over the quiet river as well."


def test_the_same_texts_match_in_order() -> None:
    assert match_texts([ONE, TWO, THREE], [ONE, TWO, THREE]) == {0: 0, 1: 1, 2: 2}


def test_insertions_and_deletions() -> None:
    assert match_texts([ONE, THREE], [ONE, TWO, THREE]) == {0: 0, 2: 1}
    assert match_texts([ONE, TWO, THREE], [ONE, THREE]) == {0: 0, 1: 2}


def test_a_corrected_text_is_still_the_same() -> None:
    assert match_texts([ONE, TWO], [ONE, TWO.replace("another", "one more")]) == {0: 0, 1: 1}


def test_a_text_that_says_something_else_is_another() -> None:
    assert match_texts([ONE], ["quite different words stand here"]) == {}
    assert match_texts(["Yes."], ["No."]) == {}
    assert match_texts([ONE, "Yes.", TWO], [ONE, "No.", TWO]) == {0: 0, 2: 2}


def test_line_breaks_are_no_difference() -> None:
    assert match_texts([ONE], [ONE.replace(" ", "\n")]) == {0: 0}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Yes.", "Yes!"),
        ("Yes.", "YES"),
        ("Thank yu.", "Thank you."),
        ("Ms Exampel, please.", "Ms Example, please."),
        ("…", "…"),
        ("Да.", "Да!"),
    ],
)
def test_typos_in_short_turns(old: str, new: str) -> None:
    assert match_texts([ONE, old, TWO], [ONE, new, TWO]) == {0: 0, 1: 1, 2: 2}


def test_nothing_matches_nothing() -> None:
    assert match_texts([], []) == {}
    assert match_texts([], [ONE]) == {}
    assert match_texts(["", "!"], ["?"]) == {}


class TestManyThatSayTheSame:
    def test_their_order_among_the_others_tells_which_is_which(self) -> None:
        old = [THANKS, LAMPS, THANKS, BRIDGES, THANKS]
        new = [THANKS, ONE, THANKS, LAMPS.replace("lamps", "lanterns"), THANKS, BRIDGES, THANKS]
        found = match_texts(old, new)
        assert {j: found[j] for j in (3, 4, 5, 6)} == {3: 1, 4: 2, 5: 3, 6: 4}
        assert (0 in found) != (2 in found)  # either is as good as the other

    def test_one_left_out_and_one_said_elsewhere_is_not_the_same(self) -> None:
        old = [THANKS, LAMPS, BRIDGES, THANKS]
        new = [LAMPS, THANKS, BRIDGES, THANKS]
        assert match_texts(old, new) == {0: 1, 2: 2, 3: 3}

    def test_hundreds(self) -> None:
        old = [turn for n in range(300) for turn in (f"Question number {n} is asked.", THANKS)]
        new = [*old[:200], "A new one.", THANKS, *old[200:402], *old[404:]]
        found = match_texts(old, new)
        assert all(found[j] == j for j in range(199))
        assert all(found[j] == j - 2 for j in range(202, 403))
        assert all(found[j] == j for j in range(405, 600))
        assert len(found) == 598


class TestTurnsThatMoved:
    def test_a_block_with_its_short_neighbours(self) -> None:
        first, second = ["Next, please.", LAMPS, THANKS], ["Next, please.", BRIDGES, THANKS]
        found = match_texts([*first, *second], [*second, *first])
        assert found == {0: 3, 1: 4, 2: 5, 3: 0, 4: 1, 5: 2}

    def test_one_that_was_changed_on_its_way(self) -> None:
        new = [BRIDGES, TWO, LAMPS.replace("winter", "summer")]
        assert match_texts([LAMPS, BRIDGES, TWO], new) == {0: 1, 1: 2, 2: 0}


class TestTurnsThatWereSplitAndMerged:
    def test_the_greater_part_stays_the_same(self) -> None:
        words = LAMPS.split()
        lesser, greater = " ".join(words[:5]), " ".join(words[5:])
        assert match_texts([ONE, LAMPS, TWO], [ONE, lesser, "Hear, hear.", greater, TWO]) == {
            **{0: 0, 3: 1, 4: 2}
        }
        assert match_texts([ONE, lesser, greater, TWO], [ONE, LAMPS, TWO]) == {0: 0, 1: 2, 2: 3}

    def test_in_three(self) -> None:
        words = f"{LAMPS} {BRIDGES}".split()
        parts = [" ".join(words[n : n + 11]) for n in (0, 11, 22)]
        new = [ONE, parts[0], "Applause.", parts[1], "Laughter.", parts[2]]
        found = match_texts([ONE, " ".join(words)], new)
        assert found[0] == 0
        assert list(found.values()).count(1) == 1


# Few words, so that texts are often the same and often alike.
words = st.sampled_from(["yes", "no", "thank", "you", "all", "of", "course", "lamp"])
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)
transcripts = st.lists(texts, max_size=12)


@given(transcripts, transcripts)
def test_a_match_is_one_to_one(old: list[str], new: list[str]) -> None:
    found = match_texts(old, new)
    assert len(set(found.values())) == len(found)
    assert all(0 <= i < len(old) and 0 <= j < len(new) for j, i in found.items())
    assert list(found) == sorted(found)


@given(st.lists(st.text(max_size=5)))
def test_everything_matches_itself(texts: list[str]) -> None:
    assert match_texts(texts, texts) == {n: n for n in range(len(texts))}


@given(transcripts)
def test_everything_matches_itself_however_often_it_is_said(old: list[str]) -> None:
    assert match_texts(old, old) == {n: n for n in range(len(old))}


@given(transcripts, st.lists(texts, min_size=1, max_size=3), st.data())
def test_an_insertion_keeps_all_matches_in_order(
    old: list[str], inserted: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(old)))
    new = [*old[:at], *inserted, *old[at:]]
    found = match_texts(old, new)
    assert list(found.values()) == list(range(len(old)))
    assert all(new[j] == old[i] for j, i in found.items())


@given(transcripts, st.data())
def test_a_deletion_keeps_all_other_matches_in_order(old: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = [*old[:start], *old[end:]]
    found = match_texts(old, new)
    assert list(found) == list(range(len(new)))
    assert all(a < b for a, b in pairwise(found.values()))
    assert all(new[j] == old[i] for j, i in found.items())


@given(st.lists(texts, max_size=12), st.data())
def test_a_typo_in_five_words_keeps_its_match(old: list[str], data: st.DataObject) -> None:
    said = data.draw(st.lists(words, min_size=5, max_size=9))
    at = data.draw(st.integers(0, len(old)))
    typo = data.draw(st.integers(0, len(said) - 1))
    old.insert(at, " ".join(said))
    new = [*old[:at], " ".join([*said[:typo], said[typo] + "x", *said[typo + 1 :]]), *old[at + 1 :]]
    assert match_texts(old, new) == {n: n for n in range(len(old))}


@given(st.permutations([ONE, TWO, THREE, LAMPS, BRIDGES]))
def test_moved_texts_are_the_same_still(new: list[str]) -> None:
    old = [ONE, TWO, THREE, LAMPS, BRIDGES]
    assert {new[j]: old[i] for j, i in match_texts(old, new).items()} == {t: t for t in old}


@given(transcripts, transcripts, st.lists(texts, max_size=4))
def test_what_stays_among_other_changes_stays_the_same(
    a: list[str], b: list[str], more: list[str]
) -> None:
    """Turns left out on one side and others added on the other, those between them unchanged."""
    kept = [f"{text} number {n} stands here" for n, text in enumerate(more)]
    old = [text for k, text in enumerate(kept) for text in (*a[k : k + 1], text)]
    new = [text for k, text in enumerate(kept) for text in (text, *b[k : k + 1])]
    found = match_texts(old, new)
    pairs = [(old.index(text), new.index(text)) for text in kept]
    assert all(found[j] == i for i, j in pairs)


def many(seed: int) -> list[str]:
    """1,000 turns of some forty words each, and a thank-you after each of them."""
    return [
        turn
        for n in range(1_000)
        for turn in (" ".join(f"w{(n * 7919 + k * k * seed) % 4_000}" for k in range(40)), THANKS)
    ]


def test_two_thousand_turns_take_no_time() -> None:
    """Everything changed is the worst case; the limit is wide, for busy machines."""
    old = many(31)
    typos = [turn.replace("w1", "w 1") for turn in old]
    long = " ".join(old)
    unspaced = [[str(n) * 400_000] for n in ("1234567", "7654321")]  # one word of 2.8 MB
    for before, after in (
        (old, typos),
        (old, many(37)),
        ([long], [" ".join(typos)]),
        unspaced,
    ):
        start = perf_counter()
        match_texts(before, after)
        assert perf_counter() - start < 3
