"""Search engines are told of every page that is worth finding, and each address answers."""

import re

from django.test import TestCase

from tests.archive import REAL_SLUG, load_real_archive


class Sitemaps(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def addresses(self, path: str) -> list[str]:
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        found = re.findall(r"<loc>([^<]+)</loc>", answer.content.decode())
        return [address.removeprefix("http://testserver") for address in found]

    def test_every_address_answers(self) -> None:
        sections = self.addresses("/sitemap.xml")
        assert len(sections) == 6
        everything = [address for section in sections for address in self.addresses(section)]
        assert f"/events/{REAL_SLUG}/" in everything
        assert "/outlets/afp/" in everything
        assert "/topics/ukraine/" in everything
        assert sum(address.startswith("/passages/") for address in everything) == 12
        assert len(set(everything)) == len(everything)
        for address in everything:
            assert self.client.get(address).status_code == 200, address

    def test_what_no_transcript_names_is_left_out(self) -> None:
        outlets = self.addresses("/sitemap-outlets.xml")
        assert len(outlets) == 10

    def test_bad_sections(self) -> None:
        assert self.client.get("/sitemap-colours.xml").status_code == 404
        assert self.client.get("/sitemap-events.xml?p=99").status_code == 404
        assert self.client.get("/sitemap-events.xml?p=x").status_code == 404
