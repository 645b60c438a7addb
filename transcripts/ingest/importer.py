"""Transcripts that came in → the archive: what the command and the admin's upload both call."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from nato_archive.interrupts import put_off
from transcripts.models import Event
from transcripts.sources import Inbox, Received, Refused

from .finishing import finish
from .locking import writing
from .outcome import Interrupted, Outcome, Report
from .parallel import Here, Workers
from .prepared import digest_of

# Transcripts that are looked up at once: so many, or as many as have so many bytes together.
BATCH, BATCH_BYTES = 64, 16 * 1024 * 1024
AHEAD = 4  # transcripts for each worker that wait for it
AHEAD_BYTES = 32 * 1024 * 1024  # of those that wait, all together

Progress = Callable[[Outcome], None]

# Metadata of one transcript: given for several, it would make them the same event.
ONE_TRANSCRIPTS = ("title", "source_url")


def import_path(
    path: Path, given: Mapping[str, Any] | None = None, *, dry_run: bool = False
) -> Outcome:
    """Import one file with its sidecar."""
    outcomes: list[Outcome] = []
    inbox = Inbox([path], max_bytes=settings.TRANSCRIPT_MAX_BYTES)
    Import(inbox, given).run(dry_run=dry_run, progress=outcomes.append)
    return outcomes[0]


class Import:
    """An import of all that is in an inbox: `total` transcripts.

    `given` is metadata that goes before what stands beside or in the files. What was imported
    before and has not changed is not read again. So an import that was interrupted goes on where
    it stopped when it is started again.
    """

    def __init__(self, inbox: Inbox, given: Mapping[str, Any] | None = None) -> None:
        self.inbox, self.given = inbox, given or {}
        self.total = 0
        digests = set()
        for one in inbox:
            self.total += 1
            if isinstance(one, Received):
                digests.add(digest_of(one, self.given))
        self.beside = frozenset(digests)

    def run(
        self,
        *,
        jobs: int = 1,
        dry_run: bool = False,
        progress: Progress = lambda outcome: None,
    ) -> Report:
        """Import all, each in a transaction of its own, and report on them in their order.

        One that fails is reported and does not stop the others; `progress` is called with each
        outcome. With `jobs` above 1 as many processes share the work, and the archive becomes the
        same as with one. With `dry_run` nothing is kept. Ctrl-C lets the transcripts that are
        being written come to their end.
        """
        report = Report()

        def tell(outcome: Outcome) -> None:
            report.add(outcome)
            progress(outcome)

        try:
            if dry_run:
                with writing():
                    _Run(Here(self.given, self.beside), tell, ahead=0).go(self)
                    transaction.set_rollback(True)
            elif jobs > 1:
                with Workers(jobs, self.given, self.beside) as workers:
                    _Run(workers, tell, ahead=AHEAD * jobs).go(self)
            else:
                _Run(Here(self.given, self.beside), tell, ahead=0).go(self)
        except KeyboardInterrupt:
            report.interrupted = True
        if not dry_run:
            finish()
        return report


class _Run:
    """Outcomes are told in the order of the transcripts, whoever is ready first; no more than
    `ahead` of them wait to be told."""

    def __init__(self, workers: Here | Workers, tell: Progress, *, ahead: int) -> None:
        self.workers, self.tell, self.ahead = workers, tell, ahead
        self.waiting: deque[tuple[int, Future[Outcome]]] = deque()  # with the bytes that they hold

    def go(self, whole: Import) -> None:
        try:
            for batch in _batches(whole.inbox):
                self._import(batch, whole.given)
            self._tell(0)
        except KeyboardInterrupt:
            self.workers.stop()
            for _, future in self.waiting:
                future.cancel()
            self._tell(0)
            raise

    def _import(self, batch: Sequence[Received | Refused], given: Mapping[str, Any]) -> None:
        digests = [digest_of(one, given) if isinstance(one, Received) else None for one in batch]
        known = _known(digest for digest in digests if digest)
        for one, digest in zip(batch, digests, strict=True):
            if isinstance(one, Refused):
                self._wait_with(Outcome(one.name, "failed", error=one.why))
            elif digest in known:
                self._wait_with(Outcome(one.name, "unchanged", *known[digest]))
            else:
                self.waiting.append((len(one.data), self.workers.submit(one)))
            while self._held() > AHEAD_BYTES:
                self._tell(len(self.waiting) - 1)
            self._tell(self.ahead)

    def _wait_with(self, outcome: Outcome) -> None:
        """Tell an outcome that is known already when it is its turn."""
        future: Future[Outcome] = Future()
        future.set_result(outcome)
        self.waiting.append((0, future))

    def _tell(self, ahead: int) -> None:
        """Tell outcomes until no more than `ahead` wait."""
        while len(self.waiting) > ahead or (self.waiting and self.waiting[0][1].done()):
            _, future = self.waiting[0]
            outcome = None
            with suppress(CancelledError, Interrupted):  # it is left for the next time
                outcome = future.result()
            with put_off():  # or Ctrl-C would have it told twice, or in part
                self.waiting.popleft()
                if outcome:
                    self.tell(outcome)

    def _held(self) -> int:
        return sum(size for size, _ in self.waiting)


def _batches(inbox: Inbox) -> Iterator[list[Received | Refused]]:
    batch: list[Received | Refused] = []
    held = 0
    for one in inbox:
        batch.append(one)
        held += len(one.data) if isinstance(one, Received) else 0
        if len(batch) == BATCH or held >= BATCH_BYTES:
            yield batch
            batch, held = [], 0
    yield batch


def _known(digests: Iterable[str]) -> dict[str | None, tuple[str, tuple[dict[str, Any], ...]]]:
    """Slug and warnings of the events that have one of some digests."""
    events = Event.objects.filter(received_digest__in=list(digests))
    found = events.values_list("received_digest", "slug", "warnings")
    return {digest: (slug, tuple(warnings)) for digest, slug, warnings in found}
