"""What htmx gets of a page: its title and its outcome, told apart from the page itself."""

import re
from html import unescape
from unittest.mock import patch

from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.search import SearchTooSlow

PAGES = {
    "/search/?q=ukraine": 200,
    "/search/?q=zebra": 200,
    "/search/?from=soon": 400,
    "/search/values/outlet/?q=ukraine": 200,
    "/outlets/?name=frankfurter": 200,
    "/speakers/?role=asks": 200,
    "/topics/?name=zebra": 200,
    "/events/?year=2024": 200,
    "/events/?year=soon": 400,
}
HTMX = {"HX-Request": "true"}


class Outcomes(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_the_part_is_what_the_page_has(self) -> None:
        for path, status in PAGES.items():
            with self.subTest(path):
                whole, part = self.client.get(path), self.client.get(path, headers=HTMX)
                assert whole.status_code == part.status_code == status
                assert "HX-Request" in whole["Vary"]
                assert "HX-Request" in part["Vary"]
                title, _, rest = part.content.decode().strip().partition("\n")
                assert re.fullmatch(r"<title>.+ · NATO Archive</title>", title)
                page = whole.content.decode()
                assert title in page
                assert rest.strip() in page
                assert "<header" not in part.content.decode().split("<article")[0]
                assert page.count('id="outcome"') == 1

    def test_a_search_that_is_given_up(self) -> None:
        with patch("transcripts.views.search.Search", side_effect=SearchTooSlow):
            part = self.client.get("/search/?q=ukraine", headers=HTMX)
        assert part.status_code == 503
        assert part.content.decode().strip().startswith("<title>This search took too long")
        assert 'id="outcome"' in part.content.decode()

    def test_who_asked_too_much_can_ask_for_less_at_once(self) -> None:
        """The page keeps what was asked, and offers the same of the archive's last year."""

        def given_up(query: str) -> str:
            with patch("transcripts.views.search.Search", side_effect=SearchTooSlow):
                return self.client.get(f"/search/?{query}").content.decode()

        page = given_up("q=%22of+the%22&outlet=afp&page=3")
        assert 'value="&quot;of the&quot;"' in page
        assert '<input form="search" type="hidden" name="outlet" value="afp">' in page
        assert 'name="page"' not in page
        offered = re.search(r'href="([^"]+)" rel="nofollow">the same search in 2024<', page)
        assert offered
        found = self.client.get(unescape(offered[1]))
        assert found.context["search"].parameters.get("from") == "2024"
        assert found.context["search"].parameters.get("to") == "2024"
        assert "the same search in" not in given_up("q=the&to=2024")

    def test_a_search_that_cannot_be_run_can_be_mended(self) -> None:
        def hidden(page: str) -> list[tuple[str, str]]:
            return re.findall(
                r'<input form="search" type="hidden" name="(.+?)" value="(.+?)">', page
            )

        address = "/search/?q=plan&in=answer&outlet=afp&from=2022&to=yesterday&page=3"
        page = self.client.get(address).content.decode()
        assert hidden(page) == [("in", "answer"), ("outlet", "afp"), ("from", "2022")]
        assert 'value="plan"' in page
        with patch("transcripts.views.search.Search", side_effect=SearchTooSlow):
            page = self.client.get("/search/?q=plan&outlet=afp&to=2022").content.decode()
        assert hidden(page) == [("outlet", "afp"), ("to", "2022")]
        assert page.count('value="plan"') == page.count('role="search"') == 1
