"""Finding names and events without JavaScript, and the same for programs."""

from typing import Any

from django.test import TestCase

from tests.archive import REAL_SLUG, load_real_archive


class Find(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def page(self, **query: str) -> str:
        response = self.client.get("/find/", query)
        assert response.status_code == 200
        return response.content.decode()

    def test_names_and_events(self) -> None:
        html = self.page(q="pre")
        assert "Names and events with “pre”</h1>" in html
        assert f'href="/events/{REAL_SLUG}/"' in html
        assert 'href="/outlets/frankfurter-allgemeine-zeitung/"' in self.page(q="faz")
        assert 'href="/speakers/mark-rutte/"' in self.page(q="rutte")
        assert '<meta name="robots" content="noindex, follow">' in html

    def test_values_of_a_field(self) -> None:
        html = self.page(q="kfor outlet:faz")
        assert 'href="/search/?q=kfor+outlet%3Afrankfurter-allgemeine-zeitung"' in html

    def test_nobody_and_nothing(self) -> None:
        assert "Nobody in the archive is called so" in self.page(q="zebra")
        assert 'href="/search/?q=zebra"' in self.page(q="zebra")
        assert "Find a name or an event</h1>" in self.page()
        assert "“&lt;b&gt;”" in self.page(q="<b>")

    def test_the_search_page_leads_there(self) -> None:
        for query in ("rutte", "xylophone"):
            html = self.client.get("/search/", {"q": query}).content.decode()
            assert f'href="/find/?q={query}"' in html
        assert 'href="/find/"' in self.client.get("/search/").content.decode()


class Suggestions(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def get(self, status: int = 200, **query: str) -> Any:
        response = self.client.get("/api/v1/suggestions/", query)
        assert response.status_code == status
        return response.json()

    def test_a_name(self) -> None:
        assert self.get(q="faz") == {
            "results": [
                {
                    "kind": "outlet",
                    "slug": "frankfurter-allgemeine-zeitung",
                    "label": "Frankfurter Allgemeine Zeitung",
                    "detail": "Germany, 1 passage",
                    "url": "http://testserver/outlets/frankfurter-allgemeine-zeitung/",
                    "query": None,
                }
            ]
        }

    def test_a_value(self) -> None:
        (found,) = self.get(q="kfor outlet:faz")["results"]
        assert found["query"] == "kfor outlet:frankfurter-allgemeine-zeitung "

    def test_bad_parameters(self) -> None:
        assert list(self.get(400)) == ["q"]
        assert list(self.get(400, q=" ")) == ["q"]
        assert list(self.get(400, q="faz", colour="red")) == ["colour"]
        assert self.get(q="?!") == {"results": []}
