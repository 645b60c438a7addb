"""The layouts of the head over the years: title, byline, day, place, and what is left out."""

import datetime

import pytest

from transcripts.parsing import parse

WHO = "by NATO Secretary General Ada Example"
HQ = "Header\nUpdated: 3 June 2018 Speeches\n\nNATO HQ\n24 May 2017\n\n"
FLAT = "![]() |\nUpdated: 3 June 2018 | Filler |\nFiller Hall 24 May 2017 |\n"
FRENCH = "  • 24 mai 2017\n  • Mis à jour le: 25 mai 2017"
POINT = ("Press point", f"{WHO}, at the meeting of the Filler Council")
BODY = "\n\nAda Example: First filler.\n\nQ: Second filler?\n\nAda Example: Third filler."
BULLETS = "  • 24 May. 2017 -\n  • |\n  • Last updated: 25 May. 2017 09:01"
AND = "and General Bo Rowe"
FORUM = "at the Filler Forum"
GLUED = "•24 May. 2017\n•| •Last updated: 25-May-2017 09:01"
DAY = datetime.date(2017, 5, 24)


@pytest.mark.parametrize(
    ("head", "title", "byline", "day"),
    [
        (f"Remarks\n\n{WHO}\n\n{BULLETS}", "Remarks", WHO, DAY),
        (f"{WHO}\n\n{BULLETS}", None, WHO, DAY),
        (f"Press point\n\n{WHO}\n\n{AND}\n\n{BULLETS}", "Press point", f"{WHO} {AND}", DAY),
        (f"Press point\n\n{WHO}\n\n{GLUED}", "Press point", WHO, DAY),
        (f"Remarks\n\n{BULLETS}\n\n(As delivered)", "Remarks", None, DAY),
        (f"NATO: filler years\n\n{WHO}\n\n{BULLETS}", "NATO: filler years", WHO, DAY),
        (f"On the road to Filler\n{WHO}\n\n{BULLETS}", "On the road to Filler", WHO, DAY),
        (f"Спільна заява\n\nАди Приклад\n\n{BULLETS}", "Спільна заява", "Ади Приклад", DAY),
        (f"Press point\n\n{WHO}\n\n{FRENCH}", "Press point", WHO, DAY),
        (f"{HQ}Press point\n{WHO}", "Press point", WHO, DAY),
        (f"Updated: 3 June 2018 Speeches\n\nPress point\n\n{WHO}", "Press point", WHO, None),
        (f"Press point {WHO}", "Press point", WHO, None),
        (f"Press point\n\n{WHO}\n\n{FORUM}", "Press point", f"{WHO} {FORUM}", None),
        (f"Press point\n\n{WHO}\n\n{FORUM}\n\n{BULLETS}", "Press point", f"{WHO} {FORUM}", DAY),
        (f"Press point given {WHO}", "Press point", f"given {WHO}", None),
        ("Panel\nmoderated by Bo Rowe", "Panel", "moderated by Bo Rowe", None),
        ("Panel moderated by Bo Rowe", "Panel moderated by Bo Rowe", None, None),
        (f"Press point\n{WHO},\nat the meeting of the\nFiller Council", *POINT, None),
        (f"Press point\n\n{WHO}\n\n  • 17-18 May 2017", "Press point", WHO, None),
        (f"Press point\n\n{WHO}\n\n  • 31 Feb. 2017", "Press point", WHO, None),
        (f"Press point\n\n{WHO}\n\n{BULLETS}\nHall\n(23 May 2017)", "Press point", WHO, DAY),
        (f"Press point\n\n{WHO}\n\n24 May 2017\n25 May 2017", "Press point", WHO, None),
        (f"Press point\n{WHO} on 24 May", "Press point", f"{WHO} on 24 May", None),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_head(head: str, title: str | None, byline: str | None, day: datetime.date | None) -> None:
    parsed = parse(head + BODY)
    assert (parsed.event.title, parsed.event.byline, parsed.event.date) == (title, byline, day)
    assert len(parsed.turns) == 3
    dateless = {"no_date", "impossible_date", "several_dates"}
    assert (day is None) == bool(dateless & {warning.code for warning in parsed.warnings})


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("24 Sept. 1998", "1998-09-24"),
        ("8 July 1997", "1997-07-08"),
        ("10 févr. 2005", "2005-02-10"),
        ("1er mars 2011", "2011-03-01"),
        ("le mercredi 16 octobre 2024 à Bruxelles", "2024-10-16"),
        ("Wednesday, 16 October 2024", "2024-10-16"),
        ("Wednesday, October 16th, 2024, 15:30", "2024-10-16"),
        ("Brussels, 16\u00a0October\u00a02024", "2024-10-16"),
        ("16 жовтня 2024 року", "2024-10-16"),
        ("16-Oct-2024", "2024-10-16"),
        ("16/10/2024", "2024-10-16"),
        ("16.10.2024", "2024-10-16"),
        ("2024/10/16", "2024-10-16"),
        ("16-10-2024", "2024-10-16"),
        ("12 Jan. 2003", "2003-01-12"),
        ("3rd of June, 1999", "1999-06-03"),
        ("Jeudi 3 juin 1999", "1999-06-03"),
        ("Bruxelles, le 1er avril 2004", "2004-04-01"),
        ("16 October 2023¹", "2023-10-16"),
        ("**16 October 2024**", "2024-10-16"),
        ("16 Oct. 2024 14 MIN READ", "2024-10-16"),
        ("16 October 202414 MIN READ", "2024-10-16"),
        ("Published: 17 October 2024\n16 October 2024", "2024-10-16"),
        ("Page last updated on 17 October 2024", "no_date"),
        ("Posted on 17 October 2024", "no_date"),
        ("Publié le 17 octobre 2024", "no_date"),
        ("Revised: 17 October 2024", "no_date"),
        ("October 2024", "no_date"),
        ("12-01-2003", "impossible_date"),
        ("12/01/2003", "impossible_date"),
        ("05/06/2024", "impossible_date"),
        ("4-5 December 2012", "impossible_date"),
        ("30 November - 1 December 2012", "impossible_date"),
        ("4 December 2012 to 5 December 2012", "impossible_date"),
        ("16-Oct-97", "impossible_date"),
        ("30 Feb. 2014", "impossible_date"),
        ("16 October", "no_date"),
        ("Tuesday 16 October 2024", "weekday_differs"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_dates_as_printed(printed: str, day: str, above: bool) -> None:
    """In the list below the title, and above it with the place: the rest of the head stands."""
    listed = f"Press point\n{WHO}\n\n  • {printed} -\n  • Last updated: 25 Oct. 2024 09:01"
    parsed = parse((f"NATO HQ\n{printed}\n\nPress point\n{WHO}" if above else listed) + BODY)
    codes = [warning.code for warning in parsed.warnings]
    got = codes[0] if codes else str(parsed.event.date)
    assert (got, parsed.event.title, parsed.event.byline) == (day, "Press point", WHO)
    assert (parsed.event.date is None) == (day in ("impossible_date", "no_date"))
    assert len(parsed.turns) == 3


@pytest.mark.parametrize(
    ("head", "place"),
    [
        (f"NATO HQ,\nBrussels\n24 May 2017\n\nPress point\n{WHO}", "NATO HQ, Brussels"),
        (f"Riga, Latvia - 24 May 2017\n\nPress point\n{WHO}", "Riga, Latvia"),
        (f"{FLAT}Press point\n{WHO}", "Filler Hall"),
        (f"the meeting\nof the\nCouncil in\n\n24 May 2017\n\nPress point\n{WHO}", None),
    ],
)  # fmt: skip
def test_place(head: str, place: str | None) -> None:
    event = parse(head + BODY).event
    assert (event.place, event.title, event.date) == (place, "Press point", DAY)


def test_what_nobody_said_is_left_out() -> None:
    text = (
        "Reset password\nAn unknown line of the site\nEnter the email address you use\n"
        "Joint press point\n\nwith NATO Secretary General Ada Example and Mr Bo Sample\n\n"
        f"{BULLETS}\n\n(As delivered)\n\nAudio file (.MP3/123Kb)\n\n- French\n- English\n\n"
        "From the event\n\n  • Meeting of the Filler Council, 1 May 2016\n\n"
        "Ada Example and Bo Sample\n\nAda Example: Filler words:\n\n • one filler;\n"
        " • two fillers.\n\nExample & Sample\n\nLast filler.\n\nQuestions & Answers\n\nQ: Filler?"
    )
    parsed = parse(text)
    left_out = [s.what for s in parsed.spans if s.what.startswith("skipped:")]
    assert left_out == [
        *["skipped:page_furniture"] * 3,
        "skipped:rule",
        "skipped:update_stamp",
        "skipped:media",
        *["skipped:page_furniture"] * 4,
        "skipped:caption",
        "skipped:caption",
        "skipped:heading",
    ]
    assert parsed.event.date == DAY
    assert parsed.event.delivery == "As delivered"
    first, last = parsed.turns
    assert first.text == "Filler words:\n\n • one filler;\n • two fillers.\n\nLast filler."
    assert (first.text, last.text) != (text[first.start : first.end], "")


def test_a_date_among_the_words_is_none_of_the_head() -> None:
    parsed = parse(
        f"Press point\n{WHO}\n\nAda Example: Filler:\n\n • one;\n • 24 May 2017\n\nQ: Filler?"
    )
    assert (parsed.event.byline, parsed.event.date) == (WHO, None)
    assert parsed.turns[0].text == "Filler:\n\n • one;\n • 24 May 2017"


def test_a_time_and_a_name_under_a_picture_are_not_said() -> None:
    parsed = parse(f"NATO HQ\n24 May 2017\n15:00 Hours\n\nPress point\n{WHO}\n\nAda Example{BODY}")
    assert (parsed.event.title, parsed.event.date, parsed.event.place) == (
        "Press point",
        DAY,
        "NATO HQ",
    )
    assert len(parsed.turns) == 3


def test_front_matter_is_a_span() -> None:
    front = "---\ntitle: Filler\n---\n"
    parsed = parse(f"{front}Press point\n{WHO}{BODY}")
    assert (parsed.spans[0].what, parsed.spans[0].end) == ("skipped:front_matter", len(front) - 1)
    assert parsed.event.title == "Press point"


def test_guest_and_date_as_fields() -> None:
    parsed = parse(
        "GUEST: Ada Example, NATO Secretary General\nDATE: 24 May 2017\n\n"
        "ROWE: Is it not so in filler?\n\nEXAMPLE: It is.\n\n"
        "ROWE: Or is it so in filler?\n\nEXAMPLE: No."
    )
    assert parsed.event.date == DAY
    assert [turn.speaker for turn in parsed.turns] == ["Rowe", "Ada Example"] * 2


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Press conference", "press_conference"),
        ("Joint press conference", "joint_press_conference"),
        ("Joint press point", "joint_press_conference"),
        ("Doorstep statement", "doorstep"),
        ("Media huddle", "media_huddle"),
        ("Morning Briefing", "briefing"),
        ("Keynote address", "speech"),
        ("Speech followed by a Q&A", "speech_with_qa"),
        ("Discours suivi d'une séance de questions-réponses", "speech_with_qa"),
        ("Speech followed by a question and answer session", "speech_with_qa"),
        ("Interview", "interview"),
        ("Panel discussion", "discussion"),
        ("Opening remarks", "remarks"),
        ("Conférence de presse conjointe", "joint_press_conference"),
        ("Questions and answers", "other"),
    ],
)
def test_kind_by_the_title(head: str, kind: str) -> None:
    assert parse(f"{head}\n{WHO}{BODY}").event.kind == kind


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("This is what we have to say to you and to the others, and it is not for us.", "en"),
        ("Nous avons dit que les autres ne sont pas dans la salle, et que ce est une chose.", "fr"),
        ("Filler filler filler.", None),
        ("The words and les mots sont dans the room, et nous are avec you, for une and que.", None),
    ],
)
def test_language(words: str, language: str | None) -> None:
    assert parse(words).event.language == language


