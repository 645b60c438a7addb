"""Whatever is typed, PostgreSQL takes what it is compiled to."""

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from tests.archive import load_real_archive
from tests.search.test_query import PIECES
from tests.search.test_search import GASHI, SHKURKO, found
from tests.words import load_words
from transcripts.search import BadParameters, Search
from transcripts.search.lexemes import ALL_CONFIGURATIONS
from transcripts.search.query import SIDES, parse_query
from transcripts.search.tsquery import Compiler, patterns
from transcripts.search.ways import MOST_WAYS, TooManyWays, ways_of

NAMES = ("DPRK", "Kosovo", "Force", "defence", "2%", "’", "\\", "US")


class AnyQuery(PropertyTestCase):
    def accepted(self, text: str) -> None:
        query = parse_query(text)
        compiled: list[str | None] = []
        with suppress(TooManyWays):
            for sides in ((), SIDES, ("question",)):
                for ways in ways_of(query, sides).values():
                    compiled += [tsquery for way in ways for tsquery in way]
        for name in ALL_CONFIGURATIONS:
            patterns(query, name)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(q::tsquery) FROM unnest(%s::text[]) AS q", [compiled])

    @given(st.lists(PIECES | st.sampled_from(NAMES), max_size=20))
    def test_of_operators(self, pieces: list[str]) -> None:
        self.accepted(" ".join(pieces))

    @given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
    def test_of_characters(self, text: str) -> None:
        self.accepted(text)

    @given(st.lists(PIECES | st.sampled_from(NAMES), max_size=12))
    def test_runs(self, pieces: list[str]) -> None:
        with suppress(BadParameters):  # of an outlet that nobody knows
            assert Search(QueryDict(urlencode({"q": " ".join(pieces)}))).count == 0


class Compiled(TestCase):
    def test_one_statement_for_all_lexemes(self) -> None:
        query = parse_query('xyzzy DPRK NEAR/3 plugh -"frobnicated widgets" question:2%')
        with CaptureQueriesContext(connection) as asked:
            for name in ALL_CONFIGURATIONS:
                Compiler(query, name)
                patterns(query, name)
        assert len(asked) == 1

    def test_near_is_every_distance_both_ways(self) -> None:
        query = parse_query("question:lamp NEAR/2 light")
        assert ways_of(query)["archive_english"] == (
            (
                "('lamp':A <1> 'light':A | 'light':A <1> 'lamp':A"
                " | 'lamp':A <2> 'light':A | 'light':A <2> 'lamp':A)",
                None,
            ),
        )

    def test_ten_thousand_words(self) -> None:
        text = "DPRK NEAR/10 drones " * 500
        [(tsquery, _)] = ways_of(parse_query(text))["archive_english"]
        assert len(tsquery or "") < 100_000

    def test_words_and_what_stands_in_quotes_are_asked_of_two_columns(self) -> None:
        query = parse_query('lamps OR "the lamps" -(lights "quiet rivers") lamp*')
        assert set(ways_of(query)["archive_english"]) == {
            ("'lamp'", None),
            ("!('light')", "('the' <-> 'lamps' & 'lamp':*)"),
            (None, "(!('quiet' <-> 'rivers')) & (('the' <-> 'lamps' & 'lamp':*))"),
        }

    def test_what_has_no_end_of_ways_is_refused(self) -> None:
        query = parse_query(" ".join(f'(w{n} OR "v{n}")' for n in range(MOST_WAYS)))
        with pytest.raises(TooManyWays):
            ways_of(query)


class Near(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        load_words()

    def test_within_so_many_words_in_either_order(self) -> None:
        # Will the United States draw us a map of the quiet river?
        assert found(q="states NEAR/4 map") == found(q="map NEAR/4 states") == {"Juan Ejemplo"}
        assert found(q="states NEAR/3 map") == set()
        assert found(q='"united states" NEAR/4 "map of"') == {"Juan Ejemplo"}
        assert found(q='"united states" NEAR/3 "map of"') == set()
        assert found(q='"map of" NEAR/2 "quiet river"') == {"Juan Ejemplo"}
        assert found(q="(map OR chart) NEAR/4 stat*") == {"Juan Ejemplo"}
        assert found(q="USA NEAR/4 map") == {"Juan Ejemplo"}
        assert found(q="question:(states NEAR/4 map)") == {"Juan Ejemplo"}
        assert found(q="answer:(states NEAR/4 map)") == set()
        assert found(q="lamps -(DPRK NEAR/2 lamps)") >= {"opening"}

    def test_never_leaps_from_one_turn_to_the_next(self) -> None:
        assert found(q="river NEAR/99 bridges") == set()
        assert found(q="quiet NEAR/10 bridges") == set()

    def test_synonyms_and_words_of_the_real_transcript(self) -> None:
        assert SHKURKO in found(q="DPRK NEAR/5 Russia")
        assert GASHI not in found(q="DPRK NEAR/5 Russia")
