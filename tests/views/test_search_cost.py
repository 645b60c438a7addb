"""A page of results takes a fixed number of SQL statements, and so does an answer of the API."""

from urllib.parse import urlencode

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from tests.archive import load_real_archive
from transcripts.search import summary

NO_CACHE = "django.core.cache.backends.dummy.DummyCache"
ADDRESSES = ("/search/", "/api/v1/passages/")
MOST = 12  # for one that is narrowed by an outlet


@override_settings(CACHES={"default": {"BACKEND": NO_CACHE}})
class Cost(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def statements(self, address: str, **parameters: object) -> int:
        """How many an answer takes from the second time on: stems are asked for once a process.
        Savepoints are not counted: only within a test's transaction is one needed."""
        path = f"{address}?{urlencode(parameters, doseq=True)}"
        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                assert self.client.get(path).status_code == 200
        return sum("SAVEPOINT" not in query["sql"] for query in asked)

    def test_whatever_is_found(self) -> None:
        for address in ADDRESSES:
            few = self.statements(address, q="Ukraine", page_size=2)
            many = self.statements(address, q="Ukraine", page_size=100)
            without_words = self.statements(address, page_size=100)
            assert few == many <= MOST, address
            assert without_words <= few
            assert self.statements(address, q="xylophone") <= few

    def test_whatever_else_is_tried_where_nothing_is_found(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE transcripts_passageindex")
        summary._held = None
        for address in ADDRESSES:
            two = self.statements(address, q="ukriane OR xylophone")
            four = self.statements(address, q="ukriane OR victroy OR questoin OR xylophone")
            assert two == four <= 2 * MOST, address

    def test_whatever_is_counted(self) -> None:
        for address in ADDRESSES:
            narrowed = self.statements(address, q="Ukraine", outlet="afp")
            assert self.statements(address, q="Ukraine") <= narrowed <= MOST, address
            counted = self.statements(address, q="Ukraine", year=[2024, 2023], kind="briefing")
            assert counted <= narrowed

    def test_whatever_is_chosen(self) -> None:
        for address in ADDRESSES:
            one = self.statements(address, q="Ukraine", outlet="afp")
            several = self.statements(address, q="Ukraine", outlet=["afp", "reuters", "politico"])
            assert several == one, address
