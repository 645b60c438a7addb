"""Large answers, read as the database holds them; as text they are twice as long."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.pq import Format


def fetch_binary(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows that a statement gives."""
    connection.ensure_connection()
    cursor: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]
    cursor.format = Format.BINARY
    logged = connection.queries_logged
    make = connection.make_debug_cursor if logged else connection.make_cursor
    with make(cursor) as cursor:
        cursor.execute(statement, values or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
