"""Django's PostgreSQL backend, over a server that starts when the first connection needs it.

Used as `"ENGINE": "nato_archive.postgres"`, with `"HOST"` the server's folder.
"""

from pathlib import Path
from typing import Any

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base

from nato_archive.errors import SetupError
from nato_archive.postgres.client import DatabaseClient
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.processes import PORT


class ServerUnavailable(SetupError, OperationalError):
    """The server cannot be started: for `manage.py` a SetupError, for views a database error."""


class DatabaseWrapper(base.DatabaseWrapper):
    """When a connection fails, sees to it that server and database are there, and tries again."""

    client_class = DatabaseClient

    def __init__(self, settings_dict: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        # The port names the socket file; a PGPORT in the environment is about another server.
        settings_dict["PORT"] = str(PORT)
        super().__init__(settings_dict, *args, **kwargs)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            try:
                make_ready(Path(conn_params["host"]), conn_params["dbname"])
            except SetupError as error:
                raise ServerUnavailable(str(error)) from error
            return super().get_new_connection(conn_params)
