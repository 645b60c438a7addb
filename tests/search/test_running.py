"""A search is run once a version, within a time, and shows no more than can be paged through."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from tests.archive import load_real_archive
from transcripts.models import Turn
from transcripts.search import BadParameters, Search, SearchTooSlow, results, running
from transcripts.search.branches import branches
from transcripts.search.lexemes import CONFIGURATIONS


def slow(*_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")


class Running(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def statements(self, query: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            _ = Search(QueryDict(query)).found
        return len(asked)

    def test_what_was_found_is_kept_until_something_changes(self) -> None:
        first = self.statements("q=gendarmerie")
        assert self.statements("q=gendarmerie") == 1 < first  # for the version
        assert self.statements("q=gendarmerie&page_size=5") > 1
        Turn.objects.filter(text__contains="gendarmerie").delete()
        assert Search(QueryDict("q=gendarmerie")).count == 0

    def test_words_are_looked_up_in_the_index_however_many_have_them(self) -> None:
        """Of an archive as small as this one PostgreSQL would rather read all rows."""
        assert "passage_vector" in self.plan("q=NATO")
        assert "Seq Scan" not in self.plan("q=NATO")

    def test_days_are_narrowed_before_words_are_read(self) -> None:
        """And nothing that a facet is counted without."""
        plan = self.plan('q="of the"&from=2024&to=2024-10&outlet=afp&year=2024')
        assert "date >= '2024-01-01'" in plan
        assert "date <= '2024-10-31'" in plan
        assert "outlet" not in plan
        assert "year" not in plan

    def plan(self, query: str) -> str:
        """How PostgreSQL finds the words of a search."""
        search = Search(QueryDict(query))
        ((asked, values),) = (
            one.sql(("passage_id",)) for one in branches(search.filter, [CONFIGURATIONS["en"]])
        )
        with connection.cursor() as cursor, running.in_time(search.query):
            cursor.execute(f"EXPLAIN {asked}", values)
            return " ".join(line for (line,) in cursor.fetchall())

    @override_settings(SEARCH_SECONDS=0.05)
    def test_what_takes_too_long_is_given_up(self) -> None:
        with patch.object(running, "_run", slow):
            with pytest.raises(SearchTooSlow):
                _ = Search(QueryDict("q=Ukraine")).count
            page = self.client.get("/search/?q=Ukraine+and+more")
            assert page.status_code == 503
            assert "given up after 0.05 seconds" in page.content.decode()
            answer = self.client.get("/api/v1/passages/?q=Ukraine+and+more")
            assert answer.status_code == 503
            assert "Narrow it" in answer.json()["detail"]
            assert self.client.get("/feeds/search/?q=Ukraine").status_code == 503
        assert Search(QueryDict("q=Ukraine")).count == 10

    def test_memory_is_given_back_in_a_large_archive(self) -> None:
        with patch.object(running, "give_back") as give_back:
            _ = Search(QueryDict("q=Ukraine+aid")).count
            give_back.assert_not_called()
            with patch.object(running, "MANY", 0):
                _ = Search(QueryDict("year=2024")).count
                give_back.assert_not_called()
                _ = Search(QueryDict("q=Ukraine+help")).count
                give_back.assert_called_once()

    def test_paging_ends_where_it_is_said_to(self) -> None:
        with patch.object(results, "MOST_RESULTS", 6):
            last = Search(QueryDict("page_size=4&page=2"))
            assert (last.pages, last.first, last.last, last.beyond) == (2, 5, 6, 6)
            assert len(last.hits) == 2
            page = self.client.get("/search/?page_size=4&page=2").content.decode()
            assert "the last of the first 6 results" in page
            with pytest.raises(BadParameters) as error:
                Search(QueryDict("page_size=4&page=3"))
            assert "Only the first 6 results" in error.value.errors["page"][0]
