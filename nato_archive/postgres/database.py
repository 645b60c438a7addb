"""From a folder that may be empty to a database that takes connections."""

import contextlib
import time
from pathlib import Path

import psycopg
from psycopg import errors, sql

from nato_archive.postgres.processes import PORT
from nato_archive.postgres.server import Server

# What passes: a server that starts, stops or recovers ("the database system is starting up"),
# and one that was killed just now.
PASSING = ("the database system is", "server closed the connection", "No such file", "refused")
PATIENCE_SECONDS = 120


def make_ready(folder: Path, name: str) -> None:
    """Start the server of `folder` and make the database `name`, where either is missing."""
    with _connect(folder) as connection:
        found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
        if found is None:
            with contextlib.suppress(errors.DuplicateDatabase, errors.UniqueViolation):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _connect(folder: Path) -> psycopg.Connection:
    """A connection to the database that every server has, once the server takes connections."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        Server(folder).start()
        try:
            return psycopg.connect(
                host=str(folder), port=PORT, user="postgres", dbname="postgres", autocommit=True
            )
        except psycopg.OperationalError as error:
            passing = any(words in str(error) for words in PASSING)
            if not passing or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
