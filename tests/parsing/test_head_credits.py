"""Lines of the head that look like a label and say who leads the event."""

import datetime

import pytest

from transcripts.parsing import parse

TALK = "Di Rowe: Welcome. Is it so?\n\nAda Example: It is.\n\nDi Rowe: And is that filler?"


@pytest.mark.parametrize(
    "line",
    [
        "Moderator: Di Rowe (Filler Network)",
        "Host: Di Rowe",
        "MODERATOR : Dr. Di Rowe, Filler Institute",
        "Chair: Ms. Rowe",
        "Interviewer: Di Rowe [Reuters]",
    ],
)
@pytest.mark.parametrize("title", ["Conversation with Ada Example", "Panel\nwith Ada Example"])
@pytest.mark.parametrize("day", ["", "\n24 May 2017"])
def test_who_leads_is_no_turn(title: str, line: str, day: str) -> None:
    parsed = parse(f"{title}\n{line}{day}\n\n{TALK}\n\nAda Example: Filler.")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2
    assert parsed.event.date == (datetime.date(2017, 5, 24) if day else None)
    assert [span.what for span in parsed.spans if span.what.startswith("skipped")] == [
        "skipped:header_field"
    ]


def test_the_roles_label_is_theirs() -> None:
    parsed = parse(
        "Panel with Ada Example\nModerator: Di Rowe (Filler Network)\n\nMODERATOR: Welcome.\n\n"
        "Ada Example: Filler."
    )
    assert [turn.speaker for turn in parsed.turns] == ["Di Rowe", "Ada Example"]


@pytest.mark.parametrize(
    "line",
    ["Moderator: Di Rowe, please.", "Moderator: Reuters", "Moderator: Welcome", "Q: Di Rowe"],
)
def test_other_words_are_a_turn(line: str) -> None:
    parsed = parse(f"Panel with Ada Example\n\n{line}\n\nAda Example: Filler.")
    assert len(parsed.turns) == 2


def test_an_excerpt_that_starts_with_a_call_has_no_head() -> None:
    parsed = parse("Moderator: Di Rowe, Reuters\n\nDi Rowe: Is it so?\n\nAda Example: It is.")
    assert [turn.kind for turn in parsed.turns][:1] == ["moderation"]
    assert len(parsed.turns) == 3


def test_the_place_below_a_title_is_no_part_of_it() -> None:
    event = parse(f"Panel with Ada Example\nFiller Hall, Brussels\n\n24 May 2017\n\n{TALK}").event
    assert (event.title, event.place) == ("Panel with Ada Example", "Filler Hall, Brussels")
