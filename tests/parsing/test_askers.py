"""Anonymous askers: named by the words that give them the floor, or not at all."""

import pytest

from transcripts.parsing import ParsedTranscript, parse

HEAD = "Press conference\nby NATO Secretary General Ada Example\n\n"
CALL = f"{HEAD}Moderator: "


def is_told(parsed: ParsedTranscript) -> bool:
    return "asker_introduced" in {warning.code for warning in parsed.warnings}


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
        ("And now The Filler Herald, Bo Rowe.", "Bo Rowe", "The Filler Herald"),
        ("Next, Bo Rowe, La Filler Gazette.", "Bo Rowe", "La Filler Gazette"),
        ("Next, Bo Rowe, Filler Kanal.", "Bo Rowe", None),
        ("Next, Bo Rowe, Prime Minister.", None, None),
        ("El Filler first.", None, None),
        ("La parole est à l'AFP.", None, None),
        ("Thank you, Reuters.", None, None),
        ("Thank you, Bo Rowe.", None, None),
        ("Reuters said filler words.", None, None),
        ("We take Reuters and then AFP.", None, None),
        ("Reuters. Then we go to Filler TV.", None, None),
        ("Thank you, Reuters. Filler TV.", None, "Filler TV"),
        ("You have read Bo Rowe, please.", None, None),
        ("Filler words, Ada Example, please.", None, None),
        ("Ada Example, please.", None, None),
        ("Lady there.", None, None),
        ("Is it Reuters or Filler TV?", None, None),
    ],
)
def test_the_moderator_calls(words: str, speaker: str | None, outlet: str | None) -> None:
    parsed = parse(f"{CALL}{words}\n\nQuestion: Is it so in filler words?\n\nAda Example: Filler.")
    question = parsed.turns[1]
    assert (question.kind, question.speaker, question.outlet) == ("question", speaker, outlet)
    assert is_told(parsed) == bool(speaker or outlet)


def test_a_call_counts_for_the_next_question_only() -> None:
    parsed = parse(
        f"{CALL}Reuters.\n\nQ: Is it so in filler words?\n\nAda Example: Filler.\n\n"
        "Q: And is it so in other filler words?\n\nAda Example: Filler."
    )
    assert [t.outlet for t in parsed.turns if t.kind == "question"] == ["Reuters", None]


def test_what_askers_say_of_themselves_goes_before_the_moderator() -> None:
    parsed = parse(f"{CALL}Reuters.\n\nQ: Bo Rowe, AFP. Is it so?\n\nAda Example: Filler.")
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == ("Bo Rowe", "AFP")


def test_a_label_that_says_who_asks_stays() -> None:
    parsed = parse(f"{CALL}Reuters.\n\nBo Rowe (AFP): Is it so?\n\nAda Example: Filler.")
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == ("Bo Rowe", "AFP")


def test_an_outlets_label_and_the_name_in_the_words() -> None:
    parsed = parse(
        f"{HEAD}Question [Reuters]: Bo Rowe from Reuters. Is it so?\n\nAda Example: Filler.\n\n"
        "Question [AFP]: Is it so in filler words?\n\nAda Example: Filler."
    )
    told = [(turn.speaker, turn.outlet) for turn in parsed.turns if turn.kind == "question"]
    assert told == [("Bo Rowe", "Reuters"), (None, "AFP")]
    assert [w.line for w in parsed.warnings if w.code == "asker_introduced"] == [4]


def parted(call: str, words: str) -> ParsedTranscript:
    return parse(f"{CALL}{call}\n\n{words}\n\nAda Example: Filler.")


@pytest.mark.parametrize(
    ("call", "speaker", "outlet"),
    [
        ("Next, Bo Rowe, Outlet Daily.", "Bo Rowe", "Outlet Daily"),
        ("Filler words. And now Reuters, Bo Rowe.", "Bo Rowe", "Reuters"),
        ("Next question, please.", None, None),
    ],
)
def test_a_question_that_lost_its_label_is_whoevers_turn_it_is(
    call: str, speaker: str | None, outlet: str | None
) -> None:
    words = "Thank you. Filler words.\n\nIs it so in filler words?"
    parsed = parted(call, words)
    assert [turn.kind for turn in parsed.turns] == ["moderation", "question", "answer"]
    question = parsed.turns[1]
    assert (question.speaker, question.outlet, question.label) == (speaker, outlet, None)
    assert (parsed.turns[0].text, question.text) == (call, words)
    assert [w.line for w in parsed.warnings if w.code == "question_without_label"] == [6]