@pytest.mark.parametrize("section", ["Press Conferences", "NATO Speeches"])
def test_the_section_of_the_site_on_a_line_of_its_own(section: str) -> None:
    head = f"Updated: 28 March 2018\n{section}\n\nNATO HQ\n24 May 2017\n\nPress Conference\n{WHO}"
    event = parse(head + BODY).event
    assert (event.title, event.byline, event.date) == ("Press Conference", WHO, DAY)
    assert event.place == "NATO HQ"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f"Press point {WHO}, Brussels, 24 May 2017", DAY),
        (f"Press point (24 May 2017)\n{WHO}", DAY),
        (f"Press point on the events of 24 May 2017\n{WHO}", None),
        (f"Press point on 24 May 2017 and after\n{WHO}", None),
    ],
)
def test_a_day_in_the_title(head: str, day: datetime.date | None) -> None:
    parsed = parse(head + BODY)
    assert parsed.event.date == day
    assert ("date_in_title" in {warning.code for warning in parsed.warnings}) == (day is not None)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("NATO Secretary General Ada Example with Bo Rowe in the room", "skipped:caption"),
        ("Ada Example speaks at the Filler Forum", "skipped:caption"),
        ("(with slides)", "skipped:note"),
    ],
)
def test_lines_between_the_byline_and_the_words(line: str, what: str) -> None:
    text = f"Press point\n{WHO}\n\n{line}{BODY}"
    parsed = parse(text)
    assert [text[s.start : s.end] for s in parsed.spans if s.what == what] == [line]
    assert len(parsed.turns) == 3


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_caption_with_a_colon(between: str) -> None:
    caption = "NATO Secretary General, Ada Example: press point at the Filler Forum"
    words = "ADA EXAMPLE (NATO Secretary General): First filler."
    text = f"Press point\n{WHO}\n\n{caption}{between}{words}{BODY}"
    parsed = parse(text)
    assert [text[s.start : s.end] for s in parsed.spans if s.what == "skipped:caption"] == [caption]
    assert parsed.turns[0].text == "First filler."


