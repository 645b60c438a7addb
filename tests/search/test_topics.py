"""The topics of the real press conference, as a careful reader gives them."""

from typing import NamedTuple

import pytest
from django.test import TestCase

from tests.archive import load_real_archive, passage_of
from transcripts.models import Event, Passage, Topic, TopicDecision
from transcripts.search.topics import EmptyTopicQuery, FieldInTopicQuery, compile_topic, topics_of


class Reading(NamedTuple):
    """What an exchange is about, and what a reader may also say it is about."""

    about: set[str]
    perhaps: set[str] = set()


# Read by hand, exchange by exchange, before the queries were written to agree with it.
READINGS = {
    "Iryna Somer": Reading(
        about={"Ukraine", "Enlargement and membership"},
        perhaps={"Support for Ukraine", "Russia"},
    ),
    "Dmytro Shkurko": Reading(about={"North Korea", "Russia"}, perhaps={"Ukraine"}),
    "Thomas Gutschker": Reading(
        about={"Ukraine", "Enlargement and membership", "Support for Ukraine"},
        perhaps={"Russia"},
    ),
    "Mattia Bagnoli": Reading(
        about={"Ukraine", "Support for Ukraine", "Middle East and North Africa"},
        perhaps={"Defence spending"},  # the burden to be shared is that of aid
    ),
    "Dan Michaels": Reading(
        about={"Indo-Pacific partners", "Standardisation and interoperability", "Defence industry"},
        perhaps={"New technologies and innovation", "Deterrence and defence"},
    ),
    "Naoto Yamagishi": Reading(about={"Indo-Pacific partners"}, perhaps={"China", "Ukraine"}),
    "Alexandra von Nahmen": Reading(
        about={"China", "Indo-Pacific partners", "Ukraine"},
        perhaps={
            "Russia",
            "Cyber defence",
            "Hybrid threats and disinformation",
            "New technologies and innovation",
        },
    ),
    "Liridona Gashi": Reading(
        about={"Western Balkans", "Russia", "Hybrid threats and disinformation"},
        perhaps={"Cyber defence"},
    ),
    "Olivier Baube": Reading(
        about={"Defence spending", "Ukraine"},
        perhaps={"Support for Ukraine", "Deterrence and defence", "Russia"},
    ),
    "Binna Chung": Reading(
        about={"North Korea", "Russia", "Indo-Pacific partners", "Support for Ukraine"},
        perhaps={"Ukraine"},
    ),
}
OPENING = {
    "Ukraine",
    "Support for Ukraine",
    "Russia",
    "Enlargement and membership",
    "Defence spending",
    "Deterrence and defence",
    "Defence industry",
    "Standardisation and interoperability",
    "Indo-Pacific partners",
    "China",
    "North Korea",
    "Iran",
    "Western Balkans",
    "Middle East and North Africa",
    "Cyber defence",
    "Hybrid threats and disinformation",
    "NATO–EU cooperation",
    "New technologies and innovation",
}


def names(passage: Passage) -> set[str]:
    return {topic.name for topic in topics_of([passage])[passage.pk]}


class CarefulReader(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def test_exchanges_carry_what_they_are_about_and_nothing_else(self) -> None:
        for asker, reading in READINGS.items():
            carried = names(passage_of(asker))
            assert reading.about <= carried, (asker, "misses", reading.about - carried)
            beyond = carried - reading.about - reading.perhaps
            assert not beyond, (asker, "should not carry", beyond)

    def test_the_opening_statement(self) -> None:
        assert names(self.event.passages.get(position=1)) == OPENING

    def test_the_closing_words_are_about_nothing(self) -> None:
        assert names(self.event.passages.get(position=12)) == set()


class TaggingIsTheDatabases(TestCase):
    passage: Passage

    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def setUp(self) -> None:
        self.passage = passage_of("Liridona Gashi")

    def test_a_new_topic_is_found_at_once(self) -> None:
        compile_topic(Topic(name="Policing", query="gendarmerie OR police")).save()
        assert "Policing" in names(self.passage)

    def test_a_changed_query_tags_anew(self) -> None:
        topic = Topic.objects.get(name="Western Balkans")
        topic.query = "nothing_like_this"
        compile_topic(topic).save()
        assert "Western Balkans" not in names(self.passage)

    def test_a_deleted_topic_is_gone(self) -> None:
        Topic.objects.get(name="Western Balkans").delete()
        assert "Western Balkans" not in names(self.passage)

    def test_a_persons_word_outlasts_re_tagging(self) -> None:
        balkans = Topic.objects.get(name="Western Balkans")
        space = Topic.objects.get(name="Space")
        TopicDecision.objects.create(passage=self.passage, topic=balkans, carries=False)
        TopicDecision.objects.create(passage=self.passage, topic=space, carries=True)
        compile_topic(balkans).save()
        self.passage.turns.update(role="as printed")
        carried = names(self.passage)
        assert "Western Balkans" not in carried
        assert "Space" in carried
        TopicDecision.objects.all().delete()
        assert "Western Balkans" in names(self.passage)
        assert "Space" not in names(self.passage)

    def test_the_moderators_words_and_names_are_no_subject(self) -> None:
        compile_topic(Topic(name="Clothing", query='"white jacket"')).save()
        compile_topic(Topic(name="Klan", query="spokesperson")).save()
        assert names(self.passage).isdisjoint({"Clothing", "Klan"})

    def test_a_query_without_words_is_refused(self) -> None:
        with pytest.raises(EmptyTopicQuery):
            compile_topic(Topic(name="Empty", query='"" -'))

    def test_a_query_with_a_field_is_refused(self) -> None:
        for query in ("KFOR outlet:afp", "KFOR OR -(speaker:gashi ukraine)", "year:2024"):
            with pytest.raises(FieldInTopicQuery, match=r"leave out (outlet|speaker|year):"):
                compile_topic(Topic(name="Fields", query=query))
