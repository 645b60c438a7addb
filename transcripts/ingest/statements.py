"""Statements of the import that are executed for every transcript.

They are written out: to have Django put one together takes several times as long as PostgreSQL
takes to execute it.
"""

from typing import Any

from django.db import connection


def fetch(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """The rows that a statement gives; none where it gives no rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []
