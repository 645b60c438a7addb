"""How French records print who speaks, and what stands around their words."""

import datetime

import pytest

from transcripts.parsing import parse

HEAD = "Conférence de presse\n\ndu Secrétaire général de l’OTAN, M. Luc Exemple, {}\n\n{}\n\n"
WHEN = "le 1er avril 1999"


def said(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.kind) for turn in parse(text).turns]


@pytest.mark.parametrize(
    ("who", "label", "speaker"),
    [
        ("et de Mme Eva Type, Ministre de la Défense", "MME EVA TYPE : ", "Eva Type"),
        ("et du général de brigade Bo Modèle", "Le général Modèle\u202f: ", "Bo Modèle"),
        ("et de la vice-amirale Eva Type", "La vice-amirale Type : ", "Eva Type"),
        ("et de la générale Eva Type", "Générale Type : ", "Eva Type"),
        ("et de Mme Eva Type", "Mme Type : ", "Eva Type"),
    ],
)
def test_women_and_men_of_a_byline_are_known_again(who: str, label: str, speaker: str) -> None:
    text = HEAD.format(who, WHEN) + f"M. Exemple : Bonjour.\n\n{label}Bonjour à tous."
    assert said(text) == [("Luc Exemple", "statement"), (speaker, "statement")]
    assert parse(text).event.date == datetime.date(1999, 4, 1)


def test_a_chair_is_printed_with_an_honorific_and_is_spoken_to_in_full() -> None:
    text = (
        "Audition\n\ndu Secrétaire général de l’OTAN, M. Luc Exemple\n\n30 mars 2015\n\n"
        "Mme la Présidente : La séance est ouverte.\n\n"
        f"M. Luc Exemple : Merci{', et encore merci' * 9}.\n\n"
        "Madame la Présidente : quel honneur.\n\n"
        "Mme la Présidente : La parole est à M. Bo Modèle.\n\n"
        "M. Bo Modèle : Merci. Qui décide ? Je le demande.\n\nM. Luc Exemple : Les nations."
    )
    parsed = parse(text)
    assert [(turn.label, turn.kind) for turn in parsed.turns] == [
        ("Mme la Présidente :", "moderation"),
        ("M. Luc Exemple :", "statement"),
        ("Mme la Présidente :", "moderation"),
        ("M. Bo Modèle :", "question"),
        ("M. Luc Exemple :", "answer"),
    ]
    assert parsed.event.kind == "discussion"


def test_an_r_with_a_stop_answers_a_q_alike() -> None:
    interview = "Entretien\n\navec le Secrétaire général de l’OTAN, M. Luc Exemple\n\n"
    text = interview + "Q. Où ?\n\nR. Ici.\n\nQ. Quand ?\n\nR. Demain."
    assert said(text) == [(None, "question"), ("Luc Exemple", "answer")] * 2
    text = interview + "Q: Où ?\n\nM. Exemple : Ici.\n\nR. Modèle le sait.\n\nQ: Quand ?"
    assert len(parse(text).turns) == 3


def test_the_master_of_a_ceremony_moderates() -> None:
    text = HEAD.format("", WHEN) + "Maître de cérémonie : Levez-vous.\n\nM. Exemple : Excellences."
    assert said(text) == [(None, "moderation"), ("Luc Exemple", "statement")]


@pytest.mark.parametrize("day", ["1 avril 1999", "1 avril 19999 MIN DE LECTURE"])
def test_the_lines_of_a_french_page_are_no_title(day: str) -> None:
    """`Lecture` is a kind of event, and how long a page takes to read."""
    text = f"Accueil\nActualités\nTranscription\n\n{HEAD.format('', day)}M. Exemple : Bonjour."
    parsed = parse(text + "\n\nQ : Où ?\n\nM. Exemple : Ici.\n\nRetour en haut de page")
    assert (parsed.event.title, parsed.event.date) == (
        "Conférence de presse",
        datetime.date(1999, 4, 1),
    )
    assert parsed.turns[-1].text == "Ici."
