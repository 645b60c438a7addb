"""Statements of the import that are executed for every transcript.

They are written out, and PostgreSQL plans each once a connection: to have Django put one together
takes several times as long as PostgreSQL takes to execute it, and to plan it takes twice as long.
"""

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor


def fetch(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """The rows that a statement gives; none where it gives no rows."""
    with _preparing_cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def _preparing_cursor() -> Any:
    """A cursor of Django's whose statements are prepared when they are first executed."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = 0
    cursor: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    logged = connection.queries_logged
    return connection.make_debug_cursor(cursor) if logged else connection.make_cursor(cursor)
