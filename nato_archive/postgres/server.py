"""Starting and stopping the database server that lives in one folder.

The server belongs to the folder and not to a Python process: whoever needs it first starts it,
it outlives that process, and `manage.py stopdb` ends it. Beside its folder `postgres` are
`postgres.lock`, which lets one process at a time start or stop it, and `postgres.log`.
"""

import contextlib
import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psutil

from nato_archive.errors import SetupError, explained
from nato_archive.postgres import cluster, processes
from nato_archive.postgres.accounts import Account, identity, server_account
from nato_archive.postgres.binaries import programs

START_SECONDS = 120  # recovery after a crash can take a while
STOP_SECONDS = 60
LOG_BYTES = 2**20  # a log longer than that starts anew with the next server; the old one is kept

# With ARCHIVE_THROWAWAY=1, for databases that nobody will miss: do not wait for the disk, and let
# tests on many processors at once, of which each has a browser with a dozen, have connections.
THROWAWAY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=500",
)

# Prints the number of the process that it leaves behind. That one is no child of Python, so it
# does not end with Python, and does not stay as a zombie if it ends before.
DETACH = ("/bin/sh", "-c", '"$@" >&2 & echo $!', "sh")


class Server:
    """The embedded server whose data and socket are in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder.with_name(f"{folder.name}.log")

    def start(self) -> bool:
        """Make sure that the server runs; whether it had to be started. SetupError if it can't."""
        cluster.check_path(self.folder)
        with self._lock():
            if self._is_running():
                return False
            processes.clear_up(self.folder)
            self._start()
            return True

    def stop(self) -> bool:
        """Stop the server, ending its connections; whether there was one to stop."""
        if not self.folder.exists():
            return False
        with self._lock():
            process = processes.leader(self.folder)
            if process is None:
                return False
            processes.ask_to_end(process)
            if not processes.wait_for_end(process, STOP_SECONDS):
                raise self._hangs(process)
            return True

    def _is_running(self) -> bool:
        """Whether a server is up, after waiting for one that is starting or stopping."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            ready = processes.is_ready(self.folder)
            if ready and processes.answers(self.folder):
                return True  # even where its process cannot be seen, as from another container
            process = processes.leader(self.folder)
            if process is None:
                return False
            if ready:
                processes.ask_to_end(process)  # its socket file was deleted: it is out of reach
            if time.monotonic() > deadline:
                raise self._hangs(process)
            time.sleep(processes.POLL_SECONDS)

    def _start(self) -> None:
        throwaway = os.environ.get("ARCHIVE_THROWAWAY") == "1"
        account = server_account(self.folder)
        found = programs(account)
        with self._open_log() as log:
            if not cluster.is_made(self.folder):
                said = cluster.make(self.folder, found, account, throwaway=throwaway)
                log.write(said.encode())
                log.flush()
            cluster.check_owner(self.folder, account)
            cluster.check_version(self.folder, found)
            before = log.tell()
            number = self._launch(found, account, log, THROWAWAY if throwaway else ())
        deadline = time.monotonic() + START_SECONDS
        while not processes.is_ready(self.folder):
            process = processes.find(number)
            if process is None:
                said = self.log.read_bytes()[before:].decode(errors="replace")
                raise cluster.failure(f"did not start. Its log {self.log} ends", said, self.folder)
            if time.monotonic() > deadline:
                raise self._hangs(process)
            time.sleep(processes.POLL_SECONDS)

    def _launch(
        self, programs: Path, account: Account | None, log: IO[bytes], settings: tuple[str, ...]
    ) -> int:
        command: list[str | Path] = [*DETACH, programs / "postgres"]
        command += cluster.arguments(self.folder, programs, account)
        for setting in (f"cluster_name={processes.cluster_name(self.folder)}", *settings):
            command += ["-c", setting]
        shell = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=self.folder,
            env=cluster.ENVIRONMENT,
            start_new_session=True,  # out of reach of Ctrl-C
            check=True,
            **identity(account),
        )
        return int(shell.stdout)

    def _open_log(self) -> IO[bytes]:
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_name(f"{self.log.name}.old"))
        return self.log.open("ab")

    def _hangs(self, process: psutil.Process) -> SetupError:
        return SetupError(
            f"PostgreSQL (process {process.pid}) neither starts nor stops. See its log {self.log}."
        )

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        """Keep other processes and threads from starting or stopping this server meanwhile."""
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            path = self.folder.with_name(f"{self.folder.name}.lock")
            with path.open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise explained(error, self.folder.parent) from error
