"""The production server: gunicorn inside this process, with workers that fork from it."""

import gc
import os
import signal
import socket
from typing import Any

from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http import message
from gunicorn.workers.base import Worker

from nato_archive.memory import give_back_large_blocks
from nato_archive.serving.interrupts import Interrupts, outlives_terminal

# Each thread keeps a database connection of its own: at most 16 of the server's 50.
MOST_WORKERS = 4
THREADS = 4
STOP_SECONDS = 3  # for requests that are being answered when the server is to stop
# A search has what was typed in its address: ten thousand characters of any European language.
LONGEST_ADDRESS = 65_536
GARBAGE = 10_000  # new objects from where on garbage is looked for; a page makes many more


def workers() -> int:
    """One process for each core, two at least: one slow page does not hold up all others."""
    return max(2, min(os.cpu_count() or 1, MOST_WORKERS))


def application() -> Any:
    """The WSGI application, loaded in full: its errors show at once, and once."""
    from nato_archive.wsgi import application

    get_resolver().url_patterns  # noqa: B018 - loads the views
    return application


def serve(application: Any, claimed: socket.socket, interrupts: Interrupts) -> int:
    """Answer requests on the claimed socket until a signal says stop; the exit status.

    Raises SystemExit in the workers when they end: there, nothing is left to be done.
    """
    connections.close_all()  # a connection cannot be shared with forked processes
    give_back_large_blocks()
    this_process = os.getpid()
    # What is loaded now stays: looking through it for garbage takes longer than some pages, and
    # writes into memory that the workers share.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    try:
        _Arbiter(_Server(application, claimed), interrupts).run()
    except SystemExit as end:
        if os.getpid() != this_process:
            raise
        return end.code if isinstance(end.code, int) else 1
    return 0


class _Server(BaseApplication):
    def __init__(self, application: Any, claimed: socket.socket) -> None:
        self._application = application
        self._claimed = claimed
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"fd://{self._claimed.detach()}",
            "workers": workers(),
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "graceful_timeout": STOP_SECONDS,
            "post_worker_init": _leave_signals_to_arbiter,
            "limit_request_line": LONGEST_ADDRESS,
            "limit_request_field_size": LONGEST_ADDRESS,  # pages are said to be asked from there
            "loglevel": "warning",
            "control_socket_disable": True,
            "proc_name": "nato-archive",
        }
        for name, value in settings.items():
            self.cfg.set(name, value)
        message.MAX_REQUEST_LINE = LONGEST_ADDRESS  # else gunicorn takes 8,190 at most

    def load(self) -> Any:
        return self._application


class _Arbiter(Arbiter):
    """Takes Ctrl-C and a closed terminal for what SIGTERM is: the end, after current requests."""

    def __init__(self, server: _Server, interrupts: Interrupts) -> None:
        self._interrupts = interrupts
        super().__init__(server)

    def init_signals(self) -> None:
        ignored = outlives_terminal(signal.SIGHUP)
        super().init_signals()
        if ignored:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        if self._interrupts.came:  # until just now, signals went there
            self.signal(signal.SIGTERM, None)

    def handle_int(self) -> None:
        self.handle_term()

    def handle_hup(self) -> None:
        self.handle_term()


def _leave_signals_to_arbiter(worker: Worker) -> None:
    """A terminal's signals reach workers too; two ends at once can block one for good."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
