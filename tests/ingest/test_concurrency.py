"""Two importers at once: one creates, the other finds it there."""

import datetime
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.db import connection, transaction
from django.test import TransactionTestCase

from tests.fictional import TRANSCRIPT
from transcripts.ingest import import_path
from transcripts.ingest.slugs import free_slug_of
from transcripts.models import Event, Outlet, Turn


class TwoAtOnce(TransactionTestCase):
    def test_the_same_file_four_times_at_once(self) -> None:
        path = Path(self.enterContext(TemporaryDirectory())) / "fictional.txt"
        path.write_text(TRANSCRIPT, encoding="utf-8")

        def load(_: int) -> str:
            try:
                return import_path(path, {"date": datetime.date(2031, 5, 7)}).status
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as threads:
            statuses = Counter(threads.map(load, range(4)))
        assert statuses == {"created": 1, "unchanged": 3}
        assert Event.objects.count() == 1
        assert Outlet.objects.count() == 2
        assert Turn.objects.count() == len(set(Turn.objects.values_list("position", flat=True)))

    def test_nobody_waits_for_an_address(self) -> None:
        """Who comes while another event of the same day and title is being written gets the next
        number at once; so does who has not seen yet that it was written."""
        event = Event(date=datetime.date(2031, 5, 7), title="Fictional briefing")

        def beside() -> str:
            try:
                with transaction.atomic():
                    return free_slug_of(event)
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as thread:
            with transaction.atomic():
                slugs = [free_slug_of(event), thread.submit(beside).result(timeout=60)]
            assert slugs == ["2031-05-07-fictional-briefing", "2031-05-07-fictional-briefing-2"]
            assert thread.submit(beside).result() == slugs[0]  # nobody wrote it after all
        event.save()
        with patch("transcripts.ingest.slugs.taken_slugs", return_value=set()):
            assert beside() == slugs[1]
