"""Marks stand where the found words stand, and every excerpt is a slice of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.highlight import Excerpt, Highlighter
from transcripts.search.query import parse_query
from transcripts.search.tsquery import patterns

TEXT = (
    "Standards matter. We standardise, and standardization helps. The victory plan is a plan.\n"
    "\n"
    "A second paragraph <b>speaks</b> of the Indo-Pacific, and of the Indo Pacific again."
)


def marked(query: str, text: str = TEXT) -> list[str]:
    found = patterns(parse_query(query), "archive_english")
    highlighter = Highlighter(found, "archive_english", [text])
    return [text[start:end] for start, end in highlighter.marks(text)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("standardisation", ["Standards", "standardise", "standardization"]),
        ('"victory plan"', ["victory plan"]),
        ("victory plan", ["victory", "plan", "plan"]),
        ("Indo-Pacific", ["Indo-Pacific", "Indo Pacific"]),
        ("stand*", ["Standards", "standardise", "standardization"]),
        ("standardisat*", []),
        ("standardizat*", ["standardization"]),
        ("plan -victory", ["plan", "plan"]),
        ("question:plan", ["plan", "plan"]),
        ("nowhere", []),
        ("", []),
    ],
)
def test_marks_what_is_found(query: str, expected: list[str]) -> None:
    assert marked(query) == expected


@pytest.mark.django_db
def test_excerpt_shows_the_words_and_cuts_between_words() -> None:
    text = "Nothing is said here. " * 50 + "Only now the KFOR mission is named. " + "More. " * 100
    found = patterns(parse_query("KFOR"), "archive_english")
    highlighter = Highlighter(found, "archive_english", [text])
    excerpt = highlighter.best(text)
    assert "KFOR" in str(excerpt)
    assert len(str(excerpt)) < 400
    assert excerpt.cut_before
    assert excerpt.cut_after
    assert str(excerpt) in text
    assert [piece for piece, mark in excerpt.pieces() if mark] == ["KFOR"]


@given(st.text(), st.data())
def test_pieces_join_to_the_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    marks = tuple(zip(places[::2], places[1::2], strict=False))
    excerpt = Excerpt(text, start, end, marks)
    assert "".join(piece for piece, _ in excerpt.pieces()) == text[start:end] == str(excerpt)


@given(st.text(alphabet="ab \n"))
def test_lines_hold_every_word(text: str) -> None:
    excerpt = Excerpt(text, 0, len(text))
    assert (
        "".join(str(line) for line in excerpt.lines()).split()
        == "".join(line for line in text.split("\n") if line.strip()).split()
    )
