"""Labels, names and passages: what is accepted, what is rejected, and what is only warned of."""

import pytest

from transcripts.parsing import ParsedTranscript, parse

HEAD = "Press conference\nby NATO Secretary General Ada Example\n\n"


def codes(parsed: ParsedTranscript) -> set[str]:
    return {warning.code for warning in parsed.warnings} - {"no_date"}


@pytest.mark.parametrize(
    "line", ["Question [inaudible]", "QUESTION (cross talk)...", "Q (Inaudible)"]
)
def test_a_question_of_which_nothing_is_left_but_a_remark(line: str) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.\n\n{line}\n\nAda Example: Two.")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2
    assert f"{parsed.turns[2].label} {parsed.turns[2].text}" == line


def test_an_asker_of_whom_only_the_introduction_is_heard_has_no_label() -> None:
    asked = "Question\n\nBo Rowe, Outlet Daily. [Inaudible]\n\n"
    answered = "NATO Secretary General\n\nFiller.\n\n"
    parsed = parse(f"{HEAD}Question\n\nFiller?\n\n{answered}{asked}{answered}")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2
    assert (parsed.turns[2].label, parsed.turns[2].outlet) == ("Question", "Outlet Daily")


@pytest.mark.parametrize("line", ["Question (of filler)", "Filler (inaudible)", "A (laughter)"])
def test_other_words_before_a_remark_stay(line: str) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.\n\n{line}\n\nAda Example: Two.")
    assert parsed.turns[1].text == f"One.\n\n{line}"


@pytest.mark.parametrize(
    "remark",
    ["SPEAKS IN RURITANIAN", "Speaks in Ruritanian", "In French", "THROUGH AN INTERPRETER"],
)
def test_how_something_was_said_is_no_outlet(remark: str) -> None:
    parsed = parse(f"{HEAD}Q ({remark}): Filler?\n\nAda Example: Filler.")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"]
    assert parsed.turns[0].outlet is None


def test_the_one_spokesperson_whom_the_head_names_answers() -> None:
    parsed = parse("Briefing\nby the NATO Spokesperson, Ada Example\n\nQ: Filler?\n\nA: Filler.")
    assert parsed.turns[1].speaker == "Ada Example"


def test_a_rejected_label_is_told() -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: Filler.\n\nSampleton: filler.")
    assert codes(parsed) == {"label_not_taken"}
    assert [w.line for w in parsed.warnings if w.code == "label_not_taken"] == [8]


def test_half_a_name_with_another_outlet_is_somebody_else() -> None:
    parsed = parse(
        f"{HEAD}Bo Rowe (BBC): One?\n\nRowe (AFP): Two?\n\nRowe (BBC News): Three?\n\n"
        "Ada Example: Filler."
    )
    told = [(turn.speaker, turn.outlet) for turn in parsed.turns[:3]]
    assert told == [("Bo Rowe", "BBC"), ("Rowe", "AFP"), ("Bo Rowe", "BBC News")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Man in a red coat: filler?", True),
        ("A gentleman in the third row: filler?", True),
        ("THE SECOND ROW: filler.", True),
        ("Bottom line: filler.", False),
        ("So I want to be clear: filler?", False),
        ("Well, in a word: filler?", False),
    ],
)
def test_a_missed_label_between_two_of_the_same_speaker_is_told(line: str, *, told: bool) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.\n\n{line}\n\nAda Example: Two.")
    assert len(parsed.turns) == 3
    warned = [w for w in parsed.warnings if w.code == "label_not_taken"]
    assert [warning.line for warning in warned] == [8] * told


@pytest.mark.parametrize("more", ["", "\n\nMore filler."])
def test_a_name_that_asks_between_two_turns_of_the_same_speaker_is_a_label(more: str) -> None:
    parsed = parse(
        f"{HEAD}Q: Filler?\n\nAda Example: One.{more}\n\nJulie : Is it so?\n\nAda Example: Two."
    )
    asked = [turn for turn in parsed.turns if turn.kind == "question"]
    assert [turn.speaker for turn in asked] == [None, "Julie"]
    assert "label_seen_once" in codes(parsed)


def test_a_name_that_asks_before_somebody_else_is_told() -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.\n\nJulie : Is it so?\n\nQ: Filler?")
    assert len(parsed.turns) == 3
    assert "label_not_taken" in codes(parsed)


