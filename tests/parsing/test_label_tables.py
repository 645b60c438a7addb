"""Lines that are labels, and lines that only look like one, by the table."""

import pytest

from transcripts.parsing import parse

HEAD = "Press conference\nby NATO Secretary General Ada Example\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Let me say this: filler.",
        "The first filler thing: it stands here.",
        "Note: this is no speaker.",
        "Thank you: filler.",
        "North Korea: filler.",
        "Plenary Session: filler.",
        "Sampleton: nobody of this name speaks.",
        "On the first question: filler",
        "See https://example.org: filler.",
        "At 12:30 filler.",
        "Finally, Ukraine: filler.",
        "(aside): filler",
        "Ada Example said so: filler.",
        "Is it so? Ada Example: filler.",
        "He said: “Filler words here.”",
        "Mr. President: filler, if I may.",
        "Prime Minister, let me say: filler.",
        "Bo Rowe, this is what you said: filler.",
        "Mr. President, Mr. Secretary General: filler.",
        "First: filler words. Second: more filler.",
        "First Lady — (applause) — it is so; distinguished guests: filler.",
        "Fort Filler, Ruritania, 2009: filler.",
        "Matthew 5:9 has filler.",
        "My answer: filler.",
        "Article 5: filler.",
        "Defence Investment Pledge: filler.",
        "Enhanced Forward Presence: filler.",
        "Dear Bo Rowe: filler.",
        "Bottom line: filler.",
        "As Bo Rowe put it: filler.",
        "President Sample said this: filler.",
        "Look, the President has been clear: filler.",
        "Mr. Rowe — he is here — said filler.",
        "Plans A & B: filler.",
        "(a): filler.",
        "(Laughter): filler.",
        "(Ankara, Turkey): filler.",
        "(Video): filler.",
        "(Filler Kanal): filler.",
        "[Bo Rowe, Filler Kanal]: filler.",
        "First speaker: filler.",
        "Next speaker: Bo Rowe.",
        "The student: filler.",
        "A reporter: I was filler.",
        "Voice: filler.",
        "(They leave the filler room.) Bo Rowe: filler.",
        "Follow-up: filler.",
    ],
)
def test_a_colon_alone_makes_no_label(line: str) -> None:
    text = f"{HEAD}Q: Filler?\n\nAda Example: Filler.\n\n{line}\n\nQ: Filler two?"
    parsed = parse(text)
    assert len(parsed.turns) == 3
    assert line in parsed.turns[1].text


@pytest.mark.parametrize("label", ["The same reporter", "A student", "Follow-up", "Un journaliste"])
def test_words_that_begin_sentences_too_are_a_label_where_they_ask(label: str) -> None:
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{label}: Filler?\n\nAda Example: Filler.")
    assert [turn.kind for turn in parsed.turns] == ["statement", "question", "answer"]


