"""A fictional transcript that was imported and then corrected, as its readers find it."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fictional import TRANSCRIPT
from transcripts.ingest import import_path
from transcripts.models import Event

SLUG = "2031-05-07-fictional-press-conference"
ADDED = (
    "Ola Nordmann (Fjord Radio): Are the <fjords> lit as well?\n"
    "Secretary General Ada Example: The fjords light themselves.\n"
)
CORRECTED = (
    TRANSCRIPT.replace("(As delivered)", "(As prepared)")
    .replace("lamps burning", "lanterns burning & bright")
    .replace("Spokesperson Max Muster: Next,", f"{ADDED}Spokesperson Max Muster: Next,")
    .replace("Spokesperson Max Muster: That is all. Thank you.\n", "")
    .replace("Juan Ejemplo", "Juan Ejemplar")
)


def load(text: str = TRANSCRIPT) -> Event:
    """Import a text as the fictional event's."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fictional.txt"
        path.write_text(text, encoding="utf-8")
        outcome = import_path(path, {"date": datetime.date(2031, 5, 7)})
    assert outcome.error is None, outcome
    return Event.objects.get(slug=outcome.event)


def load_corrected() -> Event:
    """The fictional event, corrected once."""
    load()
    return load(CORRECTED)
