"""Which database it is: the embedded one, or one's own."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

from nato_archive.errors import SetupError

CONNECT_SECONDS = 10  # that a server may take to answer, where DATABASE_URL does not say otherwise


def database(data: Path) -> dict[str, Any]:
    """Django's settings for the database of DATABASE_URL, else for the embedded one in `data`.

    Connections live as long as their thread. Health checks notice a server that went away, and
    the embedded backend starts it again, so the next request is served.
    """
    keep: dict[str, Any] = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    url = os.environ.get("DATABASE_URL")
    if url:
        return {**_parsed(url), **keep}
    return {
        "ENGINE": "nato_archive.postgres",
        "NAME": "nato_archive",
        "USER": "postgres",
        "HOST": str(data / "postgres"),  # the server's data folder is its socket folder
        **keep,
    }


def _parsed(url: str) -> dict[str, Any]:
    try:
        parsed: dict[str, Any] = {**dj_database_url.parse(url)}
    except ValueError:
        parsed = {}
    if parsed.get("ENGINE") != "django.db.backends.postgresql" or not parsed.get("NAME"):
        raise SetupError(  # without the URL itself, which holds a password
            "DATABASE_URL does not name a PostgreSQL database: it should read"
            " postgres://USER:PASSWORD@HOST:5432/NAME, or be left out for the embedded one."
        )
    parsed["OPTIONS"] = {"connect_timeout": CONNECT_SECONDS, **parsed.get("OPTIONS", {})}
    return parsed
