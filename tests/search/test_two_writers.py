"""What the index says is true when two write at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

from tests.archive import load_real_archive, passage_of
from transcripts.models import PassageIndex, Topic, TopicDecision, Turn
from transcripts.search.topics import compile_topic


def at_once(*writes: Callable[[], Any]) -> None:
    """Each in a transaction of its own: all have written before the first one commits, unless one
    waits for another, as it should."""
    together = Barrier(len(writes))

    def run(write: Callable[[], Any]) -> None:
        try:
            with transaction.atomic():
                together.wait(timeout=10)
                write()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(writes)) as threads:
        for future in [threads.submit(run, write) for write in writes]:
            future.result()


class TwoWriters(TransactionTestCase):
    def setUp(self) -> None:
        load_real_archive()
        self.passage = passage_of("Liridona Gashi")

    def row(self) -> PassageIndex:
        return PassageIndex.objects.get(passage=self.passage)

    def test_two_turns_of_one_passage(self) -> None:
        words = ("aardvark", "buffalo", "capybara")
        turns = list(self.passage.turns.all())
        at_once(
            *(
                lambda turn=turn, word=word: Turn.objects.filter(pk=turn.pk).update(text=word)
                for turn, word in zip(turns, words, strict=True)
            )
        )
        vector = str(self.row().vector)
        assert all(word in vector for word in words)

    def test_two_decisions_on_one_passage(self) -> None:
        topics = list(Topic.objects.filter(name__in=["Space", "Afghanistan", "Black Sea"]))
        at_once(
            *(
                lambda topic=topic: TopicDecision.objects.create(
                    passage=self.passage, topic=topic, carries=True
                )
                for topic in topics
            )
        )
        assert {topic.pk for topic in topics} <= set(self.row().topic_ids)

    def test_a_new_topic_and_new_words(self) -> None:
        turn = self.passage.turns.get(kind="question")
        topic = compile_topic(Topic(name="Animals", query="question:aardvark"))
        at_once(
            lambda: Turn.objects.filter(pk=turn.pk).update(text="aardvark"),
            lambda: topic.save(),
        )
        assert topic.pk in self.row().topic_ids