def test_a_semicolon_is_a_slip_for_a_colon_where_the_label_is_known() -> None:
    parsed = parse(
        f"{HEAD}Bo Rowe (Reuters); Filler?\n\nAda Example (NATO Secretary General); Filler.\n\n"
        "Cy Rowe (Filler Kanal): Filler?\n\nAda Example: Filler.\n\nCy Rowe (Filler Kanal); So?"
    )
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2 + ["question"]
    assert [turn.outlet for turn in parsed.turns[::2]] == ["Reuters", *2 * ["Filler Kanal"]]
    assert parsed.turns[0].label == "Bo Rowe (Reuters);"
    assert codes(parsed) == {"unknown_outlet"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Bo Rowe (Filler Kanal); filler.", {"label_not_taken"}),
        ("Bo Rowe (Prime Minister); filler.", {"label_not_taken"}),
        ("Bo Rowe (Reuters); Cy Rowe (AFP); Di Rowe (DPA).", set()),
        ("Bo Rowe said so (Reuters); filler.", set()),
        ("Bo Rowe; filler.", set()),
    ],
)
def test_a_semicolon_alone_makes_no_label(line: str, told: set[str]) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: Filler.\n\n{line}")
    assert line in parsed.turns[1].text
    assert codes(parsed) == told


BARE = ("Bo Rowe, Filler Kanal\nFiller words?", "Ada Example, NATO Secretary General\nFiller.")


@pytest.mark.parametrize("label", ["Bo Rowe, Filler Kanal", "Bo Rowe (Filler Kanal)"])
def test_a_line_with_an_unknown_outlet_above_a_question_is_told(label: str) -> None:
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{label}\nFiller?\n\nAda Example: Filler.")
    assert label in parsed.turns[0].text
    assert [w.line for w in parsed.warnings if w.code == "label_not_taken"] == [6]
    for line in ("Fillertown, Fillerland\nFiller.", "Bo Rowe, Fillers. (Applause.)\nFiller?"):
        assert codes(parse(f"{HEAD}Ada Example: Filler.\n\n{line}")) == set()


def test_a_line_with_an_unknown_outlet_is_a_label_where_it_is_repeated() -> None:
    both = f"{BARE[0]}\n\nAda Example: Filler.\n\n"
    parsed = parse(HEAD + both + both)
    assert [(t.kind, t.outlet) for t in parsed.turns[::2]] == [("question", "Filler Kanal")] * 2
    assert codes(parsed) == {"label_without_colon", "unknown_outlet"}


def test_a_line_with_an_unknown_outlet_is_a_label_on_a_page_of_such_labels() -> None:
    parsed = parse(HEAD + "\n\n".join([BARE[1], BARE[0], BARE[1]]))
    assert (parsed.turns[1].speaker, parsed.turns[1].outlet) == ("Bo Rowe", "Filler Kanal")
    assert codes(parsed) == {"label_seen_once", "unknown_outlet"}


@pytest.mark.parametrize("label", ["(Filler Kanal)", "[Bo Rowe, Filler Kanal]"])
def test_unknown_words_in_brackets_that_stand_once_are_told(label: str) -> None:
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{label}: Filler?")
    assert codes(parsed) == {"label_not_taken"}


def test_unknown_words_in_brackets_that_ask_each_time_are_an_outlet() -> None:
    label = "(Filler Kanal)"
    parsed = parse(f"{HEAD}{label}: Filler?\n\nAda Example: Filler.\n\n{label}:\nFiller?")
    assert [(t.kind, t.outlet) for t in parsed.turns[::2]] == [("question", "Filler Kanal")] * 2
    assert codes(parsed) == {"unknown_outlet"}
    parsed = parse(f"{HEAD}Ada Example: Filler.\n\n{label}: Filler.\n\n{label}: Filler?")
    assert len(parsed.turns) == 1
    assert codes(parsed) == {"label_not_taken"}


@pytest.mark.parametrize("label", ["[Bo Rowe, Filler Kanal]"])
def test_two_unknown_words_in_brackets_are_told(label: str) -> None:
    """Of two, one is an outlet where they stand twice."""
    parsed = parse(f"{HEAD}{label}: Filler?\n\nAda Example: Filler.\n\n{label}:\nFiller?")
    lines = [w.line for w in parsed.warnings if w.code in ("label_not_taken", "speaker_unknown")]
    assert lines == [4, 8]
    assert "question" not in {t.kind for t in parsed.turns if t.speaker or t.outlet}


@pytest.mark.parametrize("before", ["\n\n", "\n"])
def test_somebody_with_a_role_who_is_spoken_of_is_no_label(before: str) -> None:
    line = "President Bo Rowe: this is what he has said in filler words."
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.{before}{line}\n\nQ: Filler?")
    assert parsed.turns[1].text == f"One.{before}{line}"
    assert "label_not_taken" in codes(parsed)


