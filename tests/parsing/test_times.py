"""Times and places that some pages print above the first words, and the time behind the last."""

import pytest

from transcripts.parsing import parse

HEAD = "Remarks\nby NATO Secretary General Ada Example\n24 May 2017\n"
TALK = "ADA EXAMPLE: Filler one.\nQ: Filler two?\nADA EXAMPLE: Filler three.\n"


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("2:05 P.M. EDT", None),
        ("Filler Room\n2:05 P.M. CEST", "Filler Room"),
        ("Filler Hall\n\nFillerville, D.C.\n\n14:05 GMT", "Filler Hall Fillerville, D.C."),
        ("Filler House Fillerville, D.C.\n12:57 P.M.", "Filler House Fillerville, D.C."),
        ("Filler Hall\nOslo, Norway", "Filler Hall Oslo, Norway"),
        ("Filler Room\n2:05 P.M. EDT\n(A lamp is lit.)", "Filler Room"),
        (
            "Filler House Fillerville, D.C.\n(May 24, 2017)\n9:08 P.M. EST",
            "Filler House Fillerville, D.C.",
        ),
        ("*Filler Hall *Fillerville, D.C.**", None),
    ],
)
def test_a_place_and_a_time_above_the_first_label_are_no_statement(
    printed: str, place: str | None
) -> None:
    parsed = parse(f"{HEAD}{printed}\n{TALK}")
    assert parsed.event.place == place
    assert [turn.text for turn in parsed.turns] == ["Filler one.", "Filler two?", "Filler three."]


def test_what_stands_behind_the_line_of_delivery_is_of_the_body() -> None:
    for printed in ("Filler Room\n2:05 P.M. EDT", "Filler Hall\nOslo, Norway"):
        turns = parse(f"{HEAD}(As delivered)\n{printed}\n{TALK}").turns
        assert (turns[0].kind, turns[0].text) == ("statement", printed)


def test_words_above_the_first_label_stay() -> None:
    for words in (
        "Filler words",
        "Oslo is a filler, Norway is one too.",
        "Filler, Norway\nYes.",
        "*Good day.*",
    ):
        assert parse(f"{HEAD}{words}\n{TALK}").turns[0].text == words.strip("*")


@pytest.mark.parametrize(
    "over",
    [
        "END 2:25 P.M. EDT",
        "END\n2:25 P.M.",
        "2:25 P.M. PST",
        "14:25 GMT",
        "2:25 P.M. EDT\nTo view the slides, visit http://example.org.",
    ],
)
def test_when_it_was_over_is_in_no_turn(over: str) -> None:
    parsed = parse(f"{HEAD}{TALK}And four.\n{over}\n")
    assert parsed.turns[-1].text == "Filler three.\nAnd four."


@pytest.mark.parametrize(
    "label", ["Q: Until when?\nADA EXAMPLE:", "ADA EXAMPLE: Yes.\nQ: When?\nADA EXAMPLE:"]
)
def test_a_time_that_is_all_that_somebody_says_stays(label: str) -> None:
    assert parse(f"{HEAD}{TALK}{label}\n2:25 P.M.").turns[-1].text == "2:25 P.M."
    assert parse(f"{HEAD}{TALK}{label} 2:25 P.M.").turns[-1].text == "2:25 P.M."
