"""What the archive's commands that use the database have in common."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class ArchiveCommand(BaseCommand):
    """A command that needs the archive's tables, and says so where they are not there."""

    def execute(self, *args: Any, **options: Any) -> Any:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not ready for this version: run `python manage.py migrate` first."
            )
        return super().execute(*args, **options)
