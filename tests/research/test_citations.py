"""Citations, letter by letter."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.test import TestCase

from tests.corrected import load
from transcripts.models import Passage
from transcripts.research.citations import FORMATS, Work, event_as_work, passage_as_work
from transcripts.research.citations.person_names import person_name

TODAY = date(2031, 6, 1)
WORK = Work(
    key="nato-archive-2031-05-07-lamps",
    title="Lamps & lanterns: “50 %” {of_all} \\ #1 ~ ^",
    container="",
    part="",
    genre="Press conference",
    authors=(person_name("Ada Example"), person_name("Ole van den Beispiel")),
    day=date(2031, 5, 7),
    place="Oslo",
    language="en",
    url="https://archive.example/events/lamps/",
    source_url="https://www.example.org/a_b?c=1&d=%20#e",
    accessed=TODAY,
)
PART = replace(WORK, title="Erika Beispiel asks Ada Example", container="Lamps", part="exchange")
BARE = replace(WORK, title="Why now?", authors=(), place="", language="", source_url="")


def cite(format_name: str, work: Work = WORK) -> str:
    return FORMATS[format_name].cite(work)


def test_bibtex() -> None:
    assert cite("bibtex") == (
        "@misc{nato-archive-2031-05-07-lamps,\n"
        "  author = {Example, Ada and van den Beispiel, Ole},\n"
        "  title = {{Lamps \\& lanterns: “50 \\%” {\\textbraceleft}of\\_all{\\textbraceright} "
        "{\\textbackslash} \\#1 {\\textasciitilde} {\\textasciicircum}}},\n"
        "  howpublished = {Press conference, Oslo},\n"
        "  year = {2031},\n"
        "  month = may,\n"
        "  day = {7},\n"
        "  url = {https://archive.example/events/lamps/},\n"
        "  urldate = {2031-06-01},\n"
        "  language = {en},\n"
        "  note = {Transcript, NATO Archive. Source: "
        "\\url{https://www.example.org/a_b?c=1&d=%20#e}},\n"
        "}\n"
    )
    assert "  note = {In: Lamps. Transcript, NATO Archive." in cite("bibtex", PART)
    for name in ("author", "language"):
        assert f"{name} =" not in cite("bibtex", BARE)


@pytest.mark.parametrize("title", ["{", "}", "{{{", "}{", "\\", "\\}", "a%b"])
def test_no_title_breaks_bibtex(title: str) -> None:
    """Braces are counted whatever stands before them; a comment sign takes the line with it."""
    entry = cite("bibtex", replace(WORK, title=title, source_url="https://x.example/{a"))
    depth = 0
    for char in entry:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert "a%b" not in entry


def test_ris() -> None:
    assert cite("ris", PART) == (
        "TY  - ELEC\r\n"
        "ID  - nato-archive-2031-05-07-lamps\r\n"
        "TI  - Erika Beispiel asks Ada Example\r\n"
        "T2  - Lamps\r\n"
        "AU  - Example, Ada\r\n"
        "AU  - van den Beispiel, Ole\r\n"
        "PY  - 2031\r\n"
        "DA  - 2031/05/07/\r\n"
        "M3  - Press conference, transcript\r\n"
        "CY  - Oslo\r\n"
        "PB  - NATO Archive\r\n"
        "LA  - en\r\n"
        "UR  - https://archive.example/events/lamps/\r\n"
        "Y2  - 2031/06/01/\r\n"
        "N1  - Source: https://www.example.org/a_b?c=1&d=%20#e\r\n"
        "ER  - \r\n"
    )


def test_no_title_ends_a_ris_reference() -> None:
    broken = cite("ris", replace(WORK, title="a\r\nER  - \nTY  - BOOK"))
    assert broken.count("\r\nER  -") == 1
    assert "TI  - a ER - TY - BOOK\r\n" in broken


def test_csl_json() -> None:
    (item,) = json.loads(cite("csl-json"))
    assert item == {
        "id": "nato-archive-2031-05-07-lamps",
        "type": "speech",
        "title": WORK.title,
        "author": [
            {"family": "Example", "given": "Ada"},
            {"family": "Beispiel", "given": "Ole", "non-dropping-particle": "van den"},
        ],
        "issued": {"date-parts": [[2031, 5, 7]]},
        "accessed": {"date-parts": [[2031, 6, 1]]},
        "genre": "Press conference, transcript",
        "event-place": "Oslo",
        "publisher": "NATO Archive",
        "language": "en",
        "URL": "https://archive.example/events/lamps/",
        "note": "Source: https://www.example.org/a_b?c=1&d=%20#e",
    }
    assert json.loads(cite("csl-json", PART))[0]["container-title"] == "Lamps"
    assert json.loads(cite("csl-json", replace(WORK, genre="Interview")))[0]["type"] == "interview"
    alone = replace(WORK, authors=(person_name("Plato"),))
    assert json.loads(cite("csl-json", alone))[0]["author"] == [{"literal": "Plato"}]


def test_apa() -> None:
    assert cite("apa", replace(WORK, title="Lamps")) == (
        "Example, A., & van den Beispiel, O. (2031, May 7). Lamps [Press conference transcript]. "
        "NATO Archive. https://archive.example/events/lamps/"
    )
    assert cite("apa", PART) == (
        "Example, A., & van den Beispiel, O. (2031, May 7). Erika Beispiel asks Ada Example "
        "[Transcript of an exchange]. In Lamps. NATO Archive. "
        "https://archive.example/events/lamps/"
    )
    assert cite("apa", BARE) == (
        "Why now? [Press conference transcript]. (2031, May 7). NATO Archive. "
        "https://archive.example/events/lamps/"
    )


def test_chicago() -> None:
    assert cite("chicago", replace(WORK, title="Of “lamps”")) == (
        "Example, Ada, and Ole van den Beispiel. “Of ‘lamps’.” Press conference, Oslo, "
        "May 7, 2031. Transcript. NATO Archive. Accessed June 1, 2031. "
        "https://archive.example/events/lamps/."
    )
    assert cite("chicago", PART) == (
        "Example, Ada, and Ole van den Beispiel. “Erika Beispiel asks Ada Example.” In “Lamps.” "
        "Press conference, Oslo, May 7, 2031. Transcript. NATO Archive. Accessed June 1, 2031. "
        "https://archive.example/events/lamps/."
    )
    assert cite("chicago", BARE) == (
        "“Why now?” Press conference, May 7, 2031. Transcript. NATO Archive. "
        "Accessed June 1, 2031. https://archive.example/events/lamps/."
    )


def test_many_authors() -> None:
    many = replace(WORK, authors=tuple(person_name(f"Ada Example{n}") for n in range(25)))
    apa, chicago = cite("apa", many), cite("chicago", many)
    assert "Example18, A., … Example24, A. (2031" in apa
    assert "Example19" not in apa
    assert "Ada Example6, et al. “Lamps" in chicago
    assert "Example7" not in chicago


@pytest.mark.parametrize(
    ("name", "family", "given", "suffix"),
    [
        ("Ada Example", "Example", "Ada", ""),
        ("Ursula van der Beispiel", "van der Beispiel", "Ursula", ""),
        ("Ada B. Example Jr.", "Example", "Ada B.", "Jr."),
        ("Plato", "Plato", "", ""),
        ("de Beispiel", "Beispiel", "de", ""),
        ("Jaap de Hoop Scheffer", "de Hoop Scheffer", "Jaap", ""),
        ("Ada Zoë von der Beispiel", "von der Beispiel", "Ada Zoë", ""),
        ("Alexander De Croo", "De Croo", "Alexander", ""),
        ("Ole Van den Beispiel", "Van den Beispiel", "Ole", ""),
        ("Colm Ó Beispiel", "Ó Beispiel", "Colm", ""),
        ("Abdel Fattah el-Beispiel", "el-Beispiel", "Abdel Fattah", ""),
        ("Ada Al-Beispiel", "Al-Beispiel", "Ada", ""),
        ("Sheikh bin Beispiel Al Ejemplo", "Al Ejemplo", "Sheikh bin Beispiel", ""),
        ("Ada bin Beispiel", "bin Beispiel", "Ada", ""),
        ("José Beispiel y Ejemplo", "Beispiel y Ejemplo", "José", ""),
        ("Beispiel y Ejemplo", "Beispiel y Ejemplo", "", ""),
        ("Ada de Beispiel, Jr.", "de Beispiel", "Ada", "Jr."),
        ("José Luis Rodríguez Zapatero", "Rodríguez Zapatero", "José Luis", ""),
        ("Jose Luis RODRIGUEZ ZAPATERO", "RODRIGUEZ ZAPATERO", "Jose Luis", ""),
        ("Yoon Suk-yeol", "Yoon", "Suk-yeol", ""),
        ("Lord Robertson", "Lord Robertson", "", ""),
        ("", "", "", ""),
    ],
)
def test_names(name: str, family: str, given: str, suffix: str) -> None:
    found = person_name(name)
    assert (found.family, found.given, found.suffix) == (family, given, suffix)


@pytest.mark.parametrize(
    ("name", "particle", "alone"),
    [
        ("Jaap de Hoop Scheffer", "de", "Hoop Scheffer"),
        ("Ole van den Beispiel", "van den", "Beispiel"),
        ("Alexander De Croo", "", "De Croo"),
        ("José Beispiel y Ejemplo", "", "Beispiel y Ejemplo"),
        ("ada de beispiel", "", "de beispiel"),
    ],
)
def test_particles(name: str, particle: str, alone: str) -> None:
    found = person_name(name)
    assert (found.particle, found.family_alone) == (particle, alone)


def test_a_name_is_never_turned_round() -> None:
    """Where it stands second, it is written as it was printed."""
    cited = cite("chicago", replace(WORK, authors=(*WORK.authors, person_name("Xi Jinping"))))
    assert cited.startswith("Example, Ada, Ole van den Beispiel, and Xi Jinping. “")
    (item,) = json.loads(cite("csl-json", replace(WORK, authors=(person_name("Xi Jinping"),))))
    assert item["author"] == [{"family": "Xi", "given": "Jinping"}]


def test_initials() -> None:
    assert person_name("Jean-Pierre Ada Example").initials == "J.-P. A."


class OfTheArchive(TestCase):
    def test_an_event_is_its_speakers(self) -> None:
        event = load()
        with self.assertNumQueries(1):
            work = event_as_work(event, "https://a.example/", TODAY)
        # Neither who asks nor who moderates.
        assert [name.family_first for name in work.authors] == ["Example, Ada"]
        assert work.key == f"nato-archive-{event.slug}"

    def test_a_passage_is_part_of_its_event(self) -> None:
        load()
        passage = Passage.objects.exchanges().with_turns()[0]
        with self.assertNumQueries(0):
            work = passage_as_work(passage, "https://a.example/", TODAY)
        assert work.title == "Erika Beispiel (Example Times) asks Ada Example"
        assert (work.container, work.part) == ("Fictional press conference", "exchange")
        assert work.key == f"nato-archive-2031-05-07-{passage.public_id}"
