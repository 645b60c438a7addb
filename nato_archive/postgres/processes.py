"""The processes of a database server: the one that leads them, and the orphans of a dead one."""

import contextlib
import hashlib
import signal
import socket
import time
from pathlib import Path

import psutil

PORT = 5432  # names the socket file; nothing listens on the network
POLL_SECONDS = 0.01

# The files that name a server's process. After a crash that number may be any other process's.
LOCK_FILES = ("postmaster.pid", f".s.PGSQL.{PORT}.lock")


def cluster_name(folder: Path) -> str:
    """The server's name: all its processes show it in `ps`, and no other server has it."""
    return f"nato-archive-{hashlib.sha256(bytes(folder.resolve())).hexdigest()[:8]}"


def answers(folder: Path) -> bool:
    """Whether a server listens on the socket in `folder`."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(5)
        try:
            client.connect(str(folder / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def leader(folder: Path) -> psutil.Process | None:
    """The living server of `folder`, whether it is starting, ready or stopping."""
    with contextlib.suppress(IndexError, ValueError, psutil.Error):
        process = find(int(_lock_file(folder)[0]))
        if process:
            named = f"cluster_name={cluster_name(folder)}" in process.cmdline()
            return process if named or answers(folder) else None
    return None


def is_ready(folder: Path) -> bool:
    """Whether the server of `folder` says that it takes connections."""
    return _lock_file(folder)[7:8] == ["ready"]


def find(number: int) -> psutil.Process | None:
    """The process of that number, if there is one and it lives."""
    try:
        process = psutil.Process(number)
    except psutil.NoSuchProcess:
        return None
    return process if is_alive(process) else None


def is_alive(process: psutil.Process) -> bool:
    """Whether `process` still runs; a zombie, which nobody has waited for yet, does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def ask_to_end(process: psutil.Process) -> None:
    """Tell a server to end all its connections and then itself: PostgreSQL's "fast shutdown"."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(signal.SIGINT)


def wait_for_end(process: psutil.Process, seconds: float) -> bool:
    """Wait until `process` has ended; whether it did so within `seconds`."""
    deadline = time.monotonic() + seconds
    while is_alive(process):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def clear_up(folder: Path) -> None:
    """End and remove what a server of `folder` left behind that was killed.

    Its other processes notice within milliseconds and end, but for one amid a long query: that
    one would keep the next server from starting.
    """
    if not any((folder / name).exists() for name in LOCK_FILES):
        return
    title = f"postgres: {cluster_name(folder)}: "
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if " ".join(process.cmdline()).startswith(title) and not wait_for_end(process, 2):
                process.kill()
                wait_for_end(process, 5)
    for name in LOCK_FILES:
        (folder / name).unlink(missing_ok=True)


def _lock_file(folder: Path) -> list[str]:
    """The lines of postmaster.pid; none when there is no such file.

    https://www.postgresql.org/docs/18/storage-file-layout.html and src/include/utils/pidfile.h
    """
    try:
        text = (folder / LOCK_FILES[0]).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [line.strip() for line in text.splitlines()]
