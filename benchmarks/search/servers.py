"""Servers of this machine that a benchmark starts, and a client that keeps its connection."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from time import perf_counter, sleep

import psutil

from benchmarks.importing import ROOT

HOST = "127.0.0.1"
STARTING = 120  # seconds that a server may take to answer
ANSWERING = 600  # seconds that one answer may take


@dataclass(frozen=True, slots=True)
class Answer:
    seconds: float
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Asks one server, over one connection."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection(HOST, port, timeout=ANSWERING)

    def get(self, path: str) -> Answer:
        """What is at `path`, and the seconds until it was there. Exits unless its status is 200."""
        try:
            return self._get(path)
        except (HTTPException, ConnectionError):
            # The server gave up a connection that was idle while others were asked.
            self.connection.close()
            return self._get(path)

    def _get(self, path: str) -> Answer:
        start = perf_counter()
        self.connection.request("GET", path)
        response: HTTPResponse = self.connection.getresponse()
        body = response.read()
        seconds = perf_counter() - start
        if response.status != 200:
            sys.exit(f"{path}: status {response.status}: {body[:300].decode(errors='replace')}")
        return Answer(seconds, dict(response.getheaders()), body)


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: how to ask it, and the process that answers."""

    client: Client
    worker: psutil.Process

    @property
    def memory(self) -> int:
        """The bytes that the worker has for itself."""
        own: int = self.worker.memory_full_info().uss
        return own


@contextmanager
def archive_served(data: Path, folder: Path, *, held: bool = False) -> Iterator[Served]:
    """The archive in `data`, by its production server with one worker; logs go to `folder`."""
    arguments = ["benchmarks.search.serve", "--held"] if held else ["benchmarks.search.serve"]
    log = folder / f"{data.name}{'-held' if held else ''}.log"
    with _started(arguments, log, ARCHIVE_DATA=str(data)) as (client, server):
        yield Served(client, server.children()[0])


@contextmanager
def datasette_served(passages: Path, *, bare: bool = False) -> Iterator[Served]:
    """Datasette on an SQLite file as it is published, but that no time limit cuts an answer short.

    A `bare` one suggests no further facets, which nobody asked for and takes it long.
    """
    settings = {
        "sql_time_limit_ms": str(ANSWERING * 1000),
        "facet_time_limit_ms": str(ANSWERING * 1000),
        "suggest_facets": "off" if bare else "on",
    }
    arguments = ["datasette", "serve", str(passages), f"--host={HOST}"]
    for setting in settings.items():
        arguments += ["--setting", *setting]
    log = passages.with_name(f"datasette{'-bare' if bare else ''}.log")
    with _started([*arguments, "--port"], log) as (client, server):
        yield Served(client, server)


@contextmanager
def _started(
    arguments: list[str], log: Path, **environment: str
) -> Iterator[tuple[Client, psutil.Process]]:
    """A Python module as a server, which takes a port as its last argument."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", *arguments, str(port)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
        )
    try:
        _wait(server, port, log)
        yield Client(port), psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait()


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = perf_counter() + STARTING
    while perf_counter() < until and server.poll() is None:
        try:
            client = HTTPConnection(HOST, port, timeout=STARTING)
            client.request("GET", "/")
            client.getresponse().read()
            return
        except (HTTPException, OSError):
            sleep(0.1)
    sys.exit(f"{log.stem} does not answer: {log.read_text()[-2000:]}")
