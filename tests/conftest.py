"""What all tests share: the data folder and database server that tests/settings.py names."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from nato_archive.postgres.server import Server
from tests.settings import OWN


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that only its owner may enter; its server, if any, is ended afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="data-", dir="/tmp"))
    yield folder
    for server in folder.rglob("postmaster.pid"):
        Server(server.parent).stop()
    shutil.rmtree(folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the server of the tests, and remove its data."""
    if not hasattr(config, "workerinput"):  # the workers of pytest-xdist share the controller's
        Server(Path(OWN) / "postgres").stop()
        shutil.rmtree(OWN, ignore_errors=True)
