"""What keeps the database from being used, in words."""

import os

from django.db import DatabaseError, NotSupportedError, OperationalError
from psycopg.errors import InsufficientPrivilege, ReadOnlySqlTransaction


def in_words(error: DatabaseError) -> str | None:
    """What is wrong with the server, its settings or its rights, in a line; None where it is
    rather a fault of the program."""
    name = "database that DATABASE_URL names" if os.environ.get("DATABASE_URL") else "database"
    said = " ".join(str(error).split())
    cause = error.__cause__ or (error.__context__ and error.__context__.__cause__)
    if isinstance(cause, InsufficientPrivilege | ReadOnlySqlTransaction):
        return (
            f"The {name} does not let the archive do what it must ({said}): let the account that"
            " the archive connects as own the database, and write to it."
        )
    if isinstance(error, NotSupportedError):
        return f"The {name} lacks what the archive needs ({said}): see docs/operating.md."
    return f"The {name} failed: {said}" if isinstance(error, OperationalError) else None
