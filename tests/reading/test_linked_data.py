"""What pages say of themselves to programs and to those who are sent their address."""

import json
from typing import Any

from django.test import TestCase

from tests.corrected import CORRECTED, load
from transcripts.models import Event, Passage
from transcripts.reading import read_event, read_passage
from transcripts.reading.in_short import event_in_short, passage_in_short
from transcripts.reading.linked_data import as_script, of_event, of_passage


def absolute(path: str) -> str:
    return f"https://archive.example{path}"


class LinkedData(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load(CORRECTED)

    def passage(self, asker: str) -> Passage:
        return Passage.objects.with_turns().get(
            turns__kind="question", turns__speaker__name=asker, kind="exchange"
        )

    def test_an_event(self) -> None:
        data = of_event(read_event(self.event), absolute)
        assert (data["@type"], data["headline"]) == ("NewsArticle", "Fictional press conference")
        assert data["about"]["startDate"] == "2031-05-07"
        assert data["about"]["performer"][0] == {
            "@type": "Person",
            "name": "Ada Example",
            "jobTitle": "Secretary General",
        }
        assert "location" not in data["about"]  # it is not known
        first = data["hasPart"][0]
        assert first["name"] == "What will the lighthouse keepers do in winter?"
        assert first["author"]["affiliation"]["name"] == "Example Times"
        assert first["url"] == absolute(self.passage("Erika Beispiel").get_absolute_url())

    def test_an_exchange(self) -> None:
        data = of_passage(read_passage(self.passage("Erika Beispiel")), absolute)
        question: dict[str, Any] = data["mainEntity"]
        assert (data["@type"], question["@type"]) == ("QAPage", "Question")
        (answer,) = question["acceptedAnswer"]
        assert answer["text"] == "They will keep the lanterns burning & bright, as every year."
        assert answer["author"]["name"] == "Ada Example"

    def test_a_statement(self) -> None:
        passage = Passage.objects.statements().with_turns()[0]
        data = of_passage(read_passage(passage), absolute)
        assert data["@type"] == "NewsArticle"
        assert data["articleBody"].startswith("Good afternoon. This is a fictional statement")

    def test_no_words_end_the_element(self) -> None:
        data = of_passage(read_passage(self.passage("Ola Nordmann")), absolute)
        script = as_script(data)
        assert "<" not in script
        assert json.loads(script) == data
        assert "<fjords>" in data["mainEntity"]["text"]

    def test_in_short(self) -> None:
        event = event_in_short(read_event(self.event))
        assert event.title == "Fictional press conference, 7 May 2031"
        assert event.description == (
            "Fictional press conference by Secretary General Ada Example, 7 May 2031: the "
            "transcript, word for word; 3 exchanges with Example Times, Fjord Radio, Radio Nowhere."
        )
        passage = passage_in_short(read_passage(self.passage("Erika Beispiel")))
        assert passage.title == "Erika Beispiel (Example Times) asks Ada Example, 7 May 2031"
        assert passage.description == (
            "Fictional press conference, 7 May 2031. Erika Beispiel: “What will the lighthouse "
            "keepers do in winter?” Ada Example: “They will keep the lanterns burning & bright, "
            "as every year.”"
        )
