"""Interpreters: their words are somebody else's, of the same kind, and nobody is named for them."""

import pytest

from transcripts.parsing import parse

HEAD = "Press conference\nby NATO Secretary General Ada Example and President Bo Sample\n\n"


@pytest.mark.parametrize("label", ["Interpreter", "INTERPRÈTE", "Translator"])
def test_what_is_interpreted_tells_the_kind(label: str) -> None:
    parsed = parse(
        f"{HEAD}Bo Sample: [speaks Latvian]\n\n{label}: Filler.\n\n"
        f"Q (Filler TV): [in Latvian]\n\n{label}: Is it filler?\n\nBo Sample: [speaks Latvian]\n\n"
        f"{label}: It is. Is it not?\n\nModerator: Next.\n\nQ: And you?\n\n{label}: We too."
    )
    assert [turn.kind for turn in parsed.turns] == [
        *("statement", "statement", "question", "question", "answer", "answer"),
        *("moderation", "question", "answer"),
    ]
    assert {turn.speaker for turn in parsed.turns if turn.label == f"{label}:"} == {None}
    assert [(one.questions, one.answers) for one in parsed.exchanges] == [
        ((3, 4), (5, 6)),
        ((8,), (9,)),
    ]
    told = [warning.code for warning in parsed.warnings]
    assert told.count("interpreter") == 1
    assert "role_without_name" not in told


def test_a_speaker_through_an_interpreter_is_the_speaker() -> None:
    parsed = parse(f"{HEAD}Bo Sample (through interpreter): Filler.\n\nQ: Filler?")
    assert parsed.turns[0].speaker == "Bo Sample"
    assert "interpreter" not in {warning.code for warning in parsed.warnings}
