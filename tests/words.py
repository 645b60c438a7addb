"""Two plainly fictional press conferences, one of them in French, about names and numbers."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from transcripts.ingest import import_path
from transcripts.models import Event

ENGLISH = """\
Fictional press conference about names
by Secretary General Ada Example
(As delivered)
Good afternoon. The Kosovo Force of this fiction guards a lighthouse. Türkiye lends the lamps, and \
the Supreme Allied Commander Europe polishes them.
Spokesperson Max Muster: The Example Times, please.
Erika Beispiel (Example Times): Does the DPRK sell lamps, as Article Five of the catalogue says?
Secretary General Ada Example: Two per cent of all lamps are green.
Spokesperson Max Muster: Radio Nowhere.
Juan Ejemplo (Radio Nowhere): Will the United States draw us a map of the quiet river?
Secretary General Ada Example: Bridges first. They will let us know by 2 May.
Spokesperson Max Muster: Fjord Radio.
Ola Nordmann (Fjord Radio): Is 2% enough for the ground-based air defence of a fjord in Kyiv?
Secretary General Ada Example: An unmanned aerial vehicle will count the fish.
"""

FRENCH = """\
Conférence de presse fictive sur les noms
par la Secrétaire générale Ada Example
Bonjour. L'OTAN de cette fiction garde les phares, et les pays alliés garderont les lampes.
Jean Exemple (Radio Nulle Part) : La Corée du Nord vend-elle des lampes ?
Secrétaire générale Ada Example : Nous demandons deux pour cent de rabais à la Turquie.
"""


def load_words() -> None:
    """Import both."""
    load(ENGLISH, datetime.date(2031, 5, 7))
    load(FRENCH, datetime.date(2032, 5, 7))


def load(text: str, date: datetime.date) -> Event:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fictional.txt"
        path.write_text(text, encoding="utf-8")
        outcome = import_path(path, {"date": date})
    assert outcome.error is None, outcome
    return Event.objects.get(slug=outcome.event)
