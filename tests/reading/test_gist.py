"""A question in one line, in its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.reading.gist import LENGTH, gist, sentences, shortened


@pytest.mark.parametrize(
    ("before", "expected", "after"),
    [
        (
            "Erika Beispiel. ",
            "What will the keepers of the northern lights do this coming winter?",
            "",
        ),
        ("", "What will all the keepers of the northern lights do in winter?", " Who pays them?"),
        ("Right? ", "How many bridges will be built over the quiet river this decade?", ""),
        # One that leans on the sentence before it takes that along.
        ("Hello. ", "Mr. Example said the lamps go out. Do you share that?", " Thank you."),
        ("Thank you very much. ", "Will the lamps burn?", ""),
        # Nothing asks: what says most.
        ("Good afternoon. ", "Two words on the bridges, please, and the lamps.", " Thanks."),
        ("", "Thank you.", ""),
        ("", "Why?", ""),
        ("", "", " \n "),
    ],
)
def test_gists(before: str, expected: str, after: str) -> None:
    assert gist(before + expected + after) == expected


def test_what_is_long_is_cut_between_words() -> None:
    question = f"Will {'the lamps and ' * 20}the bridges last?"
    found = gist(question)
    assert len(found) <= LENGTH
    assert found.endswith("…")
    assert question.startswith(found[:-1])
    assert question[len(found) - 1] in " ,"


@given(st.text(st.sampled_from("ab .?!\n…”A"), max_size=400))
def test_nothing_is_made_up(question: str) -> None:
    """What stands between two ellipses stands in the question, blanks aside."""
    found = gist(question)
    assert len(found) <= LENGTH
    joined = "".join(question.split())
    for piece in found.split("…"):
        assert "".join(piece.split()) in joined.replace("…", "") or "…" in question
    assert bool(found) == bool(question.strip())


@given(st.text(st.sampled_from("ab .?!\n…”A"), max_size=200))
def test_sentences_are_all_of_a_text(text: str) -> None:
    assert "".join("".join(s.split()) for s in sentences(text)) == "".join(text.split())


@given(st.text(max_size=60), st.integers(2, 30))
def test_shortened(words: str, length: int) -> None:
    found = shortened(words, length)
    assert len(found) <= length
    assert found == words or words.startswith(found[:-1])
