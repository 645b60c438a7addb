"""Whatever the archive answers is compressed for those who say that they can read it."""

from gzip import decompress

from django.test import TestCase

from tests.archive import load_real_archive

PATHS = (
    *("/", "/search/?q=ukraine", "/search/?from=soon", "/outlets/", "/topics/ukraine/", "/about/"),
    *("/api/v1/passages/?q=ukraine", "/feeds/search/?q=ukraine", "/sitemap-events.xml"),
)


class Compression(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_for_those_who_ask(self) -> None:
        for path in PATHS:
            with self.subTest(path):
                plain = self.client.get(path)
                packed = self.client.get(path, headers={"accept-encoding": "gzip"})
                assert "Content-Encoding" not in plain
                assert packed["Content-Encoding"] == "gzip"
                assert "Accept-Encoding" in packed["Vary"]
                assert decompress(packed.content) == plain.content
