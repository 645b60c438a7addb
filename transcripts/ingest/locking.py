"""One writer at a time: imports, merges and the loading of names take turns."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITING = 0x4E41544F  # an advisory lock has no name but a number: "NATO" in ASCII


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which nobody else writes names or transcripts."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
        yield
