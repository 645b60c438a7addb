"""What the archive's commands have in common."""

import json
import os
import re
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nato_archive.interrupts import INTERRUPTED


class OneLineErrors(BaseCommand):
    """A command whose errors are one line and exit status 1, those of its options too; Ctrl-C is
    one line and 130."""

    def create_parser(self, *args: Any, **options: Any) -> CommandParser:
        parser = super().create_parser(*args, **options)
        parser.called_from_command_line = False  # so it raises CommandError; manage.py tells it
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        try:
            super().run_from_argv(argv)
        except KeyboardInterrupt:
            tell(self.stderr, "Interrupted.")
            sys.exit(INTERRUPTED)


class ArchiveCommand(OneLineErrors):
    """A command that needs the archive's tables, and says so where they are not there."""

    def execute(self, *args: Any, **options: Any) -> Any:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not ready for this version: run `python manage.py migrate` first."
            )
        return super().execute(*args, **options)


# A pipe takes 4,096 bytes at once or not at all; of more, a signal may lose what was not yet taken.
_PIECE = 1000  # characters
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def tell(out: OutputWrapper, text: str, ending: str = "\n") -> bool:
    """Write to standard output or standard error, at once. False where nobody reads it any more,
    as behind `| head`: then this is lost, and so is all that is written after it."""
    text = _encodable(text + ending, out)
    try:
        for at in range(0, len(text), _PIECE):
            out.write(text[at : at + _PIECE], ending="")
            out.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())  # or Python fails once more, at its end
        os.close(nowhere)
        return False
    return True


def _encodable(text: str, out: OutputWrapper) -> str:
    """A text as its output can take it: where that is not Unicode, escaped as JSON does it, so that
    JSON stays what it is."""
    try:
        text.encode(getattr(out, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return _NOT_ASCII.sub(lambda match: json.dumps(match[0])[1:-1], text)
    return text
