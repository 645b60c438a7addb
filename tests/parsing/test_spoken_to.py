"""Names before a colon of whom, or to whom, somebody speaks: they are words, not labels."""

import pytest

from transcripts.parsing import ParsedTranscript, parse

HEAD = "Joint press conference\nby NATO Secretary General Ada Example and Prime Minister Bo Sample"
ASKER, GUEST, OTHER = "Cy Rowe (BBC)", "Ada Example", "Prime Minister Sample"
TURNS = (
    f"{GUEST}: Filler one.",
    f"{OTHER}: Filler two.",
    "Moderator: Filler three.",
    f"{ASKER}: Filler four?",
    f"{GUEST}: Filler five.",
    f"{OTHER}: Filler six.",
)


def page(*turns: str) -> ParsedTranscript:
    return parse("\n\n".join([HEAD, *TURNS, *turns, f"{GUEST}: Filler eight.", "Moderator: So."]))


@pytest.mark.parametrize(
    "words",
    [
        f"{ASKER}: Filler seven? Ada: one for you as well. Is it so?",
        f"{ASKER}: Filler. Prime Minister: Is it so? Ada Example: Is it not?",
        f"{ASKER}: Filler. {OTHER}: Is it so in filler?",
        f"{OTHER}: I agree. Ada: well said. Filler it is.",
        f"{OTHER}: I agree. Cy: You know it. Filler it is.",
        f'{OTHER}: I quote: "{GUEST}: No words." That is it.',
        "Moderator: One is for the NOS: Bo Fill.",
    ],
)
def test_who_is_spoken_to_within_a_line_has_no_turn(words: str) -> None:
    label, _, said = words.partition(": ")
    turn = page(words).turns[6]
    assert (turn.label, turn.text) == (f"{label}:", said)
    assert len(page(words).turns) == 9


@pytest.mark.parametrize(
    "words",
    [
        f"{ASKER}: Is it so? {OTHER}: Filler seven.",
        f"{OTHER}: Filler. Moderator: Cy, again. {ASKER}: Filler?",
        f"{OTHER}: Filler. Di Lark (Reuters): Filler seven?",
    ],
)
def test_labels_that_were_glued_to_a_line_are_printed_as_those_at_its_start(words: str) -> None:
    parsed = page(words)
    assert len(parsed.turns) == 8 + words.count(":")
    assert "labels_in_line" in {warning.code for warning in parsed.warnings}
