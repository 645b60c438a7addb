"""Any result set can be taken away as a file."""

import csv
from io import StringIO
from unittest.mock import patch
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.models import Archive, Passage
from transcripts.research.export import COLUMNS
from transcripts.search import SearchTooSlow


class Exports(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def answer(self, query: str) -> HttpResponseBase:
        return self.client.get(f"/exports/search/?{query}")

    def rows(self, query: str) -> list[dict[str, str]]:
        text = b"".join(self.answer(query).streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text, newline="")))

    def test_every_result_is_a_row_whatever_the_page_shows(self) -> None:
        every = self.rows("page_size=3&page=2&group=event")
        assert len(every) == Passage.objects.count()
        assert list(every[0]) == list(COLUMNS)
        for row in every:
            passage = Passage.objects.get(public_id=row["id"])
            assert urlsplit(row["url"]).path == passage.get_absolute_url()
            assert urlsplit(row["url"]).netloc == "testserver"
            for kind in ("question", "answer", "statement"):
                turns = passage.turns.filter(kind=kind).order_by("position")
                assert row[kind] == "\n\n".join(turn.text for turn in turns)

    def test_it_honours_the_search_and_its_order(self) -> None:
        for query in (
            "q=Ukraine&topic=ukraine",
            "outlet=afp",
            "in=statement",
            "sort=oldest&q=NATO",
        ):
            answer = self.client.get(f"/api/v1/passages/?{query}&page_size=100").json()
            assert [row["id"] for row in self.rows(query)] == [r["id"] for r in answer["results"]]
            assert self.answer(query)["X-Total-Count"] == str(answer["count"])

    def test_who_asks_and_who_answers(self) -> None:
        (row,) = (row for row in self.rows("outlet=afp") if "AFP" in row["outlet"])
        assert row["date"] == "2024-10-16"
        assert row["asker"]
        assert "Mark Rutte" in row["answered_by"]
        assert row["source_url"].startswith("https://www.nato.int/")

    def test_nothing_found_is_a_table_without_rows(self) -> None:
        assert self.rows("q=xyzzy") == []

    def test_the_page_links_to_it(self) -> None:
        page = self.client.get("/search/?q=Ukraine&page_size=5&page=2").content.decode()
        assert 'href="/exports/search/?q=Ukraine" type="text/csv"' in page
        assert ">CSV</a>" in page
        with patch("transcripts.search.results.MOST_RESULTS", 6):
            page = self.client.get("/search/?q=Ukraine").content.decode()
            assert ">CSV of the first 6</a>" in page
            assert len(self.rows("q=Ukraine")) == 6
        assert "/exports/" not in self.client.get("/search/?q=xyzzy").content.decode()

    def test_what_cannot_be_searched_for_is_said(self) -> None:
        answer = self.client.get("/exports/search/?outlet=nobody")
        assert answer.status_code == 400
        assert b"outlet" in answer.content
        with patch("transcripts.views.exports.Search", side_effect=SearchTooSlow):
            assert self.answer("q=Ukraine").status_code == 503

    def test_fiction_says_so_in_each_row_and_in_its_name(self) -> None:
        Archive.objects.update_or_create(pk=1, defaults={"fictional": True})
        assert {row["fictional"] for row in self.rows("outlet=afp")} == {"yes"}
        assert 'filename="FICTIONAL-' in self.answer("outlet=afp")["Content-Disposition"]
