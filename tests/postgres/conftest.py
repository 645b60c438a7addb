"""Real servers, in folders of their own that only their owner may enter."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from nato_archive.postgres.accounts import nobody
from nato_archive.postgres.binaries import programs
from nato_archive.postgres.processes import PORT

CHECKOUT = Path(__file__).parents[2]
ROOT = os.geteuid() == 0

# Imports everything first: what follows may run as a user who cannot read this checkout.
AS_USER = """
import encodings.ascii, os, sys
import psycopg
from pathlib import Path
from nato_archive.postgres.database import make_ready
uid, gid, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
if os.geteuid() != uid:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
make_ready(folder, "archive")
"""


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)


@pytest.fixture
def folder(data: Path) -> Path:
    """Where a server may be made."""
    return data / "postgres"


def ask(folder: Path, query: str, database: str = "archive") -> Any:
    """The first value that the server of `folder` answers to `query`."""
    with psycopg.connect(
        host=str(folder), port=PORT, user="postgres", dbname=database
    ) as connection:
        row = connection.execute(query).fetchone()
        assert row is not None
        return row[0]


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` with `arguments` and a changed environment."""
    return subprocess.run(
        [sys.executable, CHECKOUT / "manage.py", *arguments],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "nato_archive.settings"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def as_user(data: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Makes a database in a folder, as another user when the tests run as root."""

    def run(folder: Path, uid: int | None = None) -> subprocess.CompletedProcess[str]:
        account = nobody()
        uid, gid = (uid or account.uid, uid or account.gid) if ROOT else (os.getuid(), os.getgid())
        data.chmod(0o755)
        folder.parent.mkdir(exist_ok=True)
        os.chown(folder.parent, uid, gid)
        environment = {"PG_BINDIR": str(programs(account if ROOT else None))}
        return subprocess.run(
            [sys.executable, "-c", AS_USER, str(uid), str(gid), folder],
            cwd=CHECKOUT,
            env={"PATH": os.environ["PATH"], "ARCHIVE_THROWAWAY": "1", **environment},
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def older_programs() -> Path | None:
    """The programs of an older PostgreSQL, where Debian keeps them, if one is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("1[0-7]/bin/initdb"))
    return found[-1].parent if found else None
