"""The query language: everything a reader types is read as a person would mean it."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transcripts.search.printing import print_query
from transcripts.search.query import (
    MAX_CHARACTERS,
    MAX_TERMS,
    And,
    Compound,
    Field,
    Near,
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
        ('"a b*"', Phrase("a b", beginning=True)),
        ('"a* b"', Phrase("a b")),
        ('"deter*"', Prefix("deter")),
        ("deter*", Prefix("deter")),
        ("defen*e", Prefix("defen")),
        ('-"a", wom**n.', And((Not(Phrase("a")), Prefix("wom")))),
        ("OR*OR", Prefix("or")),
        ("f*x", Compound("f x", "f*x")),
        ("question:a", On("question", A)),
        ("Question: a", On("question", A)),
        ('answer:"a b"', On("answer", Phrase("a b"))),
        ("statement:(a OR b)", On("statement", Or((A, B)))),
        ("-question:a b", And((Not(On("question", A)), B))),
        ("question:-a b", And((Not(On("question", A)), B))),
        ("a | b", Or((A, B))),
        ("a|b||c", Or((A, B, C))),
        ("-(-a)", A),
        ("Indo-Pacific", Compound("Indo Pacific", "Indo-Pacific")),
        ("20.9", Compound("20 9", "20.9")),
        ("Russia's", Word("Russia")),
        ("Zelenskyy’s", Word("Zelenskyy")),
        ("2%", Compound("2 percent", "2%")),
        ("US", Compound("U S", "US")),
        ("US-led", Compound("U S led", "US-led")),
        ("us", Word("us")),
        ('"the US"', Phrase("the U S")),
        ("don't", Compound("don t", "don't")),
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


def test_an_asterisk_within_a_word_is_one_at_the_end_and_says_so() -> None:
    opened = parse_query("a defen*e -defen*e b* NEAR/3 organi*ation").opened
    assert [leaf.typed for leaf in opened] == ["defen*e", "organi*ation"]
    assert not parse_query("deter* f*x").opened


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = parse_query(" ".join(f"w{n}" for n in range(MAX_TERMS + 10)))
    assert query.cut
    assert len(list(leaves(query.tree))) == MAX_TERMS
    assert not parse_query("a b").cut
    assert parse_query("x" * 20_000).cut


def test_deep_parentheses_do_no_harm() -> None:
    assert parse_query("(" * 1_000 + "a" + ")" * 1_000 + " b").tree == And((A, B))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a NEAR/5 b", Near(5, A, B)),
        ("a near/5 b", Near(5, A, B)),
        ("-a NEAR/5 -b", Not(Near(5, A, B))),
        ("question:a NEAR/5 answer:b", And((On("question", A), On("answer", B)))),
        ("question:a NEAR/5 question:b", On("question", On("question", Near(5, A, B)))),
        ("a NEAR/5 b c", And((Near(5, A, B), C))),
        ('"a b" NEAR/3 c', Near(3, Phrase("a b"), C)),
        ("a NEAR/2 b NEAR/3 c", And((Near(2, A, B), Near(3, B, C)))),
        ("(a OR b) NEAR/5 c", Near(5, Or((A, B)), C)),
        ("(a b) NEAR/5 c", And((Near(5, A, C), Near(5, B, C)))),
        ("-a NEAR/5 b", Not(Near(5, A, B))),
        ("question:a NEAR/5 b", On("question", Near(5, A, B))),
        ("question:(a NEAR/5 b)", On("question", Near(5, A, B))),
        ("a NEAR/999 b", Near(999, A, B)),
        ("a NEAR/0 b", Near(1, A, B)),
        ("a NEAR/5", A),
        ("NEAR/5 a", A),
        ("a NEAR/5- b", And((A, B))),
        ("a NEAR/5 OR b", Or((A, B))),
        ("a NEAR b", And((A, Word("NEAR"), B))),
        ("outlet:afp NEAR/5 a", And((Field("outlet", ("afp",), True), A))),
    ],
)
def test_near(text: str, tree: object) -> None:
    assert parse_query(text).tree == tree


AFP, ANSA = Field("outlet", ("afp",), open=True), Field("outlet", ("ansa",), open=True)
YEAR = Field("year", ("2024",))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("outlet:afp", AFP),
        ("Outlet: afp", AFP),
        ("outlet:afp.", AFP),
        ('outlet:"afp"', Field("outlet", ("afp",))),
        ('a speaker:"Mark Rutte" b', And((A, Field("speaker", ("Mark Rutte",)), B))),
        ("speaker:“Mark Rutte”", Field("speaker", ("Mark Rutte",))),
        ("outlet:a,2%,a", Field("outlet", ("a", "2%"))),
        ("before:(16", Field("before", ("16",))),
        ("Asked-by:Rowe", Field("asked_by", ("Rowe",), open=True)),
        ("answered_by:Rowe", Field("answered_by", ("Rowe",), open=True)),
        ("outlet:afp,ansa", Field("outlet", ("afp", "ansa"), open=True)),
        ('outlet:"AFP","Deutsche Welle"', Field("outlet", ("AFP", "Deutsche Welle"))),
        ("outlet:(afp OR Deutsche Welle)", Field("outlet", ("afp", "Deutsche Welle"))),
        ("outlet:(afp, ansa", Field("outlet", ("afp", "ansa"))),
        ("outlet:afp, ansa", And((AFP, Word("ansa")))),
        ("-outlet:afp", Not(AFP)),
        ("outlet:-afp", Not(AFP)),
        ("NOT outlet:afp", Not(AFP)),
        ("(outlet:afp OR a) b", And((Or((AFP, A)), B))),
        ("a OR b year:2024", And((Or((A, B)), YEAR))),
        ("year:2024 a OR b", And((Or((A, B)), YEAR))),
        ("a OR (b year:2024)", Or((A, And((B, YEAR))))),
        ("a OR year:2024", Or((A, YEAR))),
        ("a outlet:afp OR b outlet:ansa", Or((And((A, AFP)), And((B, ANSA))))),
        ("after:2022", Field("from", ("2022",))),
        ("since:2022", Field("from", ("2022",))),
        ("until:2022-03", Field("to", ("2022-03",))),
        ("before:2022", Field("before", ("2022",))),
        ("Question: a", On("question", A)),
        ("a question: b", And((A, Word("question"), B))),
        ("a question: (b OR c)", And((A, Word("question"), Or((B, C))))),
        ("a OR question: b", Or((A, On("question", B)))),
        ("a question:b", And((A, On("question", B)))),
        ("outlet:", Word("outlet")),
        ("outlet: OR a", Or((Word("outlet"), A))),
        ("outlet:()", None),
        ("outlet:…", None),
        ("foo:bar", And((Word("foo"), Word("bar")))),
        ("aftermath:a", And((Word("aftermath"), A))),
    ],
)
def test_fields(text: str, tree: object) -> None:
    assert parse_query(text).tree == tree


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("‘victory plan’", '"victory plan"'),
        ("‘Russia’s plan’", '"Russia’s plan"'),
        ("question:'victory plan'", 'question:"victory plan"'),
        ("a -'victory plan' ('c d')", 'a -"victory plan" ("c d")'),
        ("outlet:'radio news','a b'", 'outlet:"radio news","a b"'),
        ("outlet:afp|ansa", "outlet:afp,ansa"),
        ("e\u0301quipe", "équipe"),
        ("'victory plan'", '"victory plan"'),
        ("Russia's 'victory plan'", 'Russia "victory plan"'),
        ("„victory plan“ «a b»", '"victory plan" "a b"'),
        ("「a b」", '"a b"'),
        ("ｑｕｅｓｔｉｏｎ：ＮＡＴＯ", "question:NATO"),
        ("（a　ＯＲ　b）　−c", "(a OR b) -c"),
        ("a –b", "a -b"),
        ("a – b", "a b"),
        ("2 %", "2 percent"),
        ("KFOR, OR EUFOR!", "KFOR OR EUFOR"),
    ],
)
def test_characters_are_read_as_they_are_meant(text: str, meant: str) -> None:
    assert parse_query(text).tree == parse_query(meant).tree


OPERATORS = ("(", ")", "-", '"', "OR", "NOT", "AND", "NEAR/5", "question:", "outlet:", "before:")
WORDS = ("a", "b", "US", "Indo-Pacific", "2%", "Russia’s", "é")
BETWEEN = ("*", " ", ",", "‘", "’", ":", "|", "/", "%")
PIECES = st.sampled_from((*OPERATORS, *WORDS, *BETWEEN))


def assert_stable(text: str) -> None:
    tree = parse_query(text).tree
    assert all(leaf.text.strip() for leaf in leaves(tree))
    printed = print_query(tree)
    if len(printed) < MAX_CHARACTERS:
        assert parse_query(printed).tree == tree, printed


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
@example("x" * 20_000)
def test_reads_anything(text: str) -> None:
    assert_stable(text)


@given(st.lists(PIECES, max_size=30))
@example(["US", "*", "a"])
@example(['"', "_", "US"])
def test_reads_any_heap_of_operators(pieces: list[str]) -> None:
    assert_stable("".join(pieces))
    assert_stable(" ".join(pieces))


@pytest.mark.parametrize("piece", ["'a ", "‘", '"', "(", "outlet:(", "a NEAR/5 ", "-", "NOT ", ","])
def test_ten_thousand_characters_take_no_time(piece: str) -> None:
    start = process_time()
    parse_query(piece * (10_000 // len(piece)))
    assert process_time() - start < 0.5
