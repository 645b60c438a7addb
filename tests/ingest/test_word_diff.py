"""Edits hold every changed word, and no more of the rest than a reader needs."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.ingest.word_diff import CONTEXT, count_words, word_edits

LONG = " ".join(f"word{n}" for n in range(100))


def test_a_word_with_what_stands_around_it() -> None:
    (edit,) = word_edits("We keep the lamps burning.", "We keep the lanterns burning.")
    assert edit == {
        "parts": [
            ["same", "We keep the"],
            ["removed", "lamps"],
            ["added", "lanterns"],
            ["same", "burning."],
        ],
        "cut": [False, False],
    }


def test_context_is_cut() -> None:
    (edit,) = word_edits(LONG, LONG.replace("word50", "other"))
    assert edit["cut"] == [True, True]
    assert [len(words.split()) for _, words in edit["parts"]] == [CONTEXT, 1, 1, CONTEXT]


def test_changes_far_from_each_other_are_two_edits() -> None:
    changed = LONG.replace("word20", "one").replace("word80", "two")
    assert len(word_edits(LONG, changed)) == 2
    assert len(word_edits(LONG, LONG.replace("word20", "one").replace("word22", "two"))) == 1


def test_line_breaks_are_no_edit() -> None:
    assert word_edits("one two\nthree", "one\n\ntwo three") == []


def test_another_layout_of_a_long_text_takes_no_room() -> None:
    text = " ".join(f"w{n}" for n in range(16_000))
    assert word_edits(text, text.replace(" w9", "\nw9")) == []


def test_words_that_are_the_same_by_chance_do_not_stand_alone() -> None:
    (edit,) = word_edits(
        "Nobody will ever in truth believe the tale of lamps",
        "Everyone, come what may, shall have the lanterns and boats they ask for",
    )
    assert [kind for kind, _ in edit["parts"]] == ["removed", "added"]


words = st.lists(st.sampled_from("abcdefgh"), max_size=80)


@given(words, words)
def test_nothing_is_lost(before: list[str], after: list[str]) -> None:
    """All words of a stretch before and after it was changed stand in an edit, in their order."""
    edits = word_edits(" ".join(before), " ".join(after))
    assert bool(edits) == (before != after)
    at = {"removed": 0, "added": 0}
    for what, whole in (("removed", before), ("added", after)):
        text = f" {' '.join(whole)} "
        for edit in edits:
            said = " ".join(w for kind, w in edit["parts"] if kind in ("same", what))
            found = text.find(f" {said} ", at[what])
            assert found >= 0 or not said
            at[what] = max(at[what], found)
    changed = len(before) - count_words(edits, "removed")
    assert changed == len(after) - count_words(edits, "added")


@given(words, words)
def test_edits_are_no_longer_than_the_texts(before: list[str], after: list[str]) -> None:
    edits = word_edits(" ".join(before), " ".join(after))
    said = sum(len(words.split()) for edit in edits for _, words in edit["parts"])
    assert said <= len(before) + len(after)
