"""What all tests share: the data folder and database server that tests/settings.py names."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nato_archive.postgres.server import Server
from tests.settings import OWN

# New examples at every run, but for continuous integration, which must not fail by chance; and no
# deadline, because a busy machine is no fault.
settings.register_profile(
    "archive",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("archive")

# Who starts the tests in the background has them ignore Ctrl-C, which some of them press.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# Parallel workers take whole modules and classes in this order: what takes longest comes first, so
# that what is short can fill the end; and all of a folder whose tests share a server together.
LONGEST = ("browser", "serving", "postgres", "ingest", "parsing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the folders with the longest tests come first."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.parent, len(places)))


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
