"""Searches that found nothing are counted, without a word on who searched."""

from datetime import UTC, date, datetime
from unittest.mock import patch

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import TestCase, override_settings

from tests.archive import load_real_archive
from transcripts.models import MissedSearch
from transcripts.search import missed
from transcripts.search.missed import fold_query


class Missed(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def search(self, q: str, status: int = 200, **query: str | int) -> str:
        response = self.client.get("/search/", {"q": q, **query})
        assert response.status_code == status
        return response.content.decode()

    def kept(self) -> dict[str, int]:
        return dict(MissedSearch.objects.values_list("words", "times"))

    def test_what_finds_nothing_is_counted(self) -> None:
        for words in ("Xylophone", "xylophonE ", "XÝLOPHONE", "zebra OR “Öland yak”"):
            self.search(words)
        assert self.kept() == {"xylophone": 3, 'zebra OR "oland yak"': 1}
        assert MissedSearch.objects.all()[0].last_day == datetime.now(UTC).date()

    def test_nothing_else_is_kept(self) -> None:
        names = {field.name for field in MissedSearch._meta.get_fields()}
        assert names == {"id", "words", "times", "last_day"}

    def test_what_is_not_counted(self) -> None:
        self.search("KFOR")
        self.search("")
        self.search("?!")
        self.search("year:1950")
        self.search("xylophone", outlet="afp")
        self.search("xylophone outlet:afp")
        self.search("xylophone", exact="1")
        self.search("xylophone", 400, page=2)
        self.search("xylophone", 400, outlet="nobody")
        self.client.get("/api/v1/passages/", {"q": "xylophone"})
        self.client.get("/feeds/search/", {"q": "xylophone"})
        assert self.kept() == {}

    def test_a_long_one_is_cut(self) -> None:
        self.search("xylophone " * 100)
        (words,) = self.kept()
        assert len(words) == 200

    def test_the_rarest_and_oldest_go(self) -> None:
        for words, times, day in (("old", 1, 1), ("new", 1, 2), ("often", 2, 1)):
            MissedSearch.objects.create(words=words, times=times, last_day=date(2020, 1, day))
        with patch.object(missed, "MOST_ROWS", 3):
            self.search("xylophone")
        assert set(self.kept()) == {"often", "xylophone", "new"}

    def test_a_database_that_is_read_only(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
            with self.assertLogs("transcripts.search.missed", "DEBUG") as said:
                assert "Nothing found" in self.search("xylophone")
            transaction.set_rollback(True)
        assert "read-only" in said.output[0]

    def test_an_error_breaks_nothing(self) -> None:
        with patch.object(missed, "COUNT", "SELECT 1 / 0"):
            assert "Nothing found" in self.search("xylophone")
        assert self.kept() == {}

    @override_settings(KEEP_MISSED_SEARCHES=False)
    def test_it_can_be_turned_off(self) -> None:
        self.search("xylophone")
        assert self.kept() == {}

    def test_a_folded_query_means_the_same(self) -> None:
        assert fold_query("Türkiye  NEAR/3 Öl -“Ab”") == 'turkiye NEAR/3 ol -"ab"'
        assert fold_query("NOT or AND") == "NOT or AND"


class MissedInTheAdmin(TestCase):
    LIST = "/admin/transcripts/missedsearch/"

    def setUp(self) -> None:
        self.client.force_login(User.objects.create_superuser("admin", password="x"))
        for words, times in (("zebra", 1), ("yak & co", 3)):
            MissedSearch.objects.create(words=words, times=times, last_day=date(2020, 1, 1))

    def test_the_most_frequent_first_with_a_link_to_search_again(self) -> None:
        html = self.client.get(self.LIST).content.decode()
        assert html.index("yak &amp; co") < html.index("zebra")
        assert 'href="/search/?q=yak+%26+co"' in html

    def test_read_and_delete_only(self) -> None:
        row = MissedSearch.objects.all()[0]
        assert self.client.get(f"{self.LIST}add/").status_code == 403
        assert self.client.post(f"{self.LIST}{row.pk}/change/", {"words": "x"}).status_code == 403
        self.client.post(f"{self.LIST}{row.pk}/delete/", {"post": "yes"})
        assert not MissedSearch.objects.filter(pk=row.pk).exists()
