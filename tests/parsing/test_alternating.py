"""Questions without labels, in bold where a page has bold: of interviews, and behind speeches."""

import pytest

from tests.sources.words import docx, paragraph, run
from transcripts.parsing import ParsedTranscript, parse
from transcripts.sources import read_bytes

HEAD = ("Interview", "with NATO Secretary General Ada Example", "24 May 2017")
TALK = [
    "What does the lighthouse do in winter?",
    "It burns every night, as lighthouses do, and nobody has to ask for it. That is filler.",
    "And who pays for the oil?",
    "All of us do, in equal parts.\n\nIt has always been so, and so it will stay for a while.",
    "Will there be a second one?",
    "That is for the river to say, which flows by quietly as it always has.",
]
KINDS = ["question", "answer"] * 3


def bold_page() -> bytes:
    said = "".join(
        f"<p><b>{words}</b></p>" if words.endswith("?") else f"<p>{words}</p>"
        for talk in TALK
        for words in talk.split("\n\n")
    )
    head = f"<h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><p>{HEAD[2]}</p>"
    return f"<html><body><main>{head}{said}</main></body></html>".encode()


def bold_document() -> bytes:
    said = (words for talk in TALK for words in talk.split("\n\n"))
    body = (paragraph(run(words, "<w:b/>" if words.endswith("?") else "")) for words in said)
    return docx("".join([*(paragraph(run(line)) for line in HEAD), *body]))


def plain(*said: str, title: str = HEAD[0]) -> ParsedTranscript:
    return parse("\n\n".join(["\n".join([title, *HEAD[1:]]), *said]))


def codes(parsed: ParsedTranscript) -> set[str]:
    return {warning.code for warning in parsed.warnings}


def assert_parted(parsed: ParsedTranscript) -> None:
    assert [turn.kind for turn in parsed.turns] == KINDS
    assert [turn.text for turn in parsed.turns] == TALK
    assert [turn.speaker for turn in parsed.turns] == [None, "Ada Example"] * 3
    assert len(parsed.exchanges) == 3
    assert codes(parsed) == {"questions_without_labels"}


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", bold_page()), ("a.docx", bold_document())], ids=["html", "docx"]
)
def test_questions_in_bold(name: str, data: bytes) -> None:
    source = read_bytes(name, data)
    assert_parted(
        parse(source.text, regions=source.regions, stressed=source.stressed, found=source.found)
    )


def test_questions_in_text_with_and_without_marks() -> None:
    assert_parted(plain(*TALK))
    assert_parted(plain(*(f"**{one}**" if one.endswith("?") else one for one in TALK)))


def test_words_above_the_first_question_are_nobodys() -> None:
    parsed = plain("The lighthouse is old. A visit.", *TALK)
    assert [turn.kind for turn in parsed.turns] == ["statement", *KINDS]
    assert parsed.turns[0].speaker is None


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Speech", TALK),  # whose speaker asks and answers
        ("Interview", TALK[:4]),  # too few to be a pattern
        ("Interview", [*TALK, "Is that all?"]),
        ("Interview", ["Filler words."] * 6 + TALK),
        ("Interview", ["Why is it so, and who says that it has to stay as it is?", "No."] * 3),
    ],
)
def test_what_is_no_pattern_stays_one_turn(title: str, said: list[str]) -> None:
    parsed = plain(*said, title=title)
    assert len(parsed.turns) == 1
    assert "no_labels" in codes(parsed)


SPEECH = ("Is it not so? It is.", "And so filler words go on, as they always have.")


def page_of(title: str, *said: str, bold: str) -> ParsedTranscript:
    """A web page; `bold` is the element in which paragraphs stand that begin with `!`."""
    body = "".join(
        f"<p><{bold}>{one[1:]}</{bold}></p>" if one.startswith("!") else f"<p>{one}</p>"
        for one in said
    )
    head = f"<h1>{title}</h1><p>{HEAD[1]}</p><p>{HEAD[2]}</p>"
    source = read_bytes("a.html", f"<html><body><main>{head}{body}</main></body></html>".encode())
    return parse(source.text, regions=source.regions, stressed=source.stressed, found=source.found)


ASKED = ("!Thank you for that.", "!Is it filler?", "It is. Is it not?", "!And now?", "Now as well.")


@pytest.mark.parametrize("bold", ["b", "strong", 'span style="font-weight: 700"', "h4"])
def test_bold_questions_behind_a_speech(bold: str) -> None:
    title = "Speech followed by Q&amp;A"
    parsed = page_of(title, *SPEECH, "<b>Questions &amp; Answers</b>", *ASKED, bold=bold)
    assert [turn.kind for turn in parsed.turns] == ["statement", *KINDS[:4]]
    assert [turn.text for turn in parsed.turns[1:]] == [
        *("Thank you for that.\n\nIs it filler?", "It is. Is it not?", "And now?", "Now as well."),
    ]
    assert [turn.speaker for turn in parsed.turns] == ["Ada Example", *[None, "Ada Example"] * 2]
    assert [w.code for w in parsed.warnings] == ["questions_without_labels"]


@pytest.mark.parametrize(
    ("title", "heading", "kinds"),
    [
        ("Speech followed by questions", (), ["statement", *KINDS[:4]]),
        ("Speech", ("Q&amp;A",), ["statement", *KINDS[:4]]),
        ("Speech", (), ["statement"]),
    ],
)
def test_a_title_or_a_heading_tells_that_bold_words_ask(
    title: str, heading: tuple[str, ...], kinds: list[str]
) -> None:
    parsed = page_of(title, *SPEECH, *heading, *ASKED[1:], bold="b")
    assert [turn.kind for turn in parsed.turns] == kinds


def test_questions_below_a_heading_without_bold() -> None:
    parsed = plain(*SPEECH, "Questions and answers", *TALK[:4], title="Speech")
    assert [turn.kind for turn in parsed.turns] == ["statement", *KINDS[:4]]
    assert parsed.turns[0].text == "\n\n".join(SPEECH)


def test_what_is_bold_by_half_is_no_question() -> None:
    parsed = page_of("Speech and Q&amp;A", *SPEECH, *["<b>Is it?</b> It is."] * 4, bold="b")
    assert [turn.kind for turn in parsed.turns] == ["statement"]
