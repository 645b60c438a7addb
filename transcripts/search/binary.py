"""Large answers, read as the database holds them; as text they are twice as long."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.pq import Format


def fetch_binary(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows that a statement gives."""
    with _cursor() as cursor:
        cursor.execute(statement, values or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _cursor() -> Any:
    connection.ensure_connection()
    if connection.queries_logged:  # only of its usual cursors Django knows what they executed
        return connection.cursor()
    cursor: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    cursor.format = Format.BINARY
    return connection.make_cursor(cursor)
