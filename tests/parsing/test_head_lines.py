"""Heads of which each line is a paragraph, or one line holds more than it should."""

import datetime

import pytest

from transcripts.parsing import parse

BYLINE = "by NATO Secretary General Ada Example"
TALK = "Ada Example: Filler one.\n\nQ: Filler two?\n\nAda Example: Filler three."


@pytest.mark.parametrize(
    ("byline", "whole"),
    [
        (
            f"{BYLINE} ahead of\n\nthe meetings of filler",
            f"{BYLINE} ahead of the meetings of filler",
        ),
        (
            "given by the Secretary General,\n\nDr. Ada Example",
            "given by the Secretary General, Dr. Ada Example",
        ),
    ],
)
def test_a_byline_of_which_each_line_is_a_paragraph(byline: str, whole: str) -> None:
    parsed = parse(f"Press point\n\n{byline}\n\n  • 24 May 2017\n\n{TALK}")
    assert parsed.event.byline == whole


@pytest.mark.parametrize("sign", [" ", ": ", " - "])
def test_a_day_before_the_title_on_its_line(sign: str) -> None:
    parsed = parse(f"24 May 2017{sign}Press point\n\n{BYLINE}\n\n{TALK}")
    assert (parsed.event.title, parsed.event.date) == ("Press point", datetime.date(2017, 5, 24))


def test_the_words_of_a_mail_above_the_transcript_in_it() -> None:
    mail = "From: Cy Rowe\nSent: Monday, 29 May 2017\nSubject: FW: the filler\n\n"
    note = "Dear all, please find the transcript of Friday below.\nBest, Cy\n\n"
    head = f"Press point\n{BYLINE}\n\n  • 24 May 2017\n\n"
    for text in (mail + note + head + TALK, mail + head + TALK):
        parsed = parse(text)
        assert (parsed.event.title, parsed.event.byline) == ("Press point", BYLINE)
        assert (parsed.event.date, len(parsed.turns)) == (datetime.date(2017, 5, 24), 3)
    assert parse(mail + note + TALK).event.title == "FW: the filler"
