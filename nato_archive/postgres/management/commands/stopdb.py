"""`manage.py stopdb`: stop the embedded database server."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from nato_archive.postgres.base import DatabaseWrapper
from nato_archive.postgres.server import Server


class Command(BaseCommand):
    help = (
        "Stops the embedded database server, ending its connections. It starts again by itself"
        " when next needed. Example: python manage.py stopdb"
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections["default"]
        if not isinstance(connection, DatabaseWrapper):
            self.stdout.write("DATABASE_URL names a server of your own: none here to stop.")
            return
        folder = Path(connection.settings_dict["HOST"])
        if Server(folder).stop():
            self.stdout.write(f"Stopped the database server in {folder}.")
        else:
            self.stdout.write(f"No database server runs in {folder}: nothing to stop.")