@pytest.mark.parametrize("line", ["Press point", f"Press point {WHO}", f"PRESS POINT {WHO}"])
def test_a_line_that_says_the_title_again_is_a_caption(line: str) -> None:
    text = f"Press point\n\n{WHO} {FORUM}\n\n{BULLETS}\n\n{line}{BODY}"
    parsed = parse(text)
    assert [text[s.start : s.end] for s in parsed.spans if s.what == "skipped:caption"] == [line]
    assert len(parsed.turns) == 3


@pytest.mark.parametrize(
    "captions",
    [
        "NATO Secretary General Ada Example: press point with Bo Rowe\n(As delivered)",
        "Plenary Session: Ada Example with Bo Rowe\nLeft to right: Ada Example, Bo Rowe",
        "Left to right: Ada Example, Bo Rowe\n(As delivered)",
    ],
)
def test_captions_that_no_blank_line_parts(captions: str) -> None:
    parsed = parse(f"Press point\n{WHO}\n{BULLETS}\n{captions}{BODY}".replace("\n\n", "\n"))
    assert [turn.text for turn in parsed.turns[:1]] == ["First filler."]


@pytest.mark.parametrize("said", ["Press point at the forum", "press point, and filler."])
def test_first_words_behind_a_label_are_no_caption(said: str) -> None:
    parsed = parse(f"Press point\n{WHO}\n\nNATO Secretary General, Ada Example: {said}{BODY}")
    assert parsed.turns[0].text == said


