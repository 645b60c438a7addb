"""PDFs: paragraphs out of lines, what is printed around the pages, and what is refused."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing.transcript import Found
from transcripts.sources import Source, SourceError, read_bytes

from .pdfs import Line, pdf

FULL = "Filler words that go on for as long as a line of this page is wide, with some"


def read(data: bytes) -> Source:
    return read_bytes("filler.pdf", data)


def page(*lines: str, top: str = "", number: int = 0) -> list[Line]:
    """Lines 13 points apart, "" for a wider gap, with what is printed around them."""
    placed: list[Line] = [(800.0, top)] if top else []
    height = 700.0
    for line in lines:
        if line:
            placed.append((height, line))
        height -= 13 if line else 10
    return [*placed, (30.0, f"Page {number}")] if number else placed


def test_lines_become_paragraphs() -> None:
    source = read(
        pdf(
            [
                page(
                    "Ada Example (Outlet Daily):",
                    FULL,
                    FULL,
                    "words that end it.",
                    "",
                    "Bo Sample: " + FULL,
                    "more.",
                )
            ]
        )
    )
    assert source.text == (
        f"Ada Example (Outlet Daily):\n\n{FULL} {FULL} words that end it.\n\n"
        f"Bo Sample: {FULL} more."
    )


def test_a_label_on_a_line_of_its_own_goes_on_with_no_question() -> None:
    source = read(pdf([page("Ada Example:", FULL, f"{FULL[:-9]} is it?", "Bo Sample:", FULL)]))
    assert source.text.split("\n\n")[2:] == ["Bo Sample:", FULL]


def test_short_paragraphs_are_parted_where_most_gaps_are_between_paragraphs() -> None:
    lines = ["Ada Example: " + FULL, "more.", "", "Bo Sample: " + FULL[:-2] + "?", ""] * 4
    source = read(pdf([page("Filler", "", "by Ada Example", "", *lines)]))
    assert source.text.split("\n\n")[2:4] == [f"Ada Example: {FULL} more.", lines[3]]


def test_a_day_is_a_line_of_its_own() -> None:
    source = read(pdf([page("Filler", FULL, "14 May 2019", "Ada Example: " + FULL)]))
    assert "14 May 2019" in source.text.split("\n\n")


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    column = page("Ada Example: " + FULL, FULL)
    source = read(pdf([[*column, *page("goes on.", "", "Bo Sample: Filler?")]]))
    assert source.text.split("\n\n") == [
        f"Ada Example: {FULL} {FULL} goes on.",
        "Bo Sample: Filler?",
    ]


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1 of 1"])
def test_the_number_of_a_page_is_its_foot_on_a_single_page_too(number: str) -> None:
    source = read(pdf([[*page("Ada Example: " + FULL, FULL), (30.0, number)]]))
    assert [(one.what, source.text[one.start : one.end]) for one in source.regions] == [
        ("footer", number)
    ]
    source = read(pdf([[*page("Ada Example: " + FULL, FULL), (30.0, "1999")]]))
    assert source.regions == ()


def test_long_lines_of_blanks_cost_no_time() -> None:
    start = time.process_time()
    read(pdf([[*page(FULL), (30.0, "." + " " * 30_000 + ".")]]))
    assert time.process_time() - start < 2


def test_a_head_right_above_the_text_is_told_by_three_pages() -> None:
    def with_head(number: int) -> list[Line]:
        words = "So it goes on. " * number
        return [(713.0, "The Filler Board"), *page(f"Ada Example: {words}" + FULL, words + FULL)]

    assert read(pdf([with_head(1), with_head(2)])).regions == ()
    assert [one.what for one in read(pdf([with_head(n) for n in (1, 2, 3)])).regions] == [
        "header"
    ] * 3


def test_what_is_printed_around_pages_is_no_speech_and_parts_no_paragraph() -> None:
    source = read(
        pdf(
            [
                page("Ada Example: " + FULL, top="Filler 1999", number=1),
                page("that runs over.", "", FULL + " more.", top="Filler 1999", number=2),
                page("Bo Sample: Filler.", top="Filler 1999", number=3),
            ]
        )
    )
    paragraphs = source.text.split("\n\n")
    assert paragraphs[:4] == [
        "Filler 1999",
        f"Ada Example: {FULL} that runs over.",
        "Page 1",
        "Filler 1999",
    ]
    assert [source.text[one.start : one.end] for one in source.regions] == [
        "Filler 1999",
        "Page 1",
        "Filler 1999",
        "Page 2",
        "Filler 1999",
        "Page 3",
    ]
    assert {one.what for one in source.regions} == {"header", "footer"}


@pytest.mark.parametrize("line", [FULL, "Bo Sample:", "Question:", "Is it?"])
def test_lines_that_end_two_pages_are_no_footer(line: str) -> None:
    """They are as far from the line above as that from the one before."""
    lines = [f"Ada Example: Filler. {FULL}", FULL, FULL, line]
    source = read(pdf([page(*lines), page(*lines, "The end.")]))
    assert source.regions == ()
    assert source.text.count(line) == "".join(lines).count(line) * 2


def test_what_stands_alike_at_other_heights_is_no_footer() -> None:
    high = [*page(FULL, FULL + " a"), (400.0, "Thank you.")]
    low = [*page("So " + FULL, FULL + " b"), (300.0, "Thank you.")]
    assert read(pdf([high, low])).regions == ()


def with_signs(data: bytes, names: str) -> bytes:
    """The same with other signs in the font from € on."""
    encoding = f"<< /BaseEncoding /WinAnsiEncoding /Differences [128 {names}] >>".encode()
    return data.replace(b"/Encoding /WinAnsiEncoding", b"/Encoding " + encoding)


def test_letters_in_one_sign_are_letters() -> None:
    data = pdf([page("A €ctional ,ag.".replace(",", "‚"))])
    assert read(with_signs(data, "/fi /A /fl")).text == "A fictional flag."


def test_signs_that_are_no_letters() -> None:
    data = pdf([page("Filler words and €.")])
    assert read(with_signs(data, "/uni0000")).text == "Filler words and �."
    data = pdf([page("€ € €€€ Filler.")])
    with pytest.raises(SourceError, match=r"which letters its signs are\. Run an OCR"):
        read(with_signs(data, "/uni0000"))


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("a well-", "known filler", "a well-known filler"),
        ("an inter-", "national filler", "an international filler"),
        ("the Euro-", "Atlantic area", "the Euro-Atlantic area"),
        ("short-", "and long-term filler", "short- and long-term filler"),
        ("in the 1990-", "1999 years", "in the 1990- 1999 years"),
        ("a soft\u00ad", "hyphen", "a softhyphen"),
    ],
)
def test_hyphens_at_line_ends(above: str, below: str, joined: str) -> None:
    long = FULL + " " + above
    source = read(pdf([page(long, below + " international", "", FULL)]))
    assert f"{FULL} {joined}" in source.text


def test_a_document_that_breaks_its_words_by_rule() -> None:
    """What it prints nowhere else is put together, and told; compounds that show keep theirs."""
    lines = ["a contri-", "bution by every-", "body to a well-", "known, sea-", "borne light-"]
    lines += ["house of the sea, borne by light in a house and a sea-borne one."]
    source = read(pdf([page(*lines)]))
    for joined in ("contribution", "everybody", "well-known", "sea-borne light-house"):
        assert joined in source.text
    (warning,) = source.warnings
    assert warning.code == "words_put_together"
    assert warning.message.endswith(": contribution, everybody.")


def test_a_short_line_that_ends_in_a_hyphen_goes_on() -> None:
    assert "a well-known filler" in read(pdf([page(FULL, "a well-", "known filler.")])).text


def test_the_title_is_found_and_empty_pages_are_told() -> None:
    source = read(pdf([page("Filler."), []], title="A filler"))
    assert source.found == {"title": Found("A filler", "document properties, title")}
    (warning,) = source.warnings
    assert (warning.code, "2" in warning.message) == ("pages_without_text", True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([[]]), "only pictures of it. Run an OCR"),
        (pdf([page("Filler.")], encrypt=True), "has a password"),
        (b"%PDF-1.4 filler", "no PDF"),
        (pdf([page("Filler.")])[:300], "no PDF"),
        (b"filler", "no PDF"),
        (b"PK\x03\x04filler", r"end in \.docx"),
    ],
    ids=["pictures", "password", "rubbish", "cut off", "text", "zip"],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read(data)
    assert str(raised.value).startswith("filler.pdf")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_a_mutated_pdf_is_read_or_refused(at: int, change: bytes) -> None:
    original = pdf([page("Ada Example: Filler.", "", FULL, number=1)])
    at %= len(original)
    with contextlib.suppress(SourceError):
        read(original[:at] + change + original[at + len(change) :])
