"""Spokespersons whom the byline names: guests where they answer, else those who give the floor."""

from transcripts.parsing import parse

BYLINE = "Press briefing\nby NATO Spokesman, Bo Rowe and Air Commodore Cy Sample, SHAPE"
ASKED = "Question: Is it so in filler words?"
WORDS = "These are filler words of which there are more than anybody needs to give the floor."


def kinds(*turns: str, head: str = BYLINE) -> list[str]:
    return [turn.kind for turn in parse("\n\n".join([head, *turns])).turns]


def test_one_who_answers_beside_a_guest_is_a_guest() -> None:
    turns = kinds(
        f"Bo Rowe: {WORDS} {WORDS}",
        f"Air Commodore Sample: {WORDS}",
        ASKED,
        f"Bo Rowe: {WORDS}",
        ASKED,
        "Bo Rowe: No.",
        ASKED,
        f"Air Commodore Sample: {WORDS}",
    )
    assert turns == ["statement", "statement", *3 * ["question", "answer"]]


def test_public_affairs_advisers_are_spokespersons() -> None:
    head = "Press conference\nby the Chairman of the NATO Military Committee, Admiral Ada Example"
    parsed = parse(
        f"{head}\n\nBO ROWE (Public Affairs Adviser to the Chairman): Filler.\n\n"
        "ADMIRAL ADA EXAMPLE: Filler.\n\nROWE: Filler.\n\nQ: Filler?\n\nEXAMPLE: Filler."
    )
    assert [turn.kind for turn in parsed.turns[:1]] == ["moderation"]
    assert parsed.turns[2].kind == "moderation"


def test_one_who_answers_gives_the_floor_too() -> None:
    turns = kinds(
        "Bo Rowe: Filler. Air Commodore Sample begins.",
        f"Air Commodore Sample: {WORDS}",
        "Bo Rowe: Mark.",
        ASKED,
        f"Bo Rowe: {WORDS}",
        ASKED,
        "Bo Rowe: Air Commodore, please.",
        f"Air Commodore Sample: {WORDS}",
        "Bo Rowe: Thank you very much.",
    )
    assert turns == [
        *("moderation", "statement", "moderation", "question", "answer", "question"),
        *("moderation", "answer", "moderation"),
    ]


def test_every_question_has_its_answer() -> None:
    text = "\n\n".join([BYLINE, f"Air Commodore Sample: {WORDS}", ASKED, f"Bo Rowe: {WORDS}"])
    assert [(e.questions, e.answers) for e in parse(text).exchanges] == [((2,), (3,))]


def test_one_who_answers_in_few_words_twice_is_a_guest() -> None:
    turns = kinds(
        *("Bo Rowe: Filler.", f"Air Commodore Sample: {WORDS}"),
        *(ASKED, "Bo Rowe: It is open.", ASKED, "Bo Rowe: Both lanes."),
        *(ASKED, f"Air Commodore Sample: {WORDS}"),
    )
    assert turns[2:] == ["question", "answer"] * 3


def test_one_who_asks_for_the_microphone_only_gives_the_floor() -> None:
    head = "Press conference\nby NATO Secretary General Ada Example and NATO Spokesman Bo Rowe"
    turns = kinds(
        "Bo Rowe: Filler.",
        f"Ada Example: {WORDS}",
        *(ASKED, f"Bo Rowe: {WORDS}", ASKED, f"Ada Example: {WORDS}"),
        *(ASKED, f"Ada Example: {WORDS}", "Bo Rowe: Thank you."),
        head=head,
    )
    assert turns == [
        *("moderation", "statement", "question", "moderation"),
        *("question", "answer", "question", "answer", "moderation"),
    ]


def test_a_short_answer_before_that_of_another_gives_no_floor() -> None:
    asked = (ASKED, f"Bo Rowe: {WORDS}", ASKED, "Bo Rowe: {}", f"Air Commodore Sample: {WORDS}")
    for words, kind in (
        ("Filler words, that is so.", "answer"),
        ("The Air Commodore may know that.", "moderation"),
    ):
        turns = kinds(f"Air Commodore Sample: {WORDS}", *(turn.format(words) for turn in asked))
        assert turns[-2:] == [kind, "answer"]


def test_the_first_of_two_spokespersons_answers_and_gives_the_floor() -> None:
    turns = kinds(
        f"BO ROWE (Spokesman, NATO): {WORDS} {WORDS}",
        f"GENERAL CY SAMPLE (Spokesman, Filler Force): {WORDS}",
        "ROWE: Thank you, General. Questions.",
        *(ASKED, f"SAMPLE: {WORDS}", "ROWE: Let us go to Fillerton.", ASKED, f"ROWE: {WORDS}"),
        *(ASKED, "SAMPLE: It is open.", "ROWE: Thank you."),
        head="Briefing\nby NATO Spokesman Bo Rowe and the ISAF spokesman, General Cy Sample",
    )
    assert turns == [
        *("statement", "statement", "moderation", "question", "answer", "moderation"),
        *("question", "answer", "question", "answer", "moderation"),
    ]
