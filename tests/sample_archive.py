"""The fictional archive as `make sample` builds it, for tests that want an archive of some size."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nato_archive.sample.build import load
from nato_archive.sample.files import write
from tests.sample.whole import whole_sample
from tests.serving.test_serve import Serving, environment
from transcripts.ingest import Report, load_names, make_fictional, names_folder

CHECKOUT = Path(__file__).parents[1]


def load_sample_archive(*, every: int = 1) -> Report:
    """The sample → the database, or one in `every` of its events; those that were corrected are
    always among them."""
    make_fictional()
    load_names(names_folder())
    first = whole_sample().first
    corrected = {one.name for one in first}
    later = [
        one
        for number, one in enumerate(whole_sample().transcripts)
        if number % every == 0 or one.name in corrected
    ]
    with TemporaryDirectory() as folder:
        assert not load(write(first, Path(folder) / "first")).failures
        return load(write(later, Path(folder) / "later"))


@contextmanager
def served_sample(data: Path) -> Iterator[str]:
    """The address of a server of its own with all of the sample, built in an empty folder."""
    make = [sys.executable, str(CHECKOUT / "manage.py"), "make_sample"]
    subprocess.run(make, env=environment(data), check=True, stdout=subprocess.DEVNULL)
    serving = Serving(data)
    try:
        yield serving.ready().rstrip("/")
    finally:
        serving.send(signal.SIGINT)
        serving.abandon()
