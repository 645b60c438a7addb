"""Labels of several people who say the same: nobody of them is the speaker."""

import pytest

from transcripts.parsing import ParsedTranscript, parse

HEAD = (
    "Joint press point\nby NATO Secretary General Ada Example and the Prime Minister of Latvia, "
    "Bo Sample\n\nAda Example: Filler.\n\nBo Sample: Filler.\n\nQ: Filler?\n\n"
)


def codes(parsed: ParsedTranscript) -> set[str]:
    return {warning.code for warning in parsed.warnings} - {"no_date"}


@pytest.mark.parametrize(
    "label",
    [
        "Both",
        "ALL",
        "Les deux",
        "Tous",
        "Several voices",
        "The Secretary General and the Prime Minister",
        "Le Secrétaire général et Bo Sample",
        "Example and Sample",
        "Ada Example & Bo Sample",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_they_answer_together(label: str, between: str) -> None:
    parsed = parse(f"{HEAD}{label}:{between}Yes, we do.\n\nQ: Filler?\n\nBo Sample: Filler.")
    assert [turn.kind for turn in parsed.turns[2:]] == ["question", "answer"] * 2
    assert (parsed.turns[3].speaker, parsed.turns[3].label) == (None, f"{label}:")
    assert [w.line for w in parsed.warnings if w.code == "speaker_unknown"] == [10]
    assert parsed.exchanges[0].answers == (4,)


@pytest.mark.parametrize(
    "line",
    [
        "Both: and this is a longer sentence of filler that somebody says alone, not together.",
        "Both: filler.\n\nMore filler of the same speaker.",
        "All of us: filler.",
        "All three: filler.",
        "The President and the Prime Minister: filler.",
    ],
)
def test_words_that_begin_a_sentence_stay(line: str) -> None:
    parsed = parse(f"{HEAD}Ada Example: One.\n\n{line}\n\nQ: Filler?\n\nBo Sample: Filler.")
    assert parsed.turns[3].text == f"One.\n\n{line}"
    assert codes(parsed) <= {"label_not_taken"}


@pytest.mark.parametrize(
    "answer", ["Yes.", "Yes, we do, and nobody of us says anything else: yes."]
)
def test_three_whom_the_head_names_answer_together(answer: str) -> None:
    head = HEAD.replace("by NATO", "by Cy Rowe, NATO", 1)
    parsed = parse(f"{head}Ada Example, Cy Rowe and Bo Sample: {answer}\n\nQ: Filler?")
    assert [(turn.kind, turn.speaker) for turn in parsed.turns[3:4]] == [("answer", None)]
    assert "speaker_unknown" in codes(parsed)


def test_names_in_a_line_without_a_colon_are_no_label() -> None:
    parsed = parse(
        f"{HEAD}Bo Sample: Filler.\n\nAda Example, Bo Sample and Cy Rowe\n\nMore filler."
    )
    assert len(parsed.turns) == 4


def test_a_speech_has_no_such_labels() -> None:
    parsed = parse("Speech\nby NATO Secretary General Ada Example\n\nFiller words.\n\nAll: filler.")
    assert len(parsed.turns) == 1