@pytest.mark.parametrize("said", ["This is what he said.", "... and so on."])
def test_somebody_with_a_role_who_speaks_is_a_label(said: str) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: One.\n\nPresident Bo Rowe: {said}")
    assert (parsed.turns[2].speaker, parsed.turns[2].text) == ("Bo Rowe", said)


def test_a_name_seen_once_is_taken_and_told() -> None:
    parsed = parse(f"{HEAD}Bo Rowe: Filler.\n\nAda Example: Filler.\n\nQ: Filler?")
    assert (parsed.turns[0].speaker, parsed.turns[0].kind) == ("Bo Rowe", "moderation")
    assert codes(parsed) == {"label_seen_once"}


def test_a_surname_that_two_people_share_is_left_as_printed() -> None:
    parsed = parse(
        "Joint press point\nwith NATO Secretary General Ada Example and President Bo Example of "
        "Latvia\n\nExample: Filler.\n\nPresident Example: Filler."
    )
    assert [turn.speaker for turn in parsed.turns] == ["Example", "Bo Example"]
    assert "ambiguous_name" in codes(parsed)


@pytest.mark.parametrize(
    ("before", "words", "kind"),
    [
        ("Moderator: Bo.", "Filler. How many?", "question"),
        ("Moderator: Bo.", "Filler. Prime Minister?", "answer"),
        ("Moderator: Bo.", "How many?", "answer"),
        ("Q: Filler?", "Filler. Sorry?", "answer"),
    ],
)
def test_short_questions_of_somebody_without_a_role(before: str, words: str, kind: str) -> None:
    turns = ("Q: Filler?", "Ada Example: Filler.", before, f"Bo Rowe: {words}", "Ada Example: So.")
    assert parse(HEAD + "\n\n".join(turns)).turns[3].kind == kind


def test_a_role_that_nobody_is_known_to_have_stays_without_a_name() -> None:
    parsed = parse(f"{HEAD}Prime Minister: Filler.\n\nSecretary General: Filler.")
    assert [turn.speaker for turn in parsed.turns] == [None, "Ada Example"]
    assert [turn.role for turn in parsed.turns] == ["Prime Minister", "Secretary General"]
    assert codes(parsed) == {"role_without_name"}


def test_an_opening_is_nobodys_where_two_people_stand_there() -> None:
    parsed = parse(
        "Joint press point\nwith NATO Secretary General Ada Example and President Bo Sample of "
        "Latvia\n\nGood afternoon, filler."
    )
    assert parsed.turns[0].speaker is None
    assert "opening_speaker_unknown" in codes(parsed)


def test_ministers_are_told_apart_by_the_words_of_their_role() -> None:
    parsed = parse(
        "Press point\nwith Foreign Minister Ada Example\n\nForeign Minister: Filler.\n\n"
        "Defence Minister: Filler.\n\nForeign Minister: Filler.\n\nDefence Minister: Filler."
    )
    assert [t.speaker for t in parsed.turns] == ["Ada Example", None, "Ada Example", None]
    assert [w.line for w in parsed.warnings if w.code == "role_without_name"] == [6]


def test_two_speakers_in_one_label_are_nobody() -> None:
    parsed = parse(
        "Press point\nwith NATO Secretary General Ada Example and President Bo Sample\n\n"
        "ADA EXAMPLE AND BO SAMPLE: Filler.\n\nADA EXAMPLE: Filler."
    )
    assert [turn.speaker for turn in parsed.turns] == [None, "Ada Example"]
    assert codes(parsed) == {"speaker_unknown"}


@pytest.mark.parametrize("surname", ["Host", "Speaker", "Post", "Press", "Judge", "Major", "Times"])
def test_surnames_that_are_words_of_roles_and_outlets(surname: str) -> None:
    parsed = parse(
        f"Press point\nwith NATO Secretary General Ada {surname}\n\n{surname.upper()}: Filler.\n\n"
        f"Question: Filler?\n\nAda {surname}: Filler."
    )
    assert [turn.speaker for turn in parsed.turns] == [f"Ada {surname}", None, f"Ada {surname}"]
    parsed = parse(f"{HEAD}Bo {surname} (Reuters): Filler?\n\nAda Example: Filler.")
    assert (parsed.turns[0].speaker, parsed.turns[0].outlet) == (f"Bo {surname}", "Reuters")


