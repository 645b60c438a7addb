"""What is new is numbered after it was committed, so nothing slips through between two imports."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event as Signal
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

from transcripts.alerts import sending
from transcripts.alerts.arrivals import notice_arrivals
from transcripts.models import Arrival, Passage

from .made import alerts_on, bring, run, sent, subscribe, told


class Numbers(TestCase):
    def test_they_rise_with_what_comes(self) -> None:
        assert notice_arrivals() == 0
        bring(1, "lamps")
        assert (notice_arrivals(), notice_arrivals()) == (1, 1)
        bring(2, "bridges")
        bring(3, "bridges")
        assert notice_arrivals() == 2
        numbers = list(Arrival.objects.values_list("number", flat=True).order_by("number"))
        assert numbers == [1, 1, 2, 2, 2, 2]

    def test_three_statements(self) -> None:
        with self.assertNumQueries(3 + 2):  # and the savepoint of a test
            notice_arrivals()


def aside(work: Callable[[], Any]) -> Any:
    """Do something over a connection of its own."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(_and_close, work).result(timeout=30)


def _and_close(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()


@alerts_on
class TwoConnections(TransactionTestCase):
    def test_what_began_first_and_ended_last(self) -> None:
        """Its keys are smaller than those that were told of already, and still it is told."""
        bring(9, "lamps")  # so that neither import has new names that the other would wait for
        subscribe()
        with transaction.atomic():
            with patch("transcripts.ingest.importer.finish"):  # it comes after the transaction
                bring(1, "lighthouses")
            new = Passage.objects.filter(event__title__endswith="number 1")
            first = list(new.values_list("pk", "public_id"))
            aside(lambda: bring(2, "lighthouses", day=date(2031, 1, 1)))
            aside(lambda: run(1))
            (message,) = sent()
            early = told(message)
        assert len(early) == 2
        assert run(2).passages == 2
        (message,) = sent()
        late = told(message)
        assert sorted(late) == sorted(public_id for _, public_id in first)
        assert max(key for key, _ in first) < min(
            Passage.objects.filter(public_id__in=early).values_list("pk", flat=True)
        )

    def test_two_runs_at_once(self) -> None:
        """The second passes over what the first has in hand, and sends the rest."""
        subscribe(address="ann@example.org")
        subscribe(address="bob@example.org")
        bring(1, "lighthouses")
        sending_now, other_done = Signal(), Signal()
        real = sending.Delivery.send

        def slow(self: Any, message: Any) -> None:
            if message.to == ["ann@example.org"]:
                sending_now.set()
                assert other_done.wait(timeout=20)
            real(self, message)

        with patch.object(sending.Delivery, "send", slow), ThreadPoolExecutor(1) as threads:
            slow_one = threads.submit(_and_close, lambda: run(1))
            assert sending_now.wait(timeout=20)
            assert run(1).sent == 1
            other_done.set()
            assert slow_one.result(timeout=20).sent == 1
        assert sorted(message.to[0] for message in sent()) == ["ann@example.org", "bob@example.org"]

    def test_four_at_once_number_each_passage_once(self) -> None:
        for number in range(4):
            bring(number, "lamps")
        with ThreadPoolExecutor(4) as threads:
            at_once = [threads.submit(_and_close, notice_arrivals) for _ in range(4)]
            assert {future.result(timeout=30) for future in at_once} == {1}
        assert Arrival.objects.count() == Passage.objects.count() == 8
