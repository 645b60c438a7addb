"""Heads in one line, or one paragraph, with the first words: the day, and nothing of what was said
lost."""

import datetime
import textwrap

import pytest

from transcripts.parsing import ParsedTranscript, parse

DAY = datetime.date(2017, 5, 24)
HEAD = "Press conference\nby NATO Secretary General Ada Example\n\n"
POINT = "Press conference by NATO Secretary General Ada Example"
WORDS = (
    "Good afternoon everybody. We remember 4 April 1949. Ada Example: Here is filler. "
    "Question: Is it filler? Ada Example: It is. Question: And what else? Ada Example: Nothing."
)


def codes(parsed: ParsedTranscript) -> set[str]:
    return {warning.code for warning in parsed.warnings}


@pytest.mark.parametrize(
    "head",
    [
        f"{POINT} • 24 May. 2017 - | Last updated: 25 May. 2017 09:01 (As delivered)",
        f"{POINT} 24 May 2017",
        f"{POINT}, Filler Hall, 24 May 2017 (As delivered)",
        f"24 May 2017 {POINT}",
        f"Updated: 28-Nov-2017 | NATO Speeches | NATO HQ 24 May 2017 | {POINT}",
        "Press conference\nby NATO Secretary General Ada Example, 24 May 2017",
    ],
)
def test_the_day_is_found_where_it_stands(head: str) -> None:
    parsed = parse(f"{head} {WORDS}")
    assert parsed.event.date == DAY
    assert "date_in_line" in codes(parsed)
    assert [turn.kind for turn in parsed.turns][-4:] == ["question", "answer"] * 2
    assert "We remember 4 April 1949." in parsed.turns[0].text


@pytest.mark.parametrize(
    "words",
    [
        f"{POINT} on the anniversary of 4 April 1949 {WORDS}",
        f"{POINT} Updated: 24 May 2017 {WORDS}",
        f"{POINT} 24 May 2017 Filler Hall 25 May 2017 {WORDS}",
        f"Since 24 May 2017 the press conference has been filler. {WORDS}",
        f"On 24 May 2017 there was a press conference with filler. {WORDS}",
        f"Filler 24 May 2017 filler words. {WORDS}",
    ],
)
def test_a_day_that_is_spoken_of_is_none(words: str) -> None:
    parsed = parse(words)
    assert parsed.event.date is None
    assert "no_date" in codes(parsed)


@pytest.mark.parametrize("mark", [",", " •"])
def test_a_paragraph_broken_into_lines(mark: str) -> None:
    text = "\n".join(textwrap.wrap(f"{POINT}{mark} 24 May 2017 {WORDS}", 70))
    assert parse(text).event.date == DAY


def test_sentences_around_a_date_are_no_place() -> None:
    parsed = parse(f"{POINT}\nWe met here. We remember. 24 May 2017. Filler\n\n{WORDS}")
    assert parsed.event.place is None


def test_a_small_word_with_a_full_stop_ends_a_sentence_before_a_role() -> None:
    flat = "Filler is the. NATO Spokesperson, Bo Rowe: Filler words. Question: Is it filler?"
    parsed = parse(f"{HEAD}The the the. {flat} NATO Secretary General, Ada Example: It is filler.")
    assert [turn.speaker for turn in parsed.turns] == [
        "Ada Example",
        "Bo Rowe",
        None,
        "Ada Example",
    ]
