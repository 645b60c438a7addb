"""From no server, or one that is running, to a database that answers."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from nato_archive.errors import SetupError
from nato_archive.postgres import cluster, processes
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.server import Server

from .conftest import CHECKOUT, ask


def test_a_cold_start_makes_everything_and_a_warm_one_keeps_it(folder: Path) -> None:
    make_ready(folder, "archive")
    assert ask(folder, "SELECT current_database()") == "archive"
    assert Server(folder).start() is False  # it runs already

    assert Server(folder).stop() is True
    assert Server(folder).stop() is False
    began = time.monotonic()
    make_ready(folder, "archive")
    assert time.monotonic() - began < 5
    assert ask(folder, "SELECT current_database()") == "archive"


def test_a_server_for_tests_takes_those_of_many_processors(folder: Path) -> None:
    make_ready(folder, "archive")
    with ExitStack() as connections:
        for _ in range(100):
            opened = psycopg.connect(host=str(folder), port=processes.PORT, user="postgres")
            connections.enter_context(opened)


def test_only_the_owner_can_reach_it(folder: Path) -> None:
    make_ready(folder, "archive")
    assert ask(folder, "SHOW listen_addresses") == ""
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / f".s.PGSQL.{processes.PORT}").stat().st_mode & 0o777 == 0o700


def test_four_processes_at_once_get_one_server(folder: Path) -> None:
    script = (
        "import sys, pathlib; from nato_archive.postgres.database import make_ready;"
        "make_ready(pathlib.Path(sys.argv[1]), 'archive')"
    )
    command = [sys.executable, "-c", script, str(folder)]
    racers = [subprocess.Popen(command, cwd=CHECKOUT) for _ in range(4)]
    assert [racer.wait(60) for racer in racers] == [0, 0, 0, 0]
    log = folder.with_name("postgres.log").read_text()
    assert log.count("ready to accept connections") == 1


def test_it_outlives_the_process_that_started_it_and_its_terminal(folder: Path) -> None:
    make_ready(folder, "archive")
    leader = processes.leader(folder)
    assert leader is not None
    assert leader.ppid() != os.getpid()
    assert os.getsid(leader.pid) != os.getsid(0)


def test_the_locale_of_the_caller_makes_no_difference(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("PGPORT", "1")
    make_ready(folder, "archive")
    assert ask(folder, "SELECT lower('É')") == "é"
    assert ask(folder, "SELECT 'Événement' ILIKE 'événement'") is True
    assert ask(folder, "SELECT to_tsvector('simple', 'Événement d’été')::text") == (
        "'d':2 'été':3 'événement':1"
    )
    assert ask(folder, "SHOW timezone") == "UTC"


@pytest.mark.parametrize("name", ["a space", "it's", 'a $HOME `x` "y"', "Événements"])
def test_any_path_will_do(data: Path, name: str) -> None:
    folder = data / name / "postgres"
    make_ready(folder, "archive")
    assert ask(folder, "SELECT 1") == 1


def test_leftovers_of_an_interrupted_start_are_removed(folder: Path) -> None:
    half_made = folder.with_name("postgres.new")
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")
    make_ready(folder, "archive")
    assert not half_made.exists()


@pytest.mark.parametrize(
    ("path", "message"),
    [("x" * 80, "has a path of .* bytes, and its socket allows 88: .* ARCHIVE_DATA="),
     ("one,two", "has a comma in its path")],
)  # fmt: skip
def test_a_path_that_no_socket_can_have(data: Path, path: str, message: str) -> None:
    with pytest.raises(SetupError, match=message):
        Server(data / path / "postgres").start()
    assert not (data / path).exists()


def test_files_of_something_else_are_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "holiday.jpg").touch()
    with pytest.raises(SetupError, match="holds files, but no database"):
        Server(folder).start()
    assert [file.name for file in folder.iterdir()] == ["holiday.jpg"]


def test_a_log_that_has_grown_starts_anew(folder: Path) -> None:
    log = folder.with_name("postgres.log")
    log.write_bytes(b"x" * (2**20 + 1))
    make_ready(folder, "archive")
    assert log.stat().st_size < 2**20
    assert log.with_name("postgres.log.old").stat().st_size == 2**20 + 1


@pytest.mark.parametrize(("gigabytes", "shared"), [(1, 128), (4, 512), (64, 4096)])
def test_the_server_keeps_a_part_of_the_memory(gigabytes: int, shared: int) -> None:
    said = cluster._configuration(gigabytes * 2**30)
    assert f"shared_buffers = {shared}MB" in said
    assert "effective_cache_size" in said
