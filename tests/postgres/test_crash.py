"""After a crash the next connection is served again."""

import contextlib
import subprocess
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from nato_archive.errors import SetupError
from nato_archive.postgres import processes
from nato_archive.postgres.accounts import identity, server_account
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.server import Server

from .conftest import ask


def running(folder: Path) -> psutil.Process:
    leader = processes.leader(folder)
    assert leader is not None
    return leader


def test_a_killed_server(folder: Path) -> None:
    make_ready(folder, "archive")
    killed = running(folder)
    killed.kill()
    make_ready(folder, "archive")
    assert ask(folder, "SELECT 1") == 1
    assert running(folder).pid != killed.pid


def test_a_killed_server_whose_query_runs_on(folder: Path) -> None:
    make_ready(folder, "archive")

    def compute() -> None:
        with contextlib.suppress(psycopg.OperationalError):
            ask(folder, "SELECT count(*) FROM pg_attribute a, pg_attribute b, pg_attribute c")

    query = threading.Thread(target=compute)
    query.start()
    running_query = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_attribute%'"
    while ask(folder, running_query) < 2:  # this one counts itself
        pass
    running(folder).kill()
    make_ready(folder, "archive")
    assert ask(folder, running_query) == 1
    query.join()


def test_a_stale_number_that_belongs_to_another_process_by_now(folder: Path) -> None:
    make_ready(folder, "archive")
    leader = running(folder)
    lock_files = [folder / name for name in processes.LOCK_FILES]
    kept = [file.read_text() for file in lock_files]
    Server(folder).stop()
    with subprocess.Popen(["sleep", "60"], **identity(server_account(folder))) as other:
        for file, text in zip(lock_files, kept, strict=True):
            file.write_text(text.replace(str(leader.pid), str(other.pid)))
        assert Server(folder).stop() is False
        make_ready(folder, "archive")
        assert other.poll() is None  # still alive
        other.terminate()
    assert ask(folder, "SELECT 1") == 1


def test_a_deleted_socket(folder: Path) -> None:
    make_ready(folder, "archive")
    (folder / f".s.PGSQL.{processes.PORT}").unlink()
    make_ready(folder, "archive")
    assert ask(folder, "SELECT 1") == 1


def test_a_failed_start_shows_the_end_of_its_log(folder: Path) -> None:
    make_ready(folder, "archive")
    Server(folder).stop()
    with (folder / "postgresql.conf").open("a") as configuration:
        configuration.write("shared_buffers = enormous\n")
    with pytest.raises(SetupError, match=r"did not start\. Its log .* ends:\n") as caught:
        Server(folder).start()
    assert 'invalid value for parameter "shared_buffers": "enormous"' in str(caught.value)
