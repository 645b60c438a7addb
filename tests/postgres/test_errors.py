"""What the person at the keyboard can mend costs one line."""

import errno
import os
import socket
from pathlib import Path

import psycopg
import pytest
from django.db import NotSupportedError, ProgrammingError

from nato_archive.database_errors import in_words
from nato_archive.databases import database
from nato_archive.errors import SetupError, explained, is_full
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.processes import PORT

from .conftest import manage


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "The disk is full: make room on the one that holds /data"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EACCES, r"No right to use /data/x \(was it made by root\?\)"),
        (errno.EROFS, "/data/x is on a disk that can only be read: choose another data folder"),
        (errno.ENOTDIR, r"The data folder /data cannot be used \(Not a directory: /data/x\)"),
    ],
)
def test_failures_of_the_operating_system(number: int, message: str) -> None:
    with pytest.raises(SetupError, match=message):
        raise explained(OSError(number, os.strerror(number), "/data/x"), Path("/data"))


def test_a_database_that_died_of_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    died = "server closed the connection unexpectedly"
    assert not is_full(died)
    assert is_full("could not extend file: wrote only 4096 bytes. HINT: Check free disk space.")
    for free, full in ((2**20, True), (2**30, False)):
        usage = type("Usage", (), {"free": free})
        monkeypatch.setattr("shutil.disk_usage", lambda _, usage=usage: usage)
        assert is_full(died, tmp_path) is full


@pytest.mark.parametrize("url", ["sqlite:///x", "postgres://host", "nonsense", "postgres://a:b:c"])
def test_a_database_url_that_names_no_postgresql(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SetupError, match="DATABASE_URL does not name a PostgreSQL database"):
        database(Path("/data"))


def test_a_database_of_ones_own_that_does_not_answer(data: Path) -> None:
    failed = manage("migrate", DATABASE_URL="postgres://me:secret@127.0.0.1:1/x")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert failed.stderr.startswith("Error: The database that DATABASE_URL names failed: ")
    assert "secret" not in failed.stderr


def test_a_database_of_ones_own_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgres://me@127.0.0.1:{silent.getsockname()[1]}/x"
        failed = manage("migrate", DATABASE_URL=f"{url}?connect_timeout=2")
    assert failed.returncode == 1
    assert "timeout" in failed.stderr
    assert failed.stderr.count("\n") == 1
    monkeypatch.setenv("DATABASE_URL", url)
    assert database(Path("/data"))["OPTIONS"] == {"connect_timeout": 10}


RIGHTS = (
    ("CREATE ROLE weak LOGIN", "permission denied for schema public"),
    ("GRANT ALL ON SCHEMA public TO weak", "permission denied to create extension"),
    ("ALTER ROLE weak SET default_transaction_read_only = on", "in a read-only transaction"),
)


def test_a_database_of_ones_own_without_rights(folder: Path) -> None:
    make_ready(folder, "archive")
    for change, missing in RIGHTS:
        with psycopg.connect(
            host=str(folder), port=PORT, user="postgres", dbname="archive"
        ) as connection:
            connection.execute(change)
        failed = manage("migrate", DATABASE_URL=f"postgres://weak@/archive?host={folder}")
        assert failed.returncode == 1
        assert missing in failed.stderr
        assert "let the account that the archive connects as own" in failed.stderr
        assert failed.stderr.count("\n") == 1


def test_a_database_of_ones_own_that_lacks_an_extension() -> None:
    said = in_words(NotSupportedError('extension "unaccent" is not available\nHINT: Install it.'))
    assert said == (
        'The database lacks what the archive needs (extension "unaccent" is not available HINT:'
        " Install it.): see docs/operating.md."
    )
    assert in_words(ProgrammingError("a fault of the program")) is None
