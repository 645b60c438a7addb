"""The sample archive, from an empty data folder to the last transcript."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import OutputWrapper
from django.db import transaction

from nato_archive.interrupts import put_off
from nato_archive.serving import steps
from transcripts.ingest import Import, Report, load_names, make_fictional, names_folder
from transcripts.models import Event
from transcripts.sources import Inbox

from .files import make_sample, write


def build(out: OutputWrapper) -> Report:
    """Build it in the data folder, or bring it up to date; the report on its transcripts.

    Raises ImportRefused where the folder holds a real archive, and SetupError. Ctrl-C leaves what
    the next time goes on from.
    """
    with _database():
        steps.migrate()
        make_fictional()
        load_names(names_folder())
        sample = make_sample()
        folder = settings.ARCHIVE_DATA
        if not Event.objects.exists():  # else the mistakes would be made and mended once more
            with transaction.atomic():
                load(write(sample.first, folder / "first-versions"))
        out.write(f"Wrote {len(sample.transcripts)} invented transcripts; importing them …")
        out.flush()
        return load(write(sample.transcripts, folder / "transcripts"), jobs=os.cpu_count() or 1)


def load(folder: Path, *, jobs: int = 1) -> Report:
    """Import all that is in a folder. Raises KeyboardInterrupt where Ctrl-C ended that."""
    report = Import(Inbox([folder], max_bytes=settings.TRANSCRIPT_MAX_BYTES)).run(jobs=jobs)
    if report.interrupted:
        raise KeyboardInterrupt
    return report


@contextmanager
def _database() -> Iterator[None]:
    """The database server, left as it was found: running or not."""
    started = False
    try:
        with put_off():
            started = steps.start_database() == "started"
        yield
    finally:
        server = steps.embedded_server()
        if started and server:
            with put_off():
                server.stop()
