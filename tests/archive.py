"""The archive that most tests read: the real press conference, imported as `make run` does it."""

from functools import cache
from pathlib import Path

from django.conf import settings

from transcripts.ingest import import_paths, load_names, transcripts_in
from transcripts.models import Event, Passage

TRANSCRIPTS = settings.FIXTURES / "transcripts"
REAL = TRANSCRIPTS / "2024-10-16-pre-ministerial-press-conference.txt"
REAL_SLUG = "2024-10-16-pre-ministerial-press-conference"


def load_real_archive() -> Event:
    """Names and the real transcript → the database; returns its event."""
    load_names(settings.FIXTURES)
    report = import_paths(list(transcripts_in([Path(TRANSCRIPTS)])))
    assert not report.failed, report.as_json()
    return Event.objects.get(slug=REAL_SLUG)


@cache
def real_text() -> str:
    return REAL.read_text(encoding="utf-8")


def passage_of(asker: str) -> Passage:
    """The exchange that a journalist of the real press conference opened."""
    return Passage.objects.exchanges().filter(turns__speaker__name=asker).distinct().get()