@pytest.mark.parametrize("line", ["Prime Minister Rowe, Excellencies", "Mr. Rowe, dear Bo"])
def test_a_salutation_is_no_caption(line: str) -> None:
    parsed = parse(f"Speech\n{WHO}\n\n{line}\n\nFiller words of the room are said here.")
    assert parsed.turns[0].text.startswith(line)


@pytest.mark.parametrize("listed", ["Video of the filler event", "  • Video of the filler event"])
def test_what_stands_below_from_the_event_is_a_link(listed: str) -> None:
    parsed = parse(f"Press point\n\n{WHO}\n\n{BULLETS}\n\nFrom the event\n\n{listed}{BODY}")
    assert (parsed.event.title, len(parsed.turns)) == ("Press point", 3)


def test_the_pages_own_list_stands_below_that_of_the_event() -> None:
    listed = "From the event\n\n  • Meeting of the Filler Council, 1 May 2016\n  • Video"
    parsed = parse(f"Press point\n\n{WHO}\n\n{listed}\n\n{BULLETS}{BODY}")
    assert (parsed.event.date, parsed.event.byline, len(parsed.turns)) == (DAY, WHO, 3)


def test_a_title_below_from_the_event_stays() -> None:
    event = parse(f"From the event\n\nPress point\n\n{WHO}\n\n{BULLETS}{BODY}").event
    assert (event.title, event.byline, event.date) == ("Press point", WHO, DAY)


