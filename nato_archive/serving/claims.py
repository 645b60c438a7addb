"""What only one server can have: the port, and the data folder."""

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from nato_archive.errors import SetupError, explained

HOST = "127.0.0.1"
LAST_PORT = 65535


def port_number(text: str) -> int:
    """The port that somebody wants; SetupError when there is none of that number."""
    if text.isdecimal() and len(text) <= len(str(LAST_PORT)) and int(text) <= LAST_PORT:
        return int(text)
    raise SetupError(
        f"There is no port “{text}”: choose a number up to {LAST_PORT} with PORT=, as in"
        " `make run PORT=8001`."
    )


def claim_port(port: int) -> socket.socket:
    """A socket on that port of this machine, which does not listen yet; 0 takes a free port."""
    claimed = socket.socket()
    claimed.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        claimed.bind((HOST, port))
    except OSError as error:
        claimed.close()
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"Port {port} is taken by another program: choose another with PORT=, as in"
                f" `make run PORT={port + 1}`."
            ) from error
        raise SetupError(
            f"Port {port} cannot be used ({error.strerror}): choose another with PORT=."
        ) from error
    return claimed


def address(claimed: socket.socket) -> str:
    """Where the socket is to be reached by a browser."""
    return f"http://{HOST}:{claimed.getsockname()[1]}/"


def claim_data(folder: Path) -> IO[str]:
    """The data folder for this process until it ends; SetupError when another one serves it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "serve.lock").open("a+", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip() or "somewhere"
            lock.close()
            raise SetupError(
                f"The archive in {folder} is served already, at {holder}: stop that with Ctrl-C"
                " there, or choose another data folder and port with ARCHIVE_DATA= and PORT=."
            ) from error
    except OSError as error:
        raise explained(error, folder) from error
    return lock


def publish(lock: IO[str], where: str) -> None:
    """Let `claim_data` of other processes say where this one serves."""
    lock.truncate(0)
    lock.write(f"{where} (process {os.getpid()})")
    lock.flush()
