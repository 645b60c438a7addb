"""`manage.py load_names`"""

from typing import Any

from django.core.management.base import CommandError

from transcripts.ingest import ImportRefused, load_names, names_folder
from transcripts.management.base import ArchiveCommand


class Command(ArchiveCommand):
    help = (
        "Load the outlets, officials and topics of fixtures/ into the archive, those of "
        "fixtures/sample/ into a fictional one. What was changed or deleted in the admin since "
        "stays so. Example: python manage.py load_names"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_names(names_folder())
        except ImportRefused as refused:
            raise CommandError(str(refused)) from refused
        said = ", ".join(f"{count} {names}" for names, count in changed.items() if count)
        self.stdout.write(f"Names: {said} loaded." if said else "Names: up to date.")
