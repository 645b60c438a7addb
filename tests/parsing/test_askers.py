"""Anonymous askers: named by the words that give them the floor, or not at all."""

import pytest

from transcripts.parsing import parse

HEAD = "Press conference\nby NATO Secretary General Ada Example\n\nModerator: "


@pytest.mark.parametrize(
    ("words", "speaker", "outlet"),
    [
        ("Reuters, please.", None, "Reuters"),
        ("Thank you very much. AFP, please. Go ahead.", None, "AFP"),
        ("The gentleman from Reuters.", None, "Reuters"),
        ("We’ll go to Filler TV, over there.", None, "Filler TV"),
        ("Next question, Bo Rowe, Filler TV.", "Bo Rowe", "Filler TV"),
        ("Next question: Bo Rowe from Outlet Daily, in the second row.", "Bo Rowe", "Outlet Daily"),
        ("Filler words. And then Reuters, Bo Rowe.", "Bo Rowe", "Reuters"),
        ("Bo Rowe, please.", "Bo Rowe", None),
        ("La parole est à l'AFP.", None, None),
        ("Thank you, Reuters.", None, None),
        ("Thank you, Bo Rowe.", None, None),
        ("Reuters said filler words.", None, None),
        ("We take Reuters and then AFP.", None, None),
        ("You have read Bo Rowe, please.", None, None),
        ("Filler words, Ada Example, please.", None, None),
        ("Ada Example, please.", None, None),
        ("Lady there.", None, None),
        ("Is it Reuters or Filler TV?", None, None),
    ],
)
def test_the_moderator_calls(words: str, speaker: str | None, outlet: str | None) -> None:
    parsed = parse(f"{HEAD}{words}\n\nQuestion: Is it so in filler words?\n\nAda Example: Filler.")
    question = parsed.turns[1]
    assert (question.kind, question.speaker, question.outlet) == ("question", speaker, outlet)
    told = "asker_introduced" in {warning.code for warning in parsed.warnings}
    assert told == bool(speaker or outlet)


def test_a_call_counts_for_the_next_question_only() -> None:
    parsed = parse(
        f"{HEAD}Reuters.\n\nQ: Is it so in filler words?\n\nAda Example: Filler.\n\n"
        "Q: And is it so in other filler words?\n\nAda Example: Filler."
    )
    assert [t.outlet for t in parsed.turns if t.kind == "question"] == ["Reuters", None]


def test_what_askers_say_of_themselves_goes_before_the_moderator() -> None:
    parsed = parse(f"{HEAD}Reuters.\n\nQ: Bo Rowe, AFP. Is it so?\n\nAda Example: Filler.")
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == ("Bo Rowe", "AFP")


def test_a_label_that_says_who_asks_stays() -> None:
    parsed = parse(f"{HEAD}Reuters.\n\nBo Rowe (AFP): Is it so?\n\nAda Example: Filler.")
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == ("Bo Rowe", "AFP")
