"""Whatever the archive answers is compressed for those who say that they can read it."""

from gzip import decompress

import brotli
from django.test import TestCase

from tests.archive import load_real_archive

PATHS = (
    *("/", "/search/?q=ukraine", "/search/?from=soon", "/outlets/", "/topics/ukraine/", "/about/"),
    *("/api/v1/passages/?q=ukraine", "/feeds/search/?q=ukraine"),
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

    def test_readers_get_the_better_one(self) -> None:
        plain = self.client.get("/search/?q=ukraine")
        for accepted, encoding in {
            "gzip, deflate, br, zstd": "br",
            "br;q=0.5": "br",
            "gzip, br;q=0": "gzip",
            "brown": None,
        }.items():
            with self.subTest(accepted):
                headers = {"accept-encoding": accepted}
                packed = self.client.get("/search/?q=ukraine", headers=headers)
                assert packed.get("Content-Encoding") == encoding
                assert packed["Vary"] == plain["Vary"]
                if encoding == "br":
                    assert brotli.decompress(packed.content) == plain.content
                    assert packed["Content-Length"] == str(len(packed.content))

    def test_who_may_be_shown_something_secret_gets_random_lengths(self) -> None:
        self.client.cookies["csrftoken"] = "a" * 32
        answers = [
            self.client.get("/about/", headers={"accept-encoding": "gzip, br"}) for _ in range(20)
        ]
        assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
        assert len({len(answer.content) for answer in answers}) > 1
