"""The query language: everything a reader types is read as a person would mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.search.query import (
    MAX_TERMS,
    And,
    Not,
    On,
    Or,
    Phrase,
    Prefix,
    Word,
    leaves,
    parse_query,
)

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("a AND NOT (b OR c)", And((A, Not(Or((B, C)))))),
        ("-a", Not(A)),
        ("a -(b OR c)", And((A, Not(Or((B, C)))))),
        ('"a b"', Phrase("a b")),
        ("“a b”", Phrase("a b")),
        ('-"a b"', Not(Phrase("a b"))),
        ("deter*", Prefix("deter")),
        ("question:a", On("question", A)),
        ("Question: a", On("question", A)),
        ('answer:"a b"', On("answer", Phrase("a b"))),
        ("statement:(a OR b)", On("statement", Or((A, B)))),
        ("-question:a b", And((Not(On("question", A)), B))),
        ("question:-a b", And((Not(On("question", A)), B))),
        ("a | b", Or((A, B))),
        ("Indo-Pacific", Phrase("Indo Pacific")),
        ("20.9", Phrase("20 9")),
        ("Russia's", Word("Russia")),
        ("Zelenskyy’s", Word("Zelenskyy")),
        ("2%", Word("2")),
        ("don't", Phrase("don t")),
    ],
)
def test_reads_what_is_meant(text: str, tree: object) -> None:
    assert parse_query(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('a "b c', And((A, Phrase("b c")))),
        ("(a OR b", Or((A, B))),
        ("a) b", And((A, B))),
        ("OR a OR", A),
        ("a NOT", A),
        ("a OR OR b", Or((A, B))),
        ("- a", A),
        ("a --b", And((A, Not(B)))),
        ("()", None),
        ('""', None),
        ('"', None),
        ("...", None),
        ("question:", Word("question")),
        ("a\0b", And((A, B))),
        ("", None),
    ],
)
def test_slips_are_no_errors(text: str, tree: object) -> None:
    assert parse_query(text).tree == tree


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = parse_query(" ".join(f"w{n}" for n in range(MAX_TERMS + 10)))
    assert query.cut
    assert len(list(leaves(query.tree))) == MAX_TERMS
    assert not parse_query("a b").cut
    assert parse_query("x" * 20_000).cut


def test_deep_parentheses_do_no_harm() -> None:
    assert parse_query("(" * 1_000 + "a" + ")" * 1_000 + " b").tree == And((A, B))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_reads_anything(text: str) -> None:
    query = parse_query(text)
    assert all(leaf.text.strip() for leaf in leaves(query.tree))


@given(st.lists(st.sampled_from(["a", "b", "(", ")", "-", '"', "OR", "question:", "*", " "])))
def test_reads_any_heap_of_operators(pieces: list[str]) -> None:
    parse_query("".join(pieces))
    parse_query(" ".join(pieces))
