"""What a page prints around the words, and behind the last of them."""

import pytest

from transcripts.parsing import parse

WHO = "by NATO Secretary General Ada Example"


@pytest.mark.parametrize(
    "line",
    [
        "[ Go to Speeches Menu ] [ Go to Homepage ]",
        "Go to Homepage Go to Press Index",
    ],
)
def test_links_below_the_words_of_old_pages_are_left_out(line: str) -> None:
    text = f"Press conference\n\nAda Example: Filler words.\n\nQ: Filler two?\n\n{line}"
    assert parse(text).turns[-1].text == "Filler two?"


def test_times_of_subtitles_are_left_out() -> None:
    text = (
        "Press conference\n\n00:00:01,000 --> 00:00:04,000\nQ: Filler one\n\n"
        "00:00:04,000 --> 00:00:06,000\nand two?"
    )
    assert [turn.text for turn in parse(text).turns] == ["Filler one\n\nand two?"]


def test_numbers_of_pages_and_the_websites_lines_at_the_end_are_left_out() -> None:
    foot = "Filler                                       Page {} of 3"
    text = (
        f"Press point\n{WHO}\n\n{foot.format(1)}\n\nAda Example: Filler words\n\n{foot.format(2)}"
        "\n\n- 3 -\n\nand more.\n\nQ: Filler?\n\nAda Example: In 1999\n\n17"
        "\n\nRelated content\nFiller\nShare this"
    )
    parsed = parse(text)
    assert [t.text for t in parsed.turns] == ["Filler words\n\nand more.", "Filler?", "In 1999"]


def test_a_number_that_counts_no_pages_stays() -> None:
    parsed = parse(f"Press point\n{WHO}\n\nAda Example: Filler words\n\n17\n\nand more.")
    assert "17" in parsed.turns[0].text


@pytest.mark.parametrize(
    ("behind", "what"),
    [
        ("Last updated: 14 Oct. 1998", ["update_stamp"]),
        ("Mis à jour le: 11-Feb-2005\n\n[ Go to Homepage ]", ["update_stamp", "page_furniture"]),
        ("Editor's note: filler was misspelled.", ["note"]),
        ("***\n\n*Editor’s note: filler was\nmisspelled, twice.*", ["rule", "note", "note"]),
        (
            "[End of transcript]\n\n17 October 1998\n\nEnds",
            ["note", "page_furniture", "page_furniture"],
        ),
        ("(Cette transcription a été revue.)", ["note"]),
        ("- END -", ["page_furniture"]),
        ("-- \nCy Rowe\nFiller Institute", ["rule", "page_furniture", "page_furniture"]),
    ],
)
def test_stamps_and_notes_behind_the_words_are_left_out(behind: str, what: list[str]) -> None:
    parsed = parse(f"Press point\n{WHO}\n\nQ: Filler?\n\nAda Example: Filler words.\n\n{behind}")
    assert parsed.turns[-1].text == "Filler words."
    left_out = [span.what for span in parsed.spans if span.what.startswith("skipped:")]
    assert [one for one in left_out if one != "skipped:mark"] == [f"skipped:{one}" for one in what]
    assert parsed.event.date is None


@pytest.mark.parametrize(
    "behind",
    [
        "***\n\nMore filler words.",
        "Editor's note: filler.\n\nMore filler words of the speaker.",
        "Updated: 3 June 1999\n\nMore filler words of the speaker.",
    ],
)
def test_what_stands_before_more_words_stays(behind: str) -> None:
    text = f"Press point\n{WHO}\n\nQ: Filler?\n\nAda Example: Filler words.\n\n{behind}"
    assert parse(text).turns[-1].text == f"Filler words.\n\n{behind}"


@pytest.mark.parametrize(
    "head", ["", "Speech\nby NATO Secretary General Ada Example\n\n12 June 2025\n\n"]
)
def test_the_websites_lines_below_a_speech_without_labels(head: str) -> None:
    words = "\n\n".join(f"These are filler words of the room, number {n}." for n in "12345")
    parsed = parse(f"{head}{words}\n\nFollow us\n\nSubscribe to our newsletter")
    assert [turn.text for turn in parsed.turns] == [words]
    assert (parsed.event.title is None) == (head == "")


@pytest.mark.parametrize(
    "line", ["7:37 P.M. EST", "END 10:32 A.M. EDT", "END    4:38 PM CEST", "END"]
)
def test_the_time_at_the_end_is_not_said(line: str) -> None:
    parsed = parse(
        f"Press conference\n\nAda Example: Filler.\n\nQ: When?\n\nAda Example: So.\n{line}"
    )
    assert parsed.turns[-1].text == "So."


@pytest.mark.parametrize("said", ["Wednesday.", "10:30", "7:37 P.M.", "The end"])
def test_a_time_that_is_the_last_answer_is_said(said: str) -> None:
    parsed = parse(
        f"Press conference\n\nQ: Filler?\n\nAda Example: So.\n\nQ: When?\n\nAda Example:\n{said}"
    )
    assert parsed.turns[-1].text == said


@pytest.mark.parametrize(
    "line", ["© 2012 Filler. All rights reserved.", "Copyright (c) 2012 Filler"]
)
def test_whose_the_page_is_is_not_said(line: str) -> None:
    parsed = parse(f"Press conference\n\nQ: Filler?\n\nAda Example: So.\n\n{line}\n")
    assert parsed.turns[-1].text == "So."


def test_a_number_between_dashes_is_that_of_a_page() -> None:
    head = "Press conference\n\nQ: Filler?\n\nAda Example: Filler and\n\n"
    assert parse(f"{head}- 2 -\n\nmore filler.").turns[-1].text == "Filler and\n\nmore filler."
    assert parse(f"{head}22\n\nmore filler.").turns[-1].text == "Filler and\n\n22\n\nmore filler."
