"""A page that links to a passage can show its words, right to the letter and with their source."""

from html import unescape

from django.test import TestCase

from tests.archive import load_real_archive, passage_of


class OEmbed(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        cls.passage = passage_of("Olivier Baube")

    def get(self, status: int = 200, **parameters: str) -> dict:
        answer = self.client.get("/oembed/", parameters)
        assert answer.status_code == status, answer.content
        data: dict = answer.json()
        return data

    def test_the_page_of_a_passage_says_where_to_ask(self) -> None:
        page = self.client.get(self.passage.get_absolute_url()).content.decode()
        assert 'type="application/json+oembed"' in page
        address = page.split('type="application/json+oembed"')[1].split('href="')[1].split('"')[0]
        assert self.client.get(unescape(address)).json()["title"] == self.passage.heading

    def test_the_words_are_those_of_the_source(self) -> None:
        data = self.get(url=f"https://archive.example{self.passage.get_absolute_url()}#x")
        answer = self.passage.turns.filter(kind="answer")[0]
        first = answer.text.split("\n")[0]
        assert first in unescape(data["html"])
        assert "AFP" in data["html"]
        assert self.passage.get_absolute_url() in data["html"]
        assert "<script" not in data["html"]
        assert (data["version"], data["type"], data["width"]) == ("1.0", "rich", 600)
        assert data["author_name"] == "Mark Rutte"

    def test_no_wider_than_asked_for(self) -> None:
        assert self.get(url=self.passage.get_absolute_url(), maxwidth="320")["width"] == 320

    def test_bad_input(self) -> None:
        self.get(400)
        self.get(400, url=self.passage.get_absolute_url(), maxwidth="wide")
        self.get(404, url="https://elsewhere.example/x")
        self.get(404, url="/passages/0000/")
        self.get(404, url="http://[bad/")
        self.get(501, url=self.passage.get_absolute_url(), format="xml")
