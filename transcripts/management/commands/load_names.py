"""`manage.py load_names`"""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from transcripts.ingest import ImportRefused, load_names
from transcripts.management.base import ArchiveCommand


class Command(ArchiveCommand):
    help = (
        "Load the outlets, officials and topics of fixtures/ into the archive. What was changed or "
        "deleted in the admin since stays so. Example: python manage.py load_names"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_names(settings.FIXTURES)
        except ImportRefused as refused:
            raise CommandError(str(refused)) from refused
        said = ", ".join(f"{count} {names}" for names, count in changed.items() if count)
        self.stdout.write(f"Names: {said} loaded." if said else "Names: up to date.")
