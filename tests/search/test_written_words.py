"""The words that a passage's searched row holds as they are written (migration 0007)."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import TestCase
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from tests.archive import load_real_archive, passage_of
from transcripts.models import PassageIndex, Topic, Turn
from transcripts.search.lexemes import PLAIN, lexemes
from transcripts.search.topics import compile_topic, topics_of


def ask(statement: str, *parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {statement}", parameters)
        return cursor.fetchone()[0]


def written(words: str) -> list[str]:
    found = ask(
        "tsvector_to_array(archive_written(archive_marked(archive_words(%s), 'a=')))", words
    )
    return sorted(word.removeprefix("a=") for word in found if word != "a=")


class WrittenWords(TestCase):
    def test_what_stands_between_words_is_blank(self) -> None:
        assert written("“That’s café,” (IP4)\tand/or\n20.9% naïve—Straße \u00a0x¿y") == sorted(
            {"that", "s", "cafe", "ip4", "and", "or", "20", "9", "percent", "naive"}
            | {"strasse", "x", "y"}
        )

    def test_us_in_capitals_is_no_us(self) -> None:
        assert written("US-led, told us; USA") == ["led", "s", "told", "u", "us", "usa"]

    def test_a_word_too_long_for_a_vector_is_found_by_its_beginning(self) -> None:
        assert written(f"short {'x' * 5_000} {'é' * 5_000}") == sorted(
            ["short", "x" * 253, "e" * 253]  # 255 with their mark
        )

    def test_more_words_than_a_vector_holds_are_refused_and_not_mangled(self) -> None:
        many = " ".join(f"a={number:x}" for number in range(200_000))
        with pytest.raises(DatabaseError, match="too many different words"), transaction.atomic():
            ask("archive_written(%s)", many)
        repeated = "a=filler a=words " * 100_000
        assert ask("archive_written(%s)::text", repeated.strip()) == "'a=filler' 'a=words'"

    def test_a_row_has_them_behind_the_mark_of_their_side(self) -> None:
        load_real_archive()
        vector = PassageIndex.objects.filter(passage=passage_of("Liridona Gashi"))
        words = vector.values_list("vector", flat=True).get()
        assert "'a=gendarmerie'" in words
        assert "'b=gendarmerie'" not in words
        assert "'d=gashi'" in words


class AnyText(PropertyTestCase):
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
    def test_a_query_finds_each_word_by_its_beginning(self, text: str) -> None:
        """What the text parser makes of a word is what its written form begins with."""
        for word in (w for w in text.split() if all(c.isalpha() or c.isdecimal() for c in w)):
            for lexeme in lexemes([word], PLAIN)[word]:
                assert any(one.startswith(lexeme) for one in written(text)), (text, word)


class TopicsOfWhatIsSaid(TestCase):
    def test_the_moderators_words_give_no_topic(self) -> None:
        load_real_archive()
        passage = passage_of("Liridona Gashi")
        moderator = passage.turns.filter(kind=Turn.Kind.MODERATION, text__contains="jacket")
        assert moderator.exists()
        for query in ("jacket", "jack*"):
            topic = compile_topic(Topic(name=f"Filler {query}", query=query))
            topic.save()
            assert topic not in topics_of([passage])[passage.pk], query