@pytest.mark.parametrize("call", ["Filler words.", "Ada Example, please.", "Words about Reuters."])
def test_a_moderators_own_question_stays(call: str) -> None:
    parsed = parted(call, "Is it so in filler words?")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"]


@pytest.mark.parametrize(
    ("words", "speaker", "outlet"),
    [
        ("Good morning, Rowe from Reuters. Filler?", "Rowe", "Reuters"),
        ("Bo Rowe, Outlet Daily. Filler?", "Bo Rowe", "Outlet Daily"),
        ("Thank you. Bo Rowe with the Associated Press. Filler?", "Bo Rowe", "Associated Press"),
        ("Bo Rowe, editor, Outlet Daily. Filler?", "Bo Rowe", "Outlet Daily"),
        ("Bo Rowe of the Filler Herald. Filler?", "Bo Rowe", "Filler Herald"),
        ("Filler News Agency of Ruritania. Filler?", None, "Filler News Agency of Ruritania"),
        ("... Outlet Daily. Filler?", None, "Outlet Daily"),
        ("Bo Rowe, Reuters Filler. Filler?", "Bo Rowe", "Reuters Filler"),
        ("Bo Rowe from Reuters Secretary General, filler?", "Bo Rowe", "Reuters"),
        ("Bo Rowe, Reuters Brussels. Filler?", "Bo Rowe", "Reuters"),
        ("Bonjour. Bo Rowe, de l'Agence Filler. Filler ?", "Bo Rowe", "Agence Filler"),
        ("Bonjour, Bo Rowe de l’AFP. Filler ?", "Bo Rowe", "AFP"),
        ("Filler? (Reuters)", None, "Reuters"),
        ("Filler? (Bo Rowe, Reuters)", "Bo Rowe", "Reuters"),
        ("Filler? (as I said, Reuters)", None, "Reuters"),
        ("Filler? (Bo Rowe, Filler Kanal)", None, None),
        ("Secretary General, Reuters reported filler. Is it so?", None, None),
        ("Bo Rowe said filler. Reuters said so?", None, None),
        ("As Bo Rowe from Reuters wrote, filler?", None, None),
        ("Ada Example, BBC viewers ask filler?", None, None),
        ("Filler from Reuters?", None, None),
        ("(Inaudible) filler?", None, None),
    ],
)
def test_askers_who_introduce_themselves(
    words: str, speaker: str | None, outlet: str | None
) -> None:
    parsed = parse(f"{HEAD}Q: {words}\n\nAda Example: Filler.")
    assert (parsed.turns[0].speaker, parsed.turns[0].outlet) == (speaker, outlet)
    assert is_told(parsed) == bool(speaker or outlet)


@pytest.mark.parametrize("outlet", ["Fillerland Broadcasting Company", "Filler Media Corporation"])
def test_a_firm_that_says_that_it_is_an_outlet_is_one(outlet: str) -> None:
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\nBo Sample, {outlet}: Yes?")
    assert (parsed.turns[-1].outlet, parsed.turns[-1].kind) == (outlet, "question")


@pytest.mark.parametrize("outlet", ["Channel 9", "TV 2", "RTL 4", "Fillerland TV 2"])
@pytest.mark.parametrize("label", ["{}:", "Question [{}]:", "Bo Sample, {}:"])
def test_a_channel_may_have_a_number(label: str, outlet: str) -> None:
    asked = label.format(outlet)
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{asked} Yes?\n\nAda Example: No.")
    assert [(turn.kind, turn.outlet) for turn in parsed.turns][1:] == [
        ("question", outlet),
        ("answer", None),
    ]


@pytest.mark.parametrize(
    "words", ["Report 2: it is filler.", "Point 9: filler.", "Channel 2017: x."]
)
def test_other_things_with_a_number_are_no_channels(words: str) -> None:
    assert len(parse(f"{HEAD}Ada Example: Filler.\n\n{words}\n\nQ: Yes?").turns) == 2
