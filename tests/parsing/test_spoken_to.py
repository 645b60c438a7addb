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
        f"{OTHER}: Filler. NATO Secretary General Ada Example: Filler seven.",
        f"{OTHER}: Filler. ADA EXAMPLE: Filler seven.",
    ],
)
def test_labels_that_were_glued_to_a_line_are_printed_as_those_at_its_start(words: str) -> None:
    parsed = page(words)
    assert len(parsed.turns) == 8 + words.count(":")
    assert "labels_in_line" in {warning.code for warning in parsed.warnings}


@pytest.mark.parametrize(
    "line",
    [
        "Reuters: that is what I read, and it was wrong.",
        "Ruritanian Television: that is where I saw it.",
        "President\nFill: he is a man of his word.",
        "Mr Rowe: you mentioned the filler.",
        "CY: you know the answer.",
    ],
)
def test_who_is_spoken_of_at_the_start_of_a_line_has_no_turn(line: str) -> None:
    turn = page(f"{OTHER}: Filler seven.\n\n{line}\n\nFiller it is.").turns[6]
    assert turn.text == f"Filler seven.\n\n{line}\n\nFiller it is."


def test_an_outlet_that_asks_in_small_letters_asks() -> None:
    turn = page("Reuters: and when is that?").turns[6]
    assert (turn.kind, turn.outlet, turn.text) == ("question", "Reuters", "and when is that?")


def test_several_are_spoken_of_on_a_page_of_many_labels() -> None:
    said = "\n\n".join(
        ["Filler.", "Reuters: that is it.", "Lord Fill: he is.", "King Lark: so am I."]
    )
    parsed = page(*(turn for _ in range(2) for turn in TURNS), f"{OTHER}: {said}")
    assert said in [turn.text for turn in parsed.turns]


@pytest.mark.parametrize("label", ["Secretary General:", "NATO Secretary General\nAda Example:"])
def test_who_is_spoken_to_below_a_label_has_none(label: str) -> None:
    words = "Prime Minister Sample,\nDear Bo,\n\nFiller."
    parsed = parse(f"{HEAD}\n\n{label}\n{words}\n\nPrime Minister Sample:\nFiller.")
    assert [turn.text for turn in parsed.turns] == [words, "Filler."]
