"""`manage.py serve` from start to end, as `make run` calls it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request

import psutil
import pytest

from nato_archive.postgres import processes
from nato_archive.postgres.server import Server

CHECKOUT = Path(__file__).parents[2]
MANAGE = "import manage; manage.main()"

# Ctrl-C comes amid a finalizer, where Python ignores what is raised, while it looks for garbage.
LOSE = """
import gc, os, signal
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
gc.freeze = Finalized
"""


class Serving:
    """A `manage.py serve` on a free port and in a data folder of its own."""

    def __init__(self, data: Path, port: int | str = 0, before: str = "", **variables: str) -> None:
        """`before` is Python code that its process runs first."""
        self.said: list[str] = []
        program = ["-c", f"{before}\n{MANAGE}"] if before else [str(CHECKOUT / "manage.py")]
        self._process: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, *program, "serve", "--port", str(port)],
            cwd=CHECKOUT,
            env=environment(data) | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # a terminal of its own, as it were
        )

    def read_until(self, beginning: str) -> str:
        """What it says, up to a line that begins so; that line."""
        assert self._process.stdout
        for line in self._process.stdout:
            self.said.append(line.rstrip("\n"))
            if line.startswith(beginning):
                return str(line)
        raise AssertionError("\n".join(self.said))

    def ready(self) -> str:
        """Its address, once it answers."""
        line = self.read_until("Ready after ")
        return line.split()[-1]

    def press_ctrl_c(self) -> int:
        """What a terminal does: all processes in it get the signal; the exit status."""
        os.killpg(self._process.pid, signal.SIGINT)
        return self.wait()

    def hang_up(self) -> None:
        """What a terminal does when it is closed."""
        os.killpg(self._process.pid, signal.SIGHUP)

    def send(self, number: int) -> int:
        """Send that signal to the one process, not its workers; its exit status."""
        self._process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        """Its exit status, once it has ended by itself."""
        output, _ = self._process.communicate(timeout=30)
        self.said += output.splitlines()
        return self._process.returncode

    def abandon(self) -> None:
        """End it, should a test have failed to."""
        if self._process.poll() is None:
            self._process.terminate()
            self.wait()


def environment(data: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "nato_archive.settings",
        "ARCHIVE_DATA": str(data),
        "PYTHONUNBUFFERED": "1",
    }


def still_there(data: Path) -> list[str]:
    """The processes, workers and database alike, that know of `data`."""
    found = []
    name = processes.cluster_name(data / "postgres")
    for process in psutil.process_iter():
        try:
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                continue
            if name in " ".join(process.cmdline()) or (
                process.environ().get("ARCHIVE_DATA") == str(data)
            ):
                found.append(f"{process.pid} {process.cmdline()}")
        except psutil.Error:
            continue
    return found


Serve = Callable[..., Serving]


@pytest.fixture(scope="module")
def filled() -> Iterator[Path]:
    """A data folder in which `serve` has run once."""
    data = Path(tempfile.mkdtemp(prefix="serve-", dir="/tmp"))
    first = Serving(data)
    try:
        first.ready()
        assert first.press_ctrl_c() == 0
        yield data
    finally:
        first.abandon()
        Server(data / "postgres").stop()
        shutil.rmtree(data)


@pytest.fixture
def serve(filled: Path) -> Iterator[Serve]:
    """Starts servers in the filled data folder; afterwards nothing of them may be left."""
    started = []

    def start(port: int | str = 0, before: str = "") -> Serving:
        started.append(Serving(filled, port, before))
        return started[-1]

    yield start
    for run in started:
        run.abandon()
    Server(filled / "postgres").stop()


def get(address: str | Request) -> int:
    """The status of the page at that address."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return int(answer.status)


def test_the_first_run_does_everything(data: Path) -> None:
    run = Serving(data)
    try:
        address = run.ready()
        run.read_until(f"Nobody can log in to {address}admin/ yet: `make admin`")
        said = "\n".join(run.said)
        assert re.search(r"^Database: started \(\d+\.\d s\)\.$", said, re.MULTILINE)
        assert re.search(r"^Migrations: \d+ applied", said, re.MULTILINE)
        assert re.search(r"^Static files: collected", said, re.MULTILINE)
        assert get(f"{address}healthz") == get(f"{address}static/admin/css/base.css") == 200
        assert run.press_ctrl_c() == 0, run.said
        assert run.said[-1] == "Stopped the archive and its database."
        assert still_there(data) == []
    finally:
        run.abandon()


