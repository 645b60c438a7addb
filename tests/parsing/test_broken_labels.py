"""Labels that a line's end breaks within their bracket."""

import pytest

from transcripts.parsing import parse

from .truth import uncovered

HEAD = "Press conference\nby NATO Secretary General Ada Example\n\n"


@pytest.mark.parametrize(
    ("label", "outlet"),
    [
        ("Bo Rowe (Outlet\nDaily):", "Outlet Daily"),
        ("Bo Rowe [Filler\nKanal] :", "Filler Kanal"),
        ("Bo Rowe (Filler Times,\n  Ruritania):", "Filler Times"),
        ("Question (Bo Rowe,\nReuters):", "Reuters"),
    ],
)
def test_the_label_is_put_together(label: str, outlet: str) -> None:
    text = f"{HEAD}Ada Example: One.\n\n{label} Two,\nand more?\n\nAda Example: Three."
    parsed = parse(text)
    assert [turn.kind for turn in parsed.turns] == ["statement", "question", "answer"]
    asked = parsed.turns[1]
    assert (asked.speaker, asked.outlet, asked.label) == ("Bo Rowe", outlet, label)
    assert asked.text == "Two,\nand more?"
    assert uncovered(parsed, text) == []


@pytest.mark.parametrize(
    "words",
    [
        "Yes (well,\nnearly): so it is.",
        "We met Bo Rowe (of the Outlet\nDaily): he asked.",
        "Bo Rowe (Outlet\n\nDaily): filler.",
        "Bo Rowe said so (in the Outlet\nDaily): filler.",
        "Bo Rowe (Outlet\nDaily) said so: filler.",
    ],
)
def test_brackets_within_words_stay(words: str) -> None:
    parsed = parse(f"{HEAD}Q: One?\n\nAda Example: Two.\n\n{words}")
    assert len(parsed.turns) == 2
    assert parsed.turns[1].text == f"Two.\n\n{words}"
