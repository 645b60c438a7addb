"""`manage.py dumpdb`: the embedded database as SQL, for backups and upgrades."""

import subprocess
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from nato_archive.postgres.base import DatabaseWrapper
from nato_archive.postgres.binaries import programs


class Command(BaseCommand):
    help = (
        "Writes the whole database as SQL to standard output, as a backup, or to take it to"
        " another version of PostgreSQL. `dbshell` reads it back into an empty database."
        " Example: python manage.py dumpdb > archive.sql"
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections["default"]
        if not isinstance(connection, DatabaseWrapper):
            raise CommandError("DATABASE_URL names a server of your own: use its pg_dump.")
        connection.ensure_connection()
        where = connection.get_connection_params()
        dump = [str(programs(None) / "pg_dump"), "--no-owner", f"--host={where['host']}"]
        dump += [f"--port={where['port']}", f"--username={where['user']}", where["dbname"]]
        if subprocess.run(dump).returncode != 0:
            raise CommandError("pg_dump failed: the dump is not complete.")
