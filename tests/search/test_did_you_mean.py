"""Words that stand nowhere, and what is offered instead of them: only what leads to results."""

from dataclasses import replace
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.search import Search, summary
from transcripts.search.did_you_mean import Slips, slips
from transcripts.search.near_words import near_words


class DidYouMean(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE transcripts_passageindex")
        summary._held = None

    def slips(self, address: str) -> Slips:
        return slips(Search(QueryDict(address)))

    def meant(self, address: str) -> str | None:
        meant = self.slips(address).meant
        return meant.parameters.urlencode() if meant else None

    def test_a_slip_of_the_pen(self) -> None:
        found = self.slips("q=ukriane")
        assert found.nowhere == ("ukriane",)
        assert found.said == "“ukriane” stands nowhere in the archive."
        assert found.meant is not None
        assert found.meant.text == "ukraine"
        assert found.meant.count == Search(QueryDict("q=ukraine")).count > 0

    def test_capitals_stay(self) -> None:
        assert self.meant("q=Rutttes") in ("q=Rutte", "q=Ruttes")
        assert self.meant("q=Ukriane") == "q=Ukraine"

    def test_whatever_stands_around_it_stays(self) -> None:
        for typed, meant in (
            ("ukriane kfor OR nothing", "(ukraine kfor) OR nothing"),
            ('"victroy plan"', '"victory plan"'),
            ("(ukriane OR xylophonic) -zebra", "(ukraine OR xylophonic) -zebra"),
            ("question:ukriane", "question:ukraine"),
            ("victroy NEAR/5 plan", "victory NEAR/5 plan"),
            ("indo-pacfic", "indo-pacific"),
        ):
            found = self.slips("q=" + typed.replace(" ", "+")).meant
            assert found is not None, typed
            assert found.text == meant

    def test_what_the_search_is_narrowed_to_stays(self) -> None:
        assert self.meant("q=ukriane&kind=press_conference&page_size=5") == (
            "q=ukraine&kind=press_conference&page_size=5"
        )

    def test_nothing_that_leads_nowhere_is_offered(self) -> None:
        assert self.slips("q=ukriane+xylophone").nowhere == ("ukriane", "xylophone")
        assert self.meant("q=ukriane+xylophone") is None
        assert self.meant("q=ukriane&year=1999") is None
        assert self.meant("q=-ukriane+xylophone") is None

    def test_words_that_stand_somewhere_are_left_alone(self) -> None:
        assert self.slips("q=ukraine") == Slips()
        assert self.slips("q=ukraine&year=1999") == Slips()
        assert self.slips("q=standardization&year=1999") == Slips()
        assert self.slips("q=zebr*") == Slips()
        assert self.slips("q=xylophone+yak+zebra").said == (
            "“xylophone”, “yak” and “zebra” stand nowhere in the archive."
        )

    def near(self, word: str) -> list[str]:
        return near_words([word], summary.whole_archive())[word]

    def test_what_is_not_like_a_word_is_like_none(self) -> None:
        for word in ("nta", "2035", "x" * 5_000, "?", "l'otan", "xylophone"):
            assert self.near(word) == [], word
        assert "ukraine" in self.near("ukrain")
        assert self.near("akriene") == []  # two slips, and the first letter is one of them

    def test_a_word_of_which_only_the_stem_is_common(self) -> None:
        whole = summary.whole_archive()
        only_stems = replace(whole)
        only_stems.__dict__["written"] = {}
        (nearest, *_) = near_words(["stnadardisation"], only_stems)["stnadardisation"]
        assert nearest == "standardisation"

    def test_an_empty_archive(self) -> None:
        load_real_archive().delete()
        assert self.slips("q=ukriane").meant is None

    def test_the_page_says_it(self) -> None:
        html = self.client.get("/search/?q=ukriane&kind=press_conference").content.decode()
        assert 'Did you mean <a href="/search/?q=ukraine&amp;kind=press_conference"' in html
        assert "“ukriane” stands nowhere in the archive." in html
        html = self.client.get("/search/?q=xylophone").content.decode()
        assert "Did you mean" not in html
        assert "“xylophone” stands nowhere in the archive." in html
        assert "“&lt;b&gt;" not in self.client.get("/search/?q=<b>x</b>").content.decode()

    def test_without_quotes_where_nothing_has_this_form(self) -> None:
        unquoted = self.slips('q="victory plans" -xyzzy&kind=press_conference').unquoted
        assert unquoted is not None
        assert unquoted.parameters.urlencode() == "q=victory+plans+-xyzzy&kind=press_conference"
        assert unquoted.count == Search(QueryDict("q=victory+plans")).count
        assert self.slips('q="victory plan"').unquoted is None
        assert self.slips('q="xyzzy plugh"').unquoted is None
        html = self.client.get('/search/?q="victory+plans"').content.decode()
        assert 'href="/search/?q=victory+plans" rel="nofollow">Without them</a>' in html

    def test_the_api_says_it(self) -> None:
        def answer(**query: str) -> Any:
            return self.client.get("/api/v1/passages/", query).json()["did_you_mean"]

        assert answer(q="ukriane") == "ukraine"
        assert answer(q="xylophone") is None
        assert answer(q="ukraine") is None
