"""Importing in several processes: each reads, parses and writes whole transcripts.

What depends on order (addresses, names) they do in the order of the transcripts, one after the
other; everything else side by side. So the archive becomes the same as with one process.
"""

import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Condition
from typing import Any, Self

from django.db import connection

from nato_archive import worker
from transcripts.sources import Received

from .one import import_one
from .outcome import Interrupted, Outcome


class Here:
    """Imports in this process, at once."""

    def __init__(self, given: Mapping[str, Any], beside: frozenset[str]) -> None:
        self.given, self.beside = given, beside

    def stop(self) -> None:
        """What was submitted is done already."""

    def submit(self, received: Received) -> Future[Outcome]:
        done: Future[Outcome] = Future()
        done.set_result(import_one(received, self.given, self.beside))
        return done


class Workers:
    """Imports in `jobs` processes, which pass what must be in order in the order of `submit`.

    A worker that is killed ends all of them: then a Future raises BrokenProcessPool.
    """

    def __init__(self, jobs: int, given: Mapping[str, Any], beside: frozenset[str]) -> None:
        context = get_context("spawn")
        self.turnstile = Turnstile(
            context.Condition(),
            context.Value("q", 0, lock=False),
            context.Value("b", 0, lock=False),
        )
        parts = self.turnstile.parts
        database = connection.settings_dict["NAME"]
        self.submitted = 0
        self.executor = ProcessPoolExecutor(
            jobs,
            mp_context=context,
            initializer=worker.begin,
            initargs=(database, f"{__name__}.begin", dict(given), beside, *parts),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.executor.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """Let nobody begin to write any more; those whose turn came before end theirs."""
        self.turnstile.end()

    def submit(self, received: Received) -> Future[Outcome]:
        # Ctrl-C is for this process alone; those that it starts inherit what it blocks.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            future = self.executor.submit(_import, self.submitted, received)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self.submitted += 1
        return future


class Turnstile:
    """Lets the processes pass one after the other, by number from 0, until it is closed."""

    def __init__(self, changed: Condition, following: Any, ended: Any) -> None:
        self.parts = (changed, following, ended)  # such as a process can be started with
        self.changed, self.following, self.ended = self.parts

    @contextmanager
    def turn(self, number: int) -> Iterator[None]:
        """Wait until all before `number` are through; when left, the next may come. Raises
        Interrupted where the turnstile was closed before."""
        with self.changed:
            self.changed.wait_for(lambda: self.ended.value or self.following.value == number)
            if self.ended.value:
                raise Interrupted
        try:
            yield
        finally:
            self.let_pass(number)

    def let_pass(self, number: int) -> None:
        """`number` needs its turn no more."""
        with self.changed:
            self.changed.wait_for(lambda: self.ended.value or self.following.value >= number)
            if self.following.value == number:
                self.following.value += 1
                self.changed.notify_all()

    def end(self) -> None:
        with self.changed:
            self.ended.value = 1
            self.changed.notify_all()


# What a worker imports with, and whose turn it is: set once, at its beginning.
_given: Mapping[str, Any]
_beside: frozenset[str]
_turnstile: Turnstile


def begin(
    given: Mapping[str, Any],
    beside: frozenset[str],
    changed: Condition,
    following: Any,
    ended: Any,
) -> None:
    """Begin a worker process."""
    global _given, _beside, _turnstile
    _given, _beside, _turnstile = given, beside, Turnstile(changed, following, ended)


def _import(number: int, received: Received) -> Outcome:
    try:
        return import_one(received, _given, _beside, partial(_turnstile.turn, number))
    finally:
        _turnstile.let_pass(number)  # whatever became of it
