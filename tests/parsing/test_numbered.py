"""`Speaker 1:` and `Speaker 2:`: who asks and who answers, by what they say."""

import pytest

from transcripts.parsing import ParsedTranscript, parse

HEAD = "{title}\nwith NATO Secretary General Ada Example\n16 October 2031\n\n"
ASKS = "Speaker {}: Welcome, and here is filler. What does the lighthouse do?\n"
ANSWERS = "Speaker {}: It burns all day and night, as lighthouses do.\n"


def read(body: str, title: str = "Interview") -> ParsedTranscript:
    return parse(HEAD.format(title=title) + body)


def said(parsed: ParsedTranscript) -> list[tuple[str, str | None]]:
    return [(turn.kind, turn.speaker) for turn in parsed.turns]


def warned(parsed: ParsedTranscript) -> bool:
    return "numbered_speakers" in {warning.code for warning in parsed.warnings}


@pytest.mark.parametrize(("asker", "guest"), [(1, 2), (2, 1), ("#3", "#1")])
def test_who_asks_seldom_is_the_guest_of_the_head(asker: object, guest: object) -> None:
    parsed = read((ASKS.format(asker) + ANSWERS.format(guest)) * 3)
    assert said(parsed) == [("question", None), ("answer", "Ada Example")] * 3
    assert warned(parsed)


def test_a_guest_may_speak_first_and_ask_back() -> None:
    opening = "Speaker 1: The lamps burn, and I am glad to be here.\n"
    back = "Speaker 1: It burns at night. Would you rather have it dark?\n"
    parsed = read(opening + ASKS.format(2) + ANSWERS.format(1) + ASKS.format(3) + back)
    assert said(parsed) == [
        ("statement", "Ada Example"),
        *[("question", None), ("answer", "Ada Example")] * 2,
    ]


def test_several_guests_stay_without_a_name() -> None:
    parsed = read(ASKS.format(1) + ANSWERS.format(2) + ASKS.format(1) + ANSWERS.format(3))
    assert said(parsed) == [("question", None), ("answer", None)] * 2
    assert warned(parsed)


def test_beside_a_moderator() -> None:
    parsed = read(
        ("Moderator: Here is filler. What does the lighthouse do?\n" + ANSWERS.format(1)) * 2
        + ANSWERS.format(2),
        "Panel discussion",
    )
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2 + ["answer"]


def test_beside_somebody_named_they_ask() -> None:
    answer = "Ada Example: It burns.\n"
    parsed = read(ASKS.format(1) + answer + "Speaker 2: (Inaudible).\n" + answer)
    assert said(parsed) == [("question", None), ("answer", "Ada Example")] * 2
    assert not warned(parsed)


def test_nobody_asks_or_all_do() -> None:
    parsed = read(ANSWERS.format(1) + ANSWERS.format(2), "Remarks")
    assert {turn.kind for turn in parsed.turns} == {"statement"}
    assert warned(parsed)
    parsed = read(ASKS.format(1) + ASKS.format(2))
    assert {turn.kind for turn in parsed.turns} == {"question"}
    assert warned(parsed)
