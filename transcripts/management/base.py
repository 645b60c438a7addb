"""What the archive's commands that use the database have in common."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class OneLineErrors(BaseCommand):
    """A command whose errors are one line and exit status 1, those of its options too."""

    def create_parser(self, *args: Any, **options: Any) -> CommandParser:
        parser = super().create_parser(*args, **options)
        parser.called_from_command_line = False  # so it raises CommandError; manage.py tells it
        return parser


class ArchiveCommand(OneLineErrors):
    """A command that needs the archive's tables, and says so where they are not there."""

    def execute(self, *args: Any, **options: Any) -> Any:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not ready for this version: run `python manage.py migrate` first."
            )
        return super().execute(*args, **options)