def test_surnames_that_are_numbers() -> None:
    parsed = parse(
        f"{HEAD.replace('Example', 'Two')}Three (Reuters): Filler?\n\nTWO: Filler.\n\n"
        "Mr. Four (Filler Kanal): Filler?\n\nTwo: Filler."
    )
    assert [turn.speaker for turn in parsed.turns] == ["Three", "Ada Two", "Four", "Ada Two"]
    assert codes(parsed) == {"unknown_outlet"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Two: filler.", {"label_not_taken"}),
        ("Two: filler.\n\nTwo: filler.", {"label_not_taken"}),
        ("Two (filler): filler.", {"label_not_taken"}),
        ("One: filler.\n\nTwo: filler.\n\nOne: filler.\n\nTwo: filler.", set()),
        ("Two things: filler.", set()),
        ("Two - filler.", set()),
    ],
)
def test_numbers_that_are_nobodys_name(lines: str, told: set[str]) -> None:
    parsed = parse(f"{HEAD}Q: Filler?\n\nAda Example: Filler.\n\n{lines}")
    assert lines in parsed.turns[1].text
    assert codes(parsed) == told


@pytest.mark.parametrize("about", ["Filler Kanal, Ruritania", "Filler Kanal, Turkey", "Filler"])
def test_an_unknown_outlet_of_an_anonymous_asker_is_told(about: str) -> None:
    parsed = parse(f"{HEAD}Question [{about}]: Filler?\n\nAda Example: Filler.")
    assert parsed.turns[0].outlet == about.split(",")[0]
    assert codes(parsed) == {"unknown_outlet"}


@pytest.mark.parametrize(
    ("label", "outlet"),
    [("Question de l'AFP :", "AFP"), ("Question de l’AFP:", "AFP")],
)
def test_an_outlet_behind_an_article(label: str, outlet: str) -> None:
    parsed = parse(f"{HEAD}{label} Filler ?\n\nAda Example: Filler.")
    assert [(turn.kind, turn.outlet) for turn in parsed.turns[:1]] == [("question", outlet)]


def test_anonymous_questions_are_exchanges_of_their_own() -> None:
    parsed = parse(f"{HEAD}Q: One?\n\nQ: Two?\n\nAda Example: Filler.\n\nQ: Three?")
    assert [e.questions for e in parsed.exchanges] == [(1,), (2,), (4,)]
    assert [e.answers for e in parsed.exchanges] == [(), (3,), ()]


def test_follow_ups_and_second_answers_stay_in_the_exchange() -> None:
    parsed = parse(
        "Joint press point\nwith NATO Secretary General Ada Example and President Bo Sample\n\n"
        "Moderator: Filler.\n\nAda Example: Filler.\n\nBo Sample: Filler.\n\n"
        "Moderator: Reuters.\n\nCy Rowe (Reuters): One?\n\nAda Example: Filler.\n\n"
        "Moderator: And the President.\n\nBo Sample: Filler.\n\nCy Rowe (Reuters): Two?\n\n"
        "Bo Sample: Filler.\n\nModerator: Next.\n\nDi Rowe (AFP): Three?\n\n"
        "Ada Example: Filler.\n\nModerator: Thank you very much."
    )
    assert [(p.kind, p.turns) for p in parsed.passages] == [
        ("statement", (1, 2)),
        ("statement", (3,)),
        ("exchange", (4, 5, 6, 7, 8, 9, 10)),
        ("exchange", (11, 12, 13)),
        ("statement", (14,)),
    ]
    assert parsed.exchanges[0].questions == (5, 9)
    assert parsed.exchanges[0].answers == (6, 8, 10)


def test_words_are_repaired_and_the_source_stays() -> None:
    words = "Thatâ€™s\u200b fillerâ€¦ dÃ©jÃ\u00a0 vu\x07."
    text = f"{HEAD}Ada Example:\u00a0{words}"
    parsed = parse(text)
    assert parsed.turns[0].text == "That’s filler… déjà vu."
    assert codes(parsed) == {"mojibake", "unseen_characters"}
    assert text[parsed.turns[0].start : parsed.turns[0].end] == words


