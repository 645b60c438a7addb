"""`manage.py dbshell`, with the psql that came with the server."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client

from nato_archive.postgres.binaries import programs


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        args, env = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(programs(None) / args[0]), *args[1:]], env

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.ensure_connection()  # psql could not start the server
        self.connection.close()
        super().runshell(parameters)
