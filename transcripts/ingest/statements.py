"""Statements of the import that are executed for every transcript.

They are written out, and PostgreSQL plans each once a connection: to have Django put one together
takes several times as long as PostgreSQL takes to execute it, and to plan it takes twice as long.
They go to psycopg without the cursor that Django wraps around its own, which took half of the time
that Python spends on each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.base import ServerBindingCursor


def fetch(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """The rows that a statement gives; none where it gives no rows."""
    with _preparing_cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def copying(statement: str) -> Iterator[Any]:
    """What rows are written to (psycopg.Copy) that a COPY brings into a table."""
    with _preparing_cursor() as cursor, cursor.copy(statement) as copy:
        yield copy


@contextmanager
def _preparing_cursor() -> Iterator[Any]:
    """A cursor whose statements are prepared when they are first executed; what goes wrong is
    raised as Django raises it."""
    database: Any = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    database.connection.prepare_threshold = 0
    cursor: Any = ServerBindingCursor(database.connection)  # type: ignore[call-arg]
    with database.wrap_database_errors:
        yield database.make_debug_cursor(cursor) if database.queries_logged else cursor
