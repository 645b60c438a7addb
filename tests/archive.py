"""The archive that most tests read: the real press conference, imported as `make run` does it."""

from functools import cache

from django.conf import settings

from transcripts.ingest import Import, load_names
from transcripts.models import Event, Passage
from transcripts.sources import Inbox

TRANSCRIPTS = settings.FIXTURES / "transcripts"
REAL = TRANSCRIPTS / "2024-10-16-pre-ministerial-press-conference.txt"
REAL_SLUG = "2024-10-16-pre-ministerial-press-conference"


def load_real_archive() -> Event:
    """Names and the real transcript → the database; returns its event."""
    load_names(settings.FIXTURES)
    report = Import(Inbox([TRANSCRIPTS])).run()
    assert not report.failures
    return Event.objects.get(slug=REAL_SLUG)


@cache
def real_text() -> str:
    return REAL.read_text(encoding="utf-8")


def passage_of(asker: str) -> Passage:
    """The exchange that a journalist of the real press conference opened."""
    return Passage.objects.exchanges().filter(turns__speaker__name=asker).distinct().get()
