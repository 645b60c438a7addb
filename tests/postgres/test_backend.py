"""Django's side: the backend, DATABASE_URL and the commands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import OperationalError, connections

from nato_archive.postgres import processes
from nato_archive.postgres.base import DatabaseWrapper
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.server import Server

from .conftest import CHECKOUT, ask, manage, older_programs

VERSION = "from django.db import connection as c; c.ensure_connection(); print(c.pg_version)"


def test_a_command_starts_the_server_and_stopdb_ends_it(data: Path) -> None:
    environment = {"ARCHIVE_DATA": str(data)}
    assert manage("shell", "-v0", "-c", VERSION, **environment).returncode == 0
    assert ask(data / "postgres", "SELECT current_database()", "nato_archive") == "nato_archive"
    stopped = manage("stopdb", **environment)
    assert (stopped.returncode, stopped.stderr) == (0, "")
    assert stopped.stdout == f"Stopped the database server in {data}/postgres.\n"
    assert processes.leader(data / "postgres") is None
    again = manage("stopdb", **environment)
    assert again.returncode == 0
    assert again.stdout == f"No database server runs in {data}/postgres: nothing to stop.\n"


def test_a_server_that_cannot_start_costs_one_line(data: Path) -> None:
    failed = manage("migrate", ARCHIVE_DATA=f"{data}/{'x' * 80}")
    assert failed.returncode == 1
    assert re.fullmatch(r"Error: The database folder .* ARCHIVE_DATA=\.\n", failed.stderr)


def test_views_can_tell_that_the_server_does_not_start(data: Path) -> None:
    settings = connections["default"].settings_dict | {"HOST": f"{data}/{'x' * 80}"}
    with pytest.raises(OperationalError, match="its socket allows 88"):
        DatabaseWrapper(settings).connect()


def test_a_data_folder_that_is_a_file_costs_one_line(data: Path) -> None:
    (data / "file").touch()
    failed = manage("migrate", ARCHIVE_DATA=f"{data}/file", SECRET_KEY="")
    assert failed.returncode == 1
    assert re.fullmatch(r"Error: The data folder .*/file cannot be used .*\n", failed.stderr)


def test_a_server_of_ones_own(folder: Path, data: Path) -> None:
    make_ready(folder, "mine")
    url = f"postgres://postgres@{quote(str(folder), safe='')}/mine"
    environment = {"ARCHIVE_DATA": f"{data}/other", "DATABASE_URL": url}
    name = "from django.db import connection as c; c.ensure_connection(); print(c.info.dbname)"
    asked = manage("shell", "-v0", "-c", name.replace("c.info", "c.connection.info"), **environment)
    assert asked.stdout == "mine\n"
    assert not (data / "other" / "postgres").exists()
    stopped = manage("stopdb", **environment)
    assert stopped.returncode == 0
    assert stopped.stdout == "DATABASE_URL names a server of your own: none here to stop.\n"
    assert manage("dumpdb", **environment).returncode == 1
    assert processes.leader(folder) is not None


def test_a_dump_can_be_read_back_by_another_version(data: Path) -> None:
    """Runs what the message about the other version says."""
    older = older_programs()
    if older is None:
        pytest.skip("no older PostgreSQL of Debian's is installed")
    data.chmod(0o755)
    environment = {"ARCHIVE_DATA": str(data), "PG_BINDIR": str(older)}
    write = "CREATE TABLE kept AS SELECT 'Événement' AS word"
    assert manage("dbshell", "--", "-c", write, **environment).returncode == 0
    assert manage("stopdb", **environment).returncode == 0
    failed = manage("dbshell", ARCHIVE_DATA=str(data))
    assert failed.returncode == 1
    told = re.findall(r"`python (manage\.py [^`]*)`", failed.stderr)
    assert [words.split()[1] for words in told] == ["dumpdb", "stopdb", "dbshell"]

    def run(command: str, **environment: str) -> None:
        command = f"{shlex.quote(sys.executable)} {CHECKOUT}/{command}"
        done = subprocess.run(
            command, shell=True, cwd=data, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    for command in told[:2]:
        run(command, **environment)
    (data / "postgres").rename(data / "away")
    run(told[2], ARCHIVE_DATA=str(data))
    assert ask(data / "postgres", "SELECT word FROM kept", "nato_archive") == "Événement"
    Server(data / "postgres").stop()
