"""Importing many transcripts: in several processes, interrupted, killed, beside another import."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Signal
from typing import Any

import psutil
import pytest
from django.db import connection
from django.test import TransactionTestCase

from transcripts.ingest import Import, Report
from transcripts.ingest.locking import writing
from transcripts.ingest.statements import fetch
from transcripts.models import Event, Outlet, Passage, PassageIndex, Speaker, Turn
from transcripts.sources import Inbox

ASKERS = ("Erika Beispiel (Example Times)", "Juan Ejemplo (Radio Nowhere)", "Ola Prøve (TV Ett)")
COMMAND = """
import sys
from nato_archive.worker import begin
begin(sys.argv[1], "django.core.management.call_command", "import_transcripts", *sys.argv[2:])
"""


def transcript(number: int) -> str:
    """A transcript with the head that every third one has, and names that others have too."""
    day = number // 3 % 28 + 1
    lines = [f"Fictional briefing\nby Ada Example\n{day} May 2031\n(As delivered)"]
    for at in range(4):
        asker = f"Nova Neu{'abcdefghijk'[number % 11]} (Outlet {number % 5} Daily)"
        asker = asker if at == 3 else ASKERS[(number + at) % 3]
        lines.append(f"{asker}: How is the lighthouse of harbour {number} in winter {at}?")
        lines.append(f"Ada Example: It burns for the {number * 4 + at}th time, as every year.")
    return "\n".join(lines) + "\n"


def whole_archive() -> dict[str, Any]:
    """Everything in the archive that has an address, and who says what."""
    return {
        "events": list(Event.objects.order_by("slug").values_list("slug", "source_sha256")),
        "passages": list(Passage.objects.order_by("public_id").values_list("public_id", "kind")),
        "turns": list(
            Turn.objects.order_by("public_id").values_list(
                "public_id", "event__slug", "speaker__slug", "outlet__slug", "text"
            )
        ),
        "speakers": list(Speaker.objects.order_by("slug").values_list("slug", "name")),
        "outlets": list(Outlet.objects.order_by("slug").values_list("slug", "name")),
    }


class ManyTranscripts(TransactionTestCase):
    count = 45

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        for number in range(self.count):
            path = self.folder / f"{number:03}.txt"
            path.write_text(transcript(number), encoding="utf-8")

    def load(self, jobs: int = 1) -> Report:
        return Import(Inbox([self.folder])).run(jobs=jobs)

    def test_the_archive_is_the_same_with_any_number_of_processes(self) -> None:
        assert self.load().counts()["created"] == self.count
        alone = whole_archive()
        Event.objects.all().delete()
        Speaker.objects.all().delete()
        Outlet.objects.all().delete()
        outcomes: list[str] = []
        report = Import(Inbox([self.folder])).run(
            jobs=3,
            progress=lambda outcome: outcomes.append(Path(outcome.path).name),
        )
        assert report.counts()["created"] == self.count
        assert outcomes == sorted(outcomes)
        assert whole_archive() == alone
        assert PassageIndex.objects.count() == Passage.objects.count()
        assert self.load(jobs=3).counts()["unchanged"] == self.count

    def test_no_search_afterwards_goes_through_what_waits_for_the_index(self) -> None:
        self.load()
        pages = "SELECT gin_clean_pending_list('passage_vector')"
        assert fetch(pages) == [(0,)]
        fetch("UPDATE transcripts_passageindex SET vector = vector || 'filler'")
        assert fetch(pages) != [(0,)]  # so the figure above is one that can be another

    def test_titles_that_give_one_slug(self) -> None:
        """None takes an address that another one has just taken, seen or unseen."""
        for number in range(self.count):
            title = ("Fictional briefing", "Ode", "Ode 2")[number % 3]
            title += "?!,;:"[number % 5] * (number // 5)
            text = transcript(number).replace("Fictional briefing", title)
            text = text.replace(f"{number // 3 % 28 + 1} May", "1 May")
            (self.folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        assert self.load(jobs=3).counts()["created"] == self.count
        slugs = Event.objects.filter(slug__regex=r"^2031-05-01-(fictional-briefing|ode)(-\d+)*$")
        assert slugs.count() == self.count

    def test_an_editor_beside_an_import(self) -> None:
        """Whoever waits for its turn holds no lock that an editor's own waiting could close in."""
        first = transcript(0) + "Ada Example: It burns.\n" * 1_000  # keeps the others waiting
        (self.folder / "000.txt").write_text(first, encoding="utf-8")

        def edit() -> int:
            try:
                times = 0
                while not done.is_set():
                    with writing():
                        times += 1
                    time.sleep(0.05)
                return times
            finally:
                connection.close()

        done = Signal()
        with ThreadPoolExecutor(1) as threads:
            edits = threads.submit(edit)
            report = self.load(jobs=2)
            done.set()
            assert edits.result(timeout=60) > 3
        assert report.counts()["created"] == self.count

    def test_what_cannot_be_read_does_not_hold_up_the_others(self) -> None:
        for number in (0, 5, 6, 7, self.count - 1):
            (self.folder / f"{number:03}.txt").write_bytes(b"")
        assert self.load(jobs=3).counts() == {
            "created": self.count - 5,
            "updated": 0,
            "unchanged": 0,
            "failed": 5,
        }

    def test_two_imports_at_once(self) -> None:
        def load(_: int) -> Report:
            try:
                return self.load(jobs=2)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as threads:
            reports = list(threads.map(load, range(2)))
        counts = [report.counts() for report in reports]
        assert sum(count["created"] for count in counts) == self.count
        assert sum(count["unchanged"] for count in counts) == self.count
        self.check_complete()

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[str]]:
        """The command in a process of its own, in the midst of its work."""
        database = connection.settings_dict["NAME"]
        arguments = [database, str(self.folder), "--jobs=2"]
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with process:
            while not Event.objects.exists() and process.poll() is None:
                time.sleep(0.01)
            yield process

    def check_complete(self) -> None:
        """What is there now is what one undisturbed import makes."""
        assert self.load().counts()["unchanged"] == self.count
        assert Event.objects.count() == self.count
        assert Turn.objects.count() == self.count * 8
        assert PassageIndex.objects.count() == Passage.objects.count() == self.count * 4
        assert Outlet.objects.count() == len(ASKERS) + 5

    @pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs POSIX signals")
    def test_ctrl_c_and_again(self) -> None:
        self.end_by(signal.SIGINT)

    @pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs POSIX signals")
    def test_terminated_and_again(self) -> None:
        self.end_by(signal.SIGTERM)

    def end_by(self, number: signal.Signals) -> None:
        with self.running() as process:
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        assert process.returncode != 0
        assert "Interrupted" in err
        assert "goes on from here" in err
        assert err.count("Traceback") <= 1  # of the script of this test itself
        assert Event.objects.count() > 0
        assert self.load().counts()["failed"] == 0
        self.check_complete()

    def test_killed_and_again(self) -> None:
        with self.running() as process:
            workers = psutil.Process(process.pid).children(recursive=True)
            process.kill()
        _, alive = psutil.wait_procs(workers, timeout=30)
        assert not alive
        self.load(jobs=2)
        self.check_complete()

    def test_a_killed_worker(self) -> None:
        with self.running() as process:
            children = psutil.Process(process.pid).children(recursive=True)
            worker = next(child for child in children if "spawn_main" in " ".join(child.cmdline()))
            worker.kill()
            _, err = process.communicate(timeout=60)
        assert "same command again" in err
        self.load(jobs=2)
        self.check_complete()