@pytest.mark.parametrize(
    ("garbled", "words"),
    [
        ("dÃ©jÃ  vu", "déjà vu"),
        ("dÃ©jÃ vu", "déjà vu"),
        ("Ã  la carte, voilÃ .", "à la carte, voilà."),
        ("That\u00e2\u0080\u0099s \u00e2\u0080\u009cfiller\u00e2\u0080\u009d", "That’s “filler”"),
        ("â€œFillerâ€, so â€œfiller.â€", "“Filler”, so “filler.”"),
        ("â€œFillerâ€\ufffd.", "“Filler”."),
        ("d\u00c3\u00a9j\u00c3\u00a0 \u00c2\u00ab vu \u00c2\u00bb, \u00c3\u0089", "déjà « vu », É"),
    ],
)
def test_words_garbled_on_other_ways(garbled: str, words: str) -> None:
    """An à that lost its second half to a blank, a ” that lost its third, and UTF-8 that was read
    as Latin-1."""
    parsed = parse(f"{HEAD}Ada Example: {garbled}")
    assert parsed.turns[0].text == words
    assert codes(parsed) == {"mojibake"}


def garbled(text: str) -> str:
    """UTF-8 read as Windows-1252; what that has no sign for is a control character."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("words", ["It’s “déjà vu” – ÉTÉ, È, Ø, ŒUVRE… «ça»", "Київ", "Łódź, Köln"])
def test_words_garbled_several_times(words: str, times: int) -> None:
    text = words
    for _ in range(times):
        text = garbled(text)
    parsed = parse(f"{HEAD}Ada Example: {text}\n\nQ (Süddeutsche Zeitung): Filler?")
    assert parsed.turns[0].text == words
    assert parsed.turns[1].outlet == "Süddeutsche Zeitung"
    assert codes(parsed) == {"mojibake"}


def test_ordinary_accents_and_signs_are_no_mojibake() -> None:
    words = "CAFÉ’S « déjà vu » – Ånge, Ärzte, Ð, œuvre… IRMÃ e Ã. Å“"
    assert parse(words).turns[0].text == words.replace("Å“", "œ")


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "\x00", "\ud800", "\ufeff", "\r\r\n\x85", ":", "Q:"]
)
def test_hardly_a_text(text: str) -> None:
    parsed = parse(text)
    assert len(parsed.turns) <= 1
    assert parsed.warnings


def test_words_before_a_label_within_a_line_are_not_lost() -> None:
    text = (
        "Press point by Ada Example MODERATOR: Filler. ADA EXAMPLE (NATO Secretary General): "
        "Filler two. Q: Filler?"
    )
    parsed = parse(text)
    assert [turn.text for turn in parsed.turns] == [
        "Press point by Ada Example",
        "Filler.",
        "Filler two.",
        "Filler?",
    ]


def test_glued_words_are_cut_at_their_labels() -> None:
    parsed = parse(f"{HEAD}Secretary General: Filler.Thank you.Question: So?Secretary General: So.")
    assert [turn.text for turn in parsed.turns] == ["Filler.Thank you.", "So?", "So."]
    assert codes(parsed) == {"labels_in_line"}


@pytest.mark.parametrize("office", ["Secretary General", "General", "Admiral", "Sir"])
def test_a_full_stop_behind_a_word_in_full_ends_a_sentence(office: str) -> None:
    parsed = parse(
        f"{HEAD}MODERATOR: Filler. {office}. BO SAMPLE (Prime Minister of Latvia): Filler. "
        "MAJOR GEN. CY ROWE: Filler."
    )
    assert [turn.text for turn in parsed.turns] == [f"Filler. {office}.", "Filler.", "Filler."]
    assert [turn.speaker for turn in parsed.turns] == [None, "Bo Sample", "Cy Rowe"]


def test_one_line_of_five_megabytes() -> None:
    parsed = parse("filler: words. (" * 330_000)
    assert len(parsed.turns) == 1


def test_more_labels_than_a_transcript_has() -> None:
    parsed = parse("Q: Filler?\n" * 6000)
    assert len(parsed.turns) == 5000
    assert codes(parsed) == {"too_many_labels"}


@pytest.mark.parametrize(
    "about",
    [
        "(Unknown, Ruritania)",
        "(Unknown, France)",
        "(unknown outlet, Latvia)",
        "[Unknown]",
        "(N/A, Finland)",
        "(Brussels, Belgium, outlet unknown)",
    ],
)
def test_an_outlet_of_which_a_label_says_that_nobody_knows_it(about: str) -> None:
    asked = f"Bo Rowe {about}: Is it filler?\n\nAda Example: It is.\n\n"
    parsed = parse(f"{HEAD}{asked}Bo Rowe {about}: And now?\n\nAda Example: Filler.")
    assert [turn.kind for turn in parsed.turns] == ["question", "answer"] * 2
    assert {(turn.speaker, turn.outlet, turn.role) for turn in parsed.turns[::2]} == {
        ("Bo Rowe", None, None)
    }
    assert codes(parsed) == {"outlet_untold"}
    assert parsed.event.place is None