def test_an_outlet_and_a_dash_begin_a_title() -> None:
    title = f"Filler Review - Interview {WHO.replace('by', 'with')}"
    event = parse(f"{title}\n\nFiller Review: Filler?\n\nAda Example: Filler.").event
    assert (event.title, event.kind) == (title, "interview")


def test_the_press_service_is_no_title() -> None:
    assert parse(f"NATO PRESS SERVICE\n\nPress point\n{WHO}{BODY}").event.title == "Press point"


@pytest.mark.parametrize("languages", ["French Russian", "French\nUkrainian", "Français English"])
def test_the_languages_of_a_page_on_one_line(languages: str) -> None:
    assert parse(f"{languages}\n\nPress point\n{WHO}{BODY}").event.title == "Press point"


def test_a_garbled_head() -> None:
    garbled = BULLETS.replace("•", "â€¢").replace("2017 -", "2017 â€“")
    event = parse(f"Press point\n\n{WHO}Ã©\n\n{garbled}{BODY}").event
    assert (event.title, event.byline, event.date) == ("Press point", f"{WHO}é", DAY)


def test_a_role_of_a_body_that_nobody_knows() -> None:
    parsed = parse(
        "Conférence de presse\ndu Secrétaire général du Pacte de Ruritanie, Ada Example\n\n"
        "Bonjour à tous.\n\nQuestion : Alors ?\n\nAda Example : Oui."
    )
    assert [turn.speaker for turn in parsed.turns] == ["Ada Example", None, "Ada Example"]
    assert parsed.turns[0].role == "Secrétaire général du Pacte de Ruritanie"


@pytest.mark.parametrize("name", ["M. Théo Exemple", "Théo Exemple", "Mme de Exemple"])
def test_de_before_a_name_is_no_part_of_it(name: str) -> None:
    parsed = parse(f"Discours\nde {name}, Secrétaire général de l'OTAN\n\nBonjour à tous, mots.")
    assert parsed.turns[0].speaker == name.removeprefix("M. ").removeprefix("Mme ")
    parsed = parse("Discours\npar de Exemple et Bo Exempla\n\nde Exemple: Oui.\n\nBo Exempla: Non.")
    assert [turn.speaker for turn in parsed.turns] == ["de Exemple", "Bo Exempla"]


def test_a_title_in_lines_names_somebody_in_one_of_them() -> None:
    parsed = parse(f"NATO SECRETARY GENERAL ADA EXAMPLE\nPRESS CONFERENCE\n\n24 May 2017{BODY}")
    assert {turn.role for turn in parsed.turns[::2]} == {"NATO SECRETARY GENERAL"}


@pytest.mark.parametrize("speaker", ["SPEAKER", "Speaker", "Speakers"])
def test_fields_name_the_event_and_the_one_who_speaks(speaker: str) -> None:
    who = f"{speaker}: NATO Secretary General Ada Example"
    parsed = parse(f"EVENT: Press point at the Filler Forum\nDATE: 24 May 2017\n{who}{BODY}")
    event = parsed.event
    assert (event.title, event.date) == ("Press point at the Filler Forum", DAY)
    assert [turn.kind for turn in parsed.turns] == ["statement", "question", "answer"]
    assert parsed.turns[0].role == "NATO Secretary General"


