"""Real and invented transcripts never come into one archive."""

from pathlib import Path

from django.conf import settings

from transcripts.models import Archive, Event, Outlet, Speaker
from transcripts.sources import MARK, is_fictional

from .locking import writing
from .outcome import ImportRefused
from .statements import fetch

NOT_HERE = (
    f"This transcript is marked “{MARK}”, and this archive is a real one. Fiction has an archive "
    "of its own, which `make sample` builds."
)
NOT_REAL = (
    "This archive is fictional, and the transcript is not marked as invented: import it into an "
    f"archive of its own. What is invented says “{MARK}” on a line of its own."
)


def refuse_mixing(text: str) -> None:
    """Raise ImportRefused for a real transcript in a fictional archive, and the other way round."""
    [(fictional,)] = fetch("SELECT EXISTS (SELECT FROM transcripts_archive WHERE fictional)")
    invented = is_fictional(text)
    if invented and not fictional:
        raise ImportRefused(NOT_HERE)
    if fictional and not invented:
        raise ImportRefused(NOT_REAL)


def make_fictional() -> None:
    """Make an empty archive a fictional one, for good. Raises ImportRefused for another."""
    with writing():
        if Archive.objects.is_fictional():
            return
        if any(model.objects.exists() for model in (Event, Outlet, Speaker)):
            raise ImportRefused(
                "This archive holds real transcripts or names, and fiction is not mixed with them: "
                "choose an empty data folder."
            )
        Archive.objects.update_or_create(pk=1, defaults={"fictional": True})


def names_folder() -> Path:
    """Where the outlets, officials and topics of this archive are listed."""
    fictional = Archive.objects.is_fictional()
    return settings.FIXTURES / "sample" if fictional else settings.FIXTURES
