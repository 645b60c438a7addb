"""Words as they are written: what a searched row holds of them, and what stands in quotes finds."""

from typing import Any

import pytest
from django.db import connection
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from tests.archive import load_real_archive, passage_of
from tests.search.test_search import (
    BAGNOLI,
    GASHI,
    GUTSCHKER,
    MICHAELS,
    OPENING,
    SHKURKO,
    SOMER,
    found,
)
from transcripts.models import PassageIndex, Topic, Turn
from transcripts.search.lexemes import ALL_CONFIGURATIONS, PLAIN, lexemes
from transcripts.search.topics import (
    TooInvolvedTopicQuery,
    compile_topic,
    topics_of,
)


def ask(statement: str, *parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {statement}", parameters)
        return cursor.fetchone()[0]


def written(words: str) -> list[str]:
    """The words of a text as the index has them."""
    return sorted(ask(f"tsvector_to_array(to_tsvector('{PLAIN}', archive_words(%s)))", words))


def places(configuration: str, words: str) -> list[int]:
    found = ask(
        "array_agg(place ORDER BY place) FROM unnest(to_tsvector(%s::regconfig, archive_words(%s)))"
        " word, unnest(word.positions) AS place",
        configuration,
        words,
    )
    return found or []


class WrittenWords(TestCase):
    def test_what_stands_between_words_is_blank(self) -> None:
        assert written("“That’s café,” (IP4)\tand/or\n20.9% naïve—Straße \u00a0x¿y") == sorted(
            {"that", "s", "cafe", "ip4", "and", "or", "20", "9", "percent", "naive"}
            | {"strasse", "x", "y"}
        )

    def test_us_in_capitals_is_no_us(self) -> None:
        assert written("US-led, told us; USA") == ["led", "s", "told", "u", "us", "usa"]

    def test_a_word_too_long_for_a_vector_does_no_harm_to_others(self) -> None:
        assert written(f"short {'x' * 5_000} {'é' * 5_000} words") == ["short", "words"]

    def test_a_row_has_them_with_their_sides_and_places(self) -> None:
        load_real_archive()
        row = PassageIndex.objects.filter(passage=passage_of("Liridona Gashi")).values().get()
        assert "'gendarmerie':" in row["written"]
        assert "'gendarmeri':" in row["vector"]

        def bears(word: str, weight: str) -> bool:
            return bool(ask("%s::tsvector @@ %s::tsquery", row["written"], f"{word}:{weight}"))

        assert bears("gendarmerie", "A")
        assert not bears("gendarmerie", "BCD")
        assert bears("gashi", "D")


class AnyText(PropertyTestCase):
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
    def test_a_query_finds_each_word_by_its_beginning(self, text: str) -> None:
        """What the text parser makes of a word is what its written form begins with."""
        for word in (w for w in text.split() if all(c.isalpha() or c.isdecimal() for c in w)):
            for lexeme in lexemes([word], PLAIN)[word]:
                assert any(one.startswith(lexeme) for one in written(text)), (text, word)

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
    def test_stems_stand_where_the_words_stand(self, text: str) -> None:
        """So that words near each other are near in both."""
        assert len({tuple(places(name, text)) for name in ALL_CONFIGURATIONS}) == 1


class RealArchive(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()


class InQuotes(RealArchive):
    def test_words_have_the_form_that_was_typed(self) -> None:
        assert found(q="standard") > found(q='"standard"')
        assert found(q='"victory plan"')
        assert found(q='"victory plans"') == set()
        assert found(q="victory plans")

    def test_neither_accents_nor_capitals_nor_joints_matter(self) -> None:
        assert found(q='"INDO PACIFIC"') == found(q='"índo-pacific"') != set()

    def test_one_spelling_only(self) -> None:
        assert found(q='"standardization"') | found(q='"standardisation"') == {OPENING, MICHAELS}
        assert not found(q='"standardization"') & found(q='"standardisation"') - {MICHAELS}

    def test_the_last_word_may_be_a_beginning(self) -> None:
        assert found(q='"victory pl*"') == found(q='"victory plan"')
        assert found(q='"north korea*"') == found(q='"north korea" OR "north korean"')
        assert found(q='"gendarm*"') == found(q="gendarm*") == {GASHI}

    def test_on_one_side(self) -> None:
        assert SOMER in found(q='question:"victory plan"')
        assert found(q='statement:"victory plan"') == set()
        assert found(q='"victory plan"', **{"in": "statement"}) == set()

    def test_with_words_fields_and_alternatives(self) -> None:
        both = found(q='"victory plan"') & found(q="ukraine")
        assert found(q='"victory plan" ukraine') == both != set()
        either = found(q='"victory plan"') | found(q="gendarmerie")
        assert found(q='"victory plan" OR gendarmerie') == either
        assert found(q='ukraine -"victory plan"') == found(q="ukraine") - found(q='"victory plan"')
        assert found(q='ukraine -(membership "victory plan")') == found(q="ukraine") - (
            found(q="membership") & found(q='"victory plan"')
        )
        agency = 'outlet:"National News Agency of Ukraine"'
        assert found(q=f'(gendarmerie OR {agency}) "north korea*"') == {SHKURKO}

    def test_near_words_that_are_found_by_their_stems(self) -> None:
        assert found(q='"north korean" NEAR/3 troop') == found(q='"north korean" NEAR/3 "troops"')
        assert found(q='"north koreans" NEAR/3 troop') == set()
        assert found(q='(membership OR "victory plan") NEAR/10 zelenskyy')
        assert found(q='plan* NEAR/1 "victory"') == found(q='"victory plan"')


class TopicsAreSearches(RealArchive):
    def topic(self, query: str) -> set[str]:
        """Who carries a topic with this definition."""
        topic = compile_topic(Topic(name=f"Filler {query}"[:100], query=query))
        topic.save()
        return found(topic=topic.slug)

    def test_a_topic_has_what_its_query_finds(self) -> None:
        for query in (
            '"victory plan"',
            "question:gendarm*",
            'question:ukraine "victory plan" -"north korean"',
            '"on the agenda" OR (question:defence -answer:"defence spending")',
            'question:ukraine -(membership "victory plan")',
        ):
            asked = {"in": ["question", "answer", "statement"]}
            assert self.topic(query) == found(q=query) != set(), (query, asked)

    def test_one_defined_anew_is_looked_for_in_every_passage(self) -> None:
        topic = compile_topic(Topic(name="Filler", query='"victory plan"'))
        topic.save()
        topic.query = '"not formally on the agenda" -"victory plan"'
        compile_topic(topic).save()
        assert found(topic=topic.slug) == {BAGNOLI}
        assert GUTSCHKER not in found(topic=topic.slug)

    def test_the_moderators_words_give_no_topic(self) -> None:
        passage = passage_of("Liridona Gashi")
        moderator = passage.turns.filter(kind=Turn.Kind.MODERATION, text__contains="jacket")
        assert moderator.exists()
        for query in ("jacket", "jack*", '"jacket"'):
            self.topic(query)
            carried = {topic.query for topic in topics_of([passage])[passage.pk]}
            assert query not in carried, query

    def test_what_nobody_could_say_any_more_defines_none(self) -> None:
        query = " ".join(f'(w{n} OR "v{n}")' for n in range(30))
        with pytest.raises(TooInvolvedTopicQuery, match="alternatives joined by OR"):
            compile_topic(Topic(name="Filler", query=query))