@pytest.mark.parametrize("field", ["Speakers", "Panellists", "With"])
def test_a_field_of_the_head_names_who_speaks(field: str) -> None:
    line = f"{field}: Ada Example (Secretary General), Di Rowe (Moderator)"
    parsed = parse(f"Press point\n24 May 2017\n{line}\n\nDi Rowe: Filler.{BODY}")
    assert [turn.role for turn in parsed.turns[:2]] == ["Moderator", "Secretary General"]
    assert parsed.turns[0].kind == "moderation"


MAIL = "From: press@example.org\nTo: Bo Rowe\nDate: Thu, 25 May 2017 18:02:11 +0100\n"


@pytest.mark.parametrize("subject", ["Subject: ", "Objet : "])
def test_the_subject_of_a_mail_is_the_title(subject: str) -> None:
    text = f"{MAIL}{subject}Press point {WHO}, 24 May 2017{BODY}"
    parsed = parse(text)
    event = parsed.event
    assert (event.title, event.byline) == ("Press point", f"{WHO}, 24 May 2017")
    assert (event.kind, event.date) == ("press_conference", DAY)
    assert [text[s.start : s.end] for s in parsed.spans if s.what == "title"] == [
        f"Press point {WHO}, 24 May 2017"
    ]
    assert len(parsed.turns) == 3


def test_a_mail_has_a_day_of_its_own_and_the_text_a_title() -> None:
    event = parse(f"{MAIL}Subject: Fw: transcript\n\nPress point\n{WHO}{BODY}").event
    assert (event.title, event.byline, event.date) == ("Press point", WHO, None)


def test_a_name_on_the_line_below_its_role() -> None:
    parsed = parse(f"Press conference by NATO Secretary General\nAda Example{BODY}")
    assert parsed.event.byline == "by NATO Secretary General Ada Example"
    assert {turn.role for turn in parsed.turns[::2]} == {"NATO Secretary General"}


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "ï»¿", "\u200e", "\u2060\u00a0", "\u202a"])
def test_what_nobody_sees_at_the_ends_of_lines(unseen: str) -> None:
    head = f"{unseen}Press point\n{WHO}{unseen.strip('ï»¿')}\n{unseen}24 May 2017\n\n{unseen}"
    parsed = parse(f"{head}Ada Example: First.\n\n{unseen}Second.\n\n{unseen}Q\u200b: Filler?")
    assert (parsed.event.title, parsed.event.byline) == ("Press point", WHO)
    assert parsed.event.date == DAY
    assert [turn.kind for turn in parsed.turns] == ["statement", "question"]
    assert parsed.turns[0].text == "First.\n\nSecond."


def test_what_nobody_sees_parts_no_paragraph() -> None:
    words = "Words.\n\n" * 12 + "Filler words.\n\u200bMore words."
    assert parse(words).turns[0].text.endswith("words.\nMore words.")


@pytest.mark.parametrize("time", ["4:03 P.M. EDT", "11:52 AM EST", "10:35 A.M. JST", "15:00 CET"])
def test_the_place_above_a_time(time: str) -> None:
    parsed = parse(f"Press point {WHO}\n\n24 May 2017\n\nFiller Room\n\n{time}{BODY}")
    assert (parsed.event.place, parsed.event.title) == ("Filler Room", "Press point")
    assert len(parsed.turns) == 3


def test_the_place_between_a_title_and_a_time() -> None:
    title = "Remarks of Ada Example and Bo Rowe in Joint Press Conference"
    event = parse(f"24 May 2017\n\n{title}\n\nFiller Room\n\n4:03 P.M. EDT{BODY}").event
    assert (event.title, event.byline, event.place) == (title, None, "Filler Room")
    event = parse(f"24 May 2017\n\nPress point\n{WHO}\n{AND}\n4:03 P.M. EDT{BODY}").event
    assert (event.title, event.byline, event.place) == ("Press point", f"{WHO} {AND}", None)


@pytest.mark.parametrize(
    ("asked", "kind"), [("Q: Filler?", "joint_press_conference"), ("Filler.", "remarks")]
)
def test_remarks_in_a_press_conference_are_one_where_somebody_asks(asked: str, kind: str) -> None:
    byline = f"{WHO} and President Bo Rowe in joint press conference"
    assert parse(f"Remarks\n{byline}\n\nADA EXAMPLE: Filler.\n\n{asked}").event.kind == kind
