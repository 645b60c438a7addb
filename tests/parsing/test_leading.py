"""Who leads an interview, a discussion or a hearing, and who asks in it."""

import pytest

from transcripts.parsing import parse

SG = "NATO Secretary General Ada Example"


def kinds_of(head: str, *turns: str) -> list[str]:
    return [turn.kind for turn in parse(f"{head}\n\n24 May 2017\n\n" + "\n\n".join(turns)).turns]


@pytest.mark.parametrize(
    ("head", "host"),
    [
        (f"Fireside chat\n\nwith {SG} and Bo Sample, President of the Filler Center", "Bo Sample"),
        (f"Conversation\n\nwith {SG} moderated by Dr. Bo Sample, Director", "DR. BO SAMPLE"),
        (f"Interview\n\nwith {SG} by Bo Sample, Filler TV", "BS"),
    ],
)
def test_whom_the_head_names_leads_where_nobody_else_asks(head: str, host: str) -> None:
    guest = "AE" if host == "BS" else "Ada Example"
    assert kinds_of(
        head,
        f"{host}: Welcome. It is a full house.",
        f"{guest}: It is indeed.",
        f"{host}: Where do we stand?",
        f"{guest}: On the pier. Filler.",
        f"{host}: Who pays for it?",
        f"{guest}: On a longer one.",
    ) == ["moderation", "interjection", "question", "answer", "question", "answer"]


def test_a_guest_who_asks_back_leads_nothing() -> None:
    head = f"Remarks\n\nby {SG} and President Bo Sample"
    turns = ("President Sample: Can you hear me?", "Ada Example: Yes.") * 2
    assert kinds_of(head, *turns) == ["statement"] * 4


def test_members_who_ask_together_are_answered_together() -> None:
    assert kinds_of(
        f"Exchange of views\n\nby {SG}",
        "Bo Sample (Chair): Welcome.",
        f"Ada Example: Filler words that state something{', and more of them' * 4}.",
        "Bo Sample (Chair): Cy Rowe for the Fillers.",
        "Cy Rowe (EPP): How much is needed? That is what I want to know.",
        "Dee Moot (S&D): My question is about oil: is there any? I doubt it.",
        "Ada Example: There is.",
    ) == ["moderation", "statement", "moderation", "question", "question", "answer"]


def test_a_spokesperson_who_answers_first_and_at_length_answers() -> None:
    long = "There is nothing new on the barges, and the numbers of yesterday stand. " * 3
    turns = []
    for _ in range(3):
        turns += [
            "Question: How many?",
            f"Ada Example: {long}",
            "General Rowe: I agree with that.",
        ]
    head = "Press Conference\n\ngiven by NATO Spokesman, Ada Example and General Bo Rowe"
    assert (
        kinds_of(head, "Ada Example: Good day. Filler.", "General Rowe: Filler.", *turns)[2:]
        == ["question", "answer", "answer"] * 3
    )


@pytest.mark.parametrize(
    "label", ["OPERATOR", "Bo Sample (Co-Host)", "Government Spokesperson Bo Sample"]
)
def test_others_who_lead_moderate(label: str) -> None:
    kinds = kinds_of(
        f"Press briefing\n\nby {SG}",
        f"{label}: Good day. All lines are open.",
        "ADA EXAMPLE: Filler words.",
        f"{label}: The first question, please.",
        "Q: Who pays?",
        "ADA EXAMPLE: All of us.",
    )
    assert kinds == ["moderation", "statement", "moderation", "question", "answer"]


def test_who_speaks_between_a_speech_and_the_questions_moderates() -> None:
    head = f"Remarks\n\nby {SG} at the Filler Institute followed by a Q&A session"
    turns = (
        "Ada Example: Ladies and gentlemen. Filler words.",
        "Bo Sample, Director, Filler Institute: Thank you. I open the floor.",
        "Question: Who pays for it?",
        "Ada Example: All of us.",
        "Bo Sample, Director, Filler Institute: That is all.",
    )
    assert kinds_of(head, *turns) == ["statement", "moderation", "question", "answer", "moderation"]
    answered = (*turns[:3], "Bo Sample, Director, Filler Institute: I do.")
    assert kinds_of(head, *answered)[1::2] == ["statement", "answer"]