@pytest.mark.parametrize(
    ("label", "name", "outlet"),
    [
        ("Bo Rowe (via interpreter)", "Bo Rowe", None),
        ("Bo Rowe (Interprétation)", "Bo Rowe", None),
        ("Bo Rowe (Reuters) [via interpreter]", "Bo Rowe", "Reuters"),
        ("Bo Rowe [via interpreter] (Reuters)", "Bo Rowe", "Reuters"),
        ("Bo Rowe (Reuters) (Brussels)", "Bo Rowe", "Reuters"),
        ("Question (Reuters) [via interpreter]", None, "Reuters"),
        ("Question [in Ruritanian] (Bo Rowe, Reuters)", "Bo Rowe", "Reuters"),
        ("Bo Rowe (Filler Kanal) [via interpreter]", "Bo Rowe", "Filler Kanal"),
        ("Reuters (Bo Rowe) [inaudible]", "Bo Rowe", "Reuters"),
        ("President of Ruritania Bo Rowe", "Bo Rowe", None),
        ("Bo Rowe, Prime Minister of Ruritania, Chair of the Council", "Bo Rowe", None),
        ("M. Rowe", "Rowe", None),
        ("Le général Rowe", "Rowe", None),
        ("Reuters (Bo Rowe)", "Bo Rowe", "Reuters"),
        ("BBC, Bo Rowe", "Bo Rowe", "BBC"),
        ("Question from Reuters", None, "Reuters"),
        ("Question from Bo Rowe, Filler TV", "Bo Rowe", "Filler TV"),
        ("(Reuters)", None, "Reuters"),
        ("[Filler TV]", None, "Filler TV"),
        ("[Bo Rowe (Reuters)]", "Bo Rowe", "Reuters"),
        ("Two, Reuters", "Two", "Reuters"),
        ("Bo Rowe (in Latvian)", "Bo Rowe", None),
        ("Bo Rowe (Reuters, by phone)", "Bo Rowe", "Reuters"),
        ("Bo Rowe (from Reuters)", "Bo Rowe", "Reuters"),
        ("Bo Rowe, de l'Agence Filler", "Bo Rowe", "Agence Filler"),
        ("Bo Rowe (Reuters) [00:12:30]", "Bo Rowe", "Reuters"),
        ("Bo Rowe¹", "Bo Rowe", None),
        ("Bo Rowe (Reuters)[12]", "Bo Rowe", "Reuters"),
        ("Question (en anglais)", None, None),
        ("Interpreter", None, None),
        ("[Reuters, Turkey]", None, "Reuters"),
        ("Reuters, Turkey", None, "Reuters"),
        ("[Bo Rowe, Outlet Daily]", "Bo Rowe", "Outlet Daily"),
        ("[Bo Rowe, NATO Spokesperson]", "Bo Rowe", None),
        ("[Bo Rowe, Filler Institute]", "Bo Rowe", None),
        ("[Ada Example]", "Ada Example", None),
        ("[Bo Rowe, Filler Kanal]", None, None),
        ("(Question)", None, None),
        ("Question [Filler Kanal, Ruritania]", None, "Filler Kanal"),
        ("Question [Filler Kanal, Turkey]", None, "Filler Kanal"),
        ("Question [Bo Rowe, Filler TV]", "Bo Rowe", "Filler TV"),
        ("Question [Bo Rowe, Filler Institute]", "Bo Rowe", None),
        ("Jerusalem Post", None, "Jerusalem Post"),
        ("The Filler Times", None, "The Filler Times"),
        ("SENIOR FILLER OFFICIAL TWO", None, None),
        ("SENIOR OFFICIAL TWO", None, None),
        ("STUDENT 1", None, None),
        ("Journalist B", None, None),
        ("Unidentified reporter", None, None),
        ("The same journalist", None, None),
        ("Unidentified Female", None, None),
        ("MALE VOICE", None, None),
        ("VOICE FROM THE AUDIENCE", None, None),
        ("FOLLOW-UP", None, None),
        ("Intervenant non identifié", None, None),
        ("Journalist from Ukraine", None, None),
        ("Q. Ms. Rowe, Filler Television", "Rowe", "Filler Television"),
        ("Question Bo Rowe (BBC)", "Bo Rowe", "BBC"),
        ("Q. Rowe, Reuters", "Q. Rowe", "Reuters"),
        ("Lady Rowe, Reuters", "Lady Rowe", "Reuters"),
        ("Voice of America", None, "Voice of America"),
        ("Bo Rowe/AFP", "Bo Rowe", "AFP"),
        ("Bo Rowe (Reuters/AFP)", "Bo Rowe", "Reuters/AFP"),
        ("Bo Rowe, Filler TV, Sampleton", "Bo Rowe", "Filler TV"),
        ("Bo Rowe (Reuters correspondent)", "Bo Rowe", "Reuters"),
        ("Bo Rowe, Brussels correspondent for AFP", "Bo Rowe", "AFP"),
        ("(through interpreter) Bo Rowe", "Bo Rowe", None),
        ("Moderator [NATO]", None, None),
        ("Moderator (ECFR)", None, None),
        ("Moderator, NATO", None, None),
        ("Moderator, Bo Rowe", "Bo Rowe", None),
        ("SPEAKER OF THE PARLIAMENT", None, None),
    ],
)
def test_labels_of_many_kinds(label: str, name: str | None, outlet: str | None) -> None:
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{label}: Filler.\n\n{label}: Filler.")
    assert len(parsed.turns) == 3
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == (name, outlet)
