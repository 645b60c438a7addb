"""What crawlers are told, so that they read the pages and not every combination of facets."""

import re

from django.test import TestCase

from tests.archive import REAL_SLUG, load_real_archive
from transcripts.models import Archive
from transcripts.search.filters import MOST_VALUES
from transcripts.search.parameters import NAMES


class Crawlers(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def rules(self) -> list[str]:
        response = self.client.get("/robots.txt")
        assert response.status_code == 200
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        first, *rules = response.content.decode().split("\n")
        assert first == "User-agent: *"
        return [rule.removeprefix("Disallow: ") for rule in rules if rule]

    def may_read(self, address: str) -> bool:
        """As RFC 9309 has it: a rule is the beginning of an address; `*` is anything."""
        patterns = [re.escape(rule).replace(r"\*", ".*") for rule in self.rules()]
        return not any(re.match(pattern, address) for pattern in patterns)

    def test_pages_are_read(self) -> None:
        for address in (
            *("/", "/about/", "/events/", f"/events/{REAL_SLUG}/", "/passages/x/"),
            *(
                f"/events/{REAL_SLUG}/source/",
                "/outlets/afp/",
                "/speakers/?page=2",
                "/topics/",
                "/search/",
                "/search/help/",
            ),
            *("/search/?q=kfor", "/feeds/search/", "/static/archive.css"),
        ):
            assert self.may_read(address), address

    def test_combinations_are_not(self) -> None:
        for name in NAMES:
            if name != "q":
                assert not self.may_read(f"/search/?{name}=x"), name
                assert not self.may_read(f"/search/?q=kfor&{name}=x"), name
        for address in (
            *("/search/values/outlet/?q=x", "/find/?q=x", "/api/v1/events/", "/admin/"),
            *("/alerts/?q=x", "/alerts/x/confirm/"),
            *("/feeds/search/?q=x", "/events/x/quote/?turn=y", "/passages/x/cite/?format=ris"),
        ):
            assert not self.may_read(address), address

    def test_a_fictional_archive_is_not_read_at_all(self) -> None:
        Archive.objects.create(fictional=True)
        assert self.rules() == ["/"]

    def test_the_icon(self) -> None:
        self.assertRedirects(
            self.client.get("/favicon.ico"), "/static/icon.svg", fetch_redirect_response=False
        )

    def test_a_search_is_not_indexed_and_has_one_address(self) -> None:
        html = self.client.get("/search/?outlet=politico&q=kfor&outlet=afp&x=1").content.decode()
        assert '<meta name="robots" content="noindex, follow">' in html
        canonical = "http://testserver/search/?q=kfor&amp;outlet=afp&amp;outlet=politico"
        assert f'<link rel="canonical" href="{canonical}">' in html
        assert "noindex" not in self.client.get("/search/").content.decode()

    def test_no_link_to_another_choice_is_to_be_followed(self) -> None:
        html = self.client.get("/search/?q=ukraine&outlet=afp").content.decode()
        links = re.findall(r'<a [^>]*href="/search/(?:values/\w+/)?\?[^>]*>', html)
        assert len(links) > 20
        for link in links:
            assert "nofollow" in link or "&amp;" not in link, link


class BoundedCombinations(TestCase):
    """More values in all facets together than a reader would choose are refused, and clearly."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_as_many_as_are_allowed(self) -> None:
        kinds = ["briefing", "speech", "interview", "remarks", "other"]
        years = [str(year) for year in range(1970, 2000, 2)]
        assert len(kinds + years) == MOST_VALUES
        chosen = {"kind": kinds, "year": years}
        for address in ("/search/", "/api/v1/passages/", "/feeds/search/"):
            assert self.client.get(address, chosen).status_code == 200, address
            assert self.client.get(address, chosen | {"language": ["en"]}).status_code == 400, (
                address
            )

    def test_years_in_a_row_are_one(self) -> None:
        assert self.client.get("/search/", {"q": "year:1950-2026"}).status_code == 200

    def test_what_is_said(self) -> None:
        outlets = [f"outlet-{number}" for number in range(30)]
        chosen = {"outlet": outlets, "kind": "speech", "q": "kfor"}
        said = {
            "outlet": ["31 values are chosen in all facets together; at most 20 can be."],
        }
        response = self.client.get("/api/v1/passages/", chosen)
        assert (response.status_code, response.json()) == (400, said)
        page = self.client.get("/search/", chosen)
        assert page.status_code == 400
        html = page.content.decode()
        assert said["outlet"][0] in html
        assert 'href="/search/?q=kfor&amp;kind=speech"' in html
        typed = self.client.get("/api/v1/passages/", {"q": f"outlet:{','.join(outlets)}"})
        assert "30 values" in typed.json()["outlet"][0]