def test_a_second_run_finds_everything_done(serve: Serve) -> None:
    run = serve()
    address = run.ready()
    assert get(f"{address}healthz") == 200
    # Ten thousand characters are read as far as a person would mean them, by htmx as well.
    long = f"{address}search/?{urlencode({'q': 'défense ' * 1_250})}"
    assert get(Request(long, headers={"HX-Current-URL": long})) == 200
    assert run.press_ctrl_c() == 0, run.said
    said = "\n".join(run.said)
    assert "Migrations: up to date" in said
    assert "Static files: up to date" in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_no_process_behind(
    serve: Serve, filled: Path, number: signal.Signals
) -> None:
    run = serve()
    run.ready()
    assert len(still_there(filled)) > 3
    assert run.send(number) == 0
    assert still_there(filled) == []


def test_nohup_keeps_it_running_without_a_terminal(serve: Serve) -> None:
    previous = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does; children inherit it
    try:
        run = serve()
    finally:
        signal.signal(signal.SIGHUP, previous)
    address = run.ready()
    run.hang_up()
    assert get(f"{address}healthz") == 200
    assert run.press_ctrl_c() == 0, run.said


def test_ctrl_c_while_it_prepares(serve: Serve, filled: Path) -> None:
    run = serve()
    run.read_until("NATO Archive")
    assert run.press_ctrl_c() == 0, run.said
    assert "Traceback" not in "\n".join(run.said)
    assert still_there(filled) == []


def test_ctrl_c_just_before_it_serves(serve: Serve, filled: Path) -> None:
    run = serve(before=LOSE)
    assert run.wait() == 0, run.said
    assert run.said[-1] == "Stopped the archive and its database."
    assert "Traceback" not in "\n".join(run.said)
    assert still_there(filled) == []


def test_after_kill_9_it_starts_again(serve: Serve, filled: Path) -> None:
    run = serve()
    run.ready()
    assert run.send(signal.SIGKILL) == -signal.SIGKILL
    again = serve()
    again.ready()
    assert "\nDatabase: is running" in "\n".join(again.said)
    assert again.press_ctrl_c() == 0
    assert still_there(filled) == []


def test_a_killed_database_is_started_by_the_next_page(serve: Serve, filled: Path) -> None:
    run = serve()
    address = run.ready()
    leader = processes.leader(filled / "postgres")
    assert leader is not None
    leader.kill()
    assert get(f"{address}healthz") == 200
    assert run.press_ctrl_c() == 0, run.said


def test_a_data_folder_is_served_once(serve: Serve, filled: Path) -> None:
    run = serve()
    address = run.ready()
    second = serve()
    assert second.wait() == 1
    (line,) = second.said
    assert line.startswith(f"Error: The archive in {filled} is served already, at {address} (proc")
    assert "ARCHIVE_DATA= and PORT=" in line
    assert get(f"{address}healthz") == 200


def test_a_taken_port_costs_one_line_and_starts_nothing(serve: Serve, filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        run = serve(port)
        assert run.wait() == 1
    assert run.said == [
        f"Error: Port {port} is taken by another program: choose another with PORT=, as in"
        f" `make run PORT={port + 1}`."
    ]
    assert still_there(filled) == []


@pytest.mark.parametrize("port", ["65536", "-1", "80a", "", "1" * 5000])
def test_a_port_that_does_not_exist(serve: Serve, port: str) -> None:
    run = serve(port)
    assert run.wait() == 1
    assert run.said == [
        f"Error: There is no port “{port}”: choose a number up to 65535 with PORT=, as in"
        " `make run PORT=8001`."
    ]


def test_a_full_disk_costs_one_line(data: Path) -> None:
    programs = data / "programs"
    programs.mkdir()
    programs.chmod(0o755)
    data.chmod(0o755)
    says = {
        "postgres": "echo 'postgres (PostgreSQL) 18.6'",
        "initdb": "echo 'could not write: No space left on device'; exit 1",
    }
    for name, script in says.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    run = Serving(data, PG_BINDIR=str(programs))
    assert run.wait() == 1
    assert run.said[0] == f"NATO Archive, data in {data}"
    assert run.said[-1].startswith("Error: The disk is full: make room on the one that holds")
    assert len(run.said) == 3  # the second is that of the step which failed
    assert not (data / "postgres").exists()


def test_a_path_too_long_costs_one_line(data: Path) -> None:
    run = Serving(data / ("x" * 80))
    assert run.wait() == 1
    assert run.said[-1].startswith("Error: The database folder")
    assert len(run.said) == 3


def test_the_line_about_the_first_administrator_goes_away(serve: Serve, filled: Path) -> None:
    account = ["--username=first", "--email=first@example.org", "--noinput"]
    subprocess.run(
        [sys.executable, str(CHECKOUT / "manage.py"), "createsuperuser", *account],
        env=environment(filled) | {"DJANGO_SUPERUSER_PASSWORD": "a-long-passphrase-for-tests"},
        check=True,
        capture_output=True,
    )
    run = serve()
    run.ready()
    assert run.press_ctrl_c() == 0, run.said
    assert "make admin" not in "\n".join(run.said)
