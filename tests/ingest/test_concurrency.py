"""Two importers at once: one creates, the other finds it there."""

import datetime
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.test import TransactionTestCase

from tests.fictional import TRANSCRIPT
from transcripts.ingest import import_path
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
