import pytest

from transcripts.parsing.phrases import words_of
from transcripts.parsing.words import tokens_of

PHRASES = words_of(["Both", "The Filler Times", "Filler & Sample", "(by phone)"])


@pytest.mark.parametrize(
    ("text", "has", "opens"),
    [
        ("both", True, True),
        ("Both of them", False, True),
        ("THE  FILLER TIMES", True, True),
        ("The Filler", False, False),
        ("“Filler & Sample”", True, True),
        ("(by phone)", True, True),
        ("by phone", False, False),
        ("Neither", False, False),
        ("", False, False),
        ("Both" + "x" * 500, False, False),
    ],
)
def test_texts_that_are_a_phrase_or_start_with_one(text: str, has: bool, opens: bool) -> None:
    assert PHRASES.has(text) is has
    assert PHRASES.has(text) is PHRASES.is_one(tokens_of(text))
    assert PHRASES.opens(text) is opens
    assert PHRASES.opens(text) is (PHRASES.length_at(tokens_of(text), 0) > 0)
    assert PHRASES.may_open(text) or not opens
