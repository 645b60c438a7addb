"""An archive in which nothing is yet, and names that nothing is under: pages that say so."""

import re

from django.conf import settings
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.ingest import load_names


def told(html: str) -> str:
    """The words of a page's main part."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


EMPTY = {
    "/": "The archive is still empty.",
    "/search/": "The archive is still empty.",
    "/search/?group=event": "No exchange and no statement fits this search.",
    "/search/?q=x": "“x” stands nowhere in the archive.",
    "/search/?from=2020": "Search the whole archive , without what it is narrowed to.",
    "/search/?from=2024&to=2022": "fits this search, which ends before it begins.",
    "/search/values/outlet/": "These results have none.",
    "/find/?q=a": "Nobody in the archive is called so, and no event.",
    "/events/": "There is none in the archive yet.",
    "/events/?year=2020": "There is no such event in the archive.",
    "/outlets/": "There is none in the archive yet.",
    "/outlets/?name=x": "There is none like this in the archive with “x” in its name.",
    "/speakers/": "There is none in the archive yet.",
    "/topics/": "There is none in the archive yet.",
    "/about/": "Nothing is guessed.",
}


class Empty(TestCase):
    def test_every_page_says_that_there_is_nothing(self) -> None:
        for path, words in EMPTY.items():
            with self.subTest(path):
                response = self.client.get(path)
                assert response.status_code == 200
                assert words in told(response.content.decode())

    def test_nothing_is_advised_that_cannot_help(self) -> None:
        assert "Try" not in told(self.client.get("/").content.decode())
        assert "Fewer words" not in told(self.client.get("/search/?from=2020").content.decode())

    def test_a_feed_without_entries_is_one(self) -> None:
        feed = self.client.get("/feeds/search/?q=x").content.decode()
        assert "<updated>" in feed
        assert "<entry>" not in feed

    def test_names_that_nothing_is_under(self) -> None:
        load_names(settings.FIXTURES)
        load_real_archive()
        for path in ("/outlets/bbc/", "/topics/space/"):
            with self.subTest(path):
                html = self.client.get(path).content.decode()
                assert "No passage of the archive is under this name." in told(html)
                assert 'class="button"' not in html  # it would lead to an empty search
                assert "Follow by feed" in html
