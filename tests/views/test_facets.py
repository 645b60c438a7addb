"""All values of a facet: found by their names, in two orders, each with the count it promises."""

from html.parser import HTMLParser

from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.models import Outlet, OutletAlias
from transcripts.views import facets


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        address = dict(attributes).get("href") or ""
        if tag == "a" and address.startswith("/search/?"):
            self.found.append(address)


class Values(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def page(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    def test_every_value_is_there(self) -> None:
        page = self.page("/search/values/outlet/?q=Ukraine")
        for name in ("Deutsche Welle", "AFP"):
            assert name in page
        assert "Klan Kosova" not in page
        assert any("outlet=afp" in address for address in Links(page).found)

    def test_found_by_a_part_of_the_name(self) -> None:
        page = self.page("/search/values/outlet/?find=deutsche")
        assert "Deutsche Welle" in page
        assert "Klan Kosova" not in page
        assert "None of the" in self.page("/search/values/outlet/?find=xylophone")

    def test_found_by_another_of_its_names(self) -> None:
        OutletAlias.objects.create(
            outlet=Outlet.objects.get(slug="afp"), name="Filler Wire", folded="filler wire"
        )
        page = self.page("/search/values/outlet/?find=Filler-W")
        assert "AFP" in page
        assert "Deutsche Welle" not in page
        assert "AFP" not in self.page("/search/values/topic/?find=Filler-W")

    def test_in_the_order_of_the_names(self) -> None:
        page = self.page("/search/values/outlet/?order=name")
        assert page.index("AFP") < page.index("Deutsche Welle") < page.index("Klan Kosova")

    def test_page_by_page(self) -> None:
        size, facets.PAGE_SIZE = facets.PAGE_SIZE, 4
        try:
            pages = [self.page(f"/search/values/outlet/?page_of_values={n}") for n in (1, 2, 3)]
        finally:
            facets.PAGE_SIZE = size
        links = [address for page in pages for address in Links(page).found]
        assert len({address for address in links if "outlet=" in address}) == 10

    def test_bad_input(self) -> None:
        assert self.client.get("/search/values/colour/").status_code == 404
        assert self.client.get("/search/values/outlet/?from=yesterday").status_code == 400
        self.page("/search/values/outlet/?order=price&page_of_values=x&find=%00")
