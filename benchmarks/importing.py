"""How long an import takes, from files to searchable, beside what PostgreSQL alone needs.

    python -m benchmarks.importing [FOLDER]      or: make bench-import CORPUS=FOLDER

Imports a folder of transcripts (without one: 1,000 of filler words) into an archive of its own,
imports it again unchanged, and then times the least that any import must do: to COPY the rows that
resulted into the same tables and to build the same indexes (pg_restore of a dump, one connection).
Beside it stand two parts that an import has and a COPY has not, each alone: reading and parsing the
files, and making the vectors of their words; and how much work two processes at once get done here.
Everything in one run on one machine; the judgement is on ratios. Exit status 1 where one is missed.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

import django
import psutil

from benchmarks.filler import Filler
from nato_archive.postgres.binaries import programs

ROOT = Path(__file__).resolve().parents[1]
FILLER = 1_000  # transcripts
SLOWEST = 3.0  # times the floor
AGAIN = 20.0  # times quicker
MEMORY = 400  # MB in any process
EVERY = 1.0  # seconds between two looks at the memory: more often, looking took 7 % of the import
MB = 1_000_000

# What the triggers have PostgreSQL make of each turn, without keeping it.
VECTORS = """
    SELECT sum(length(to_tsvector(archive_configuration(e.language), said.words)))
        + sum(length(to_tsvector('archive_plain', said.words)))
    FROM transcripts_turn t
    JOIN transcripts_event e ON e.id = t.event_id
    CROSS JOIN LATERAL (SELECT archive_words(t.text) AS words OFFSET 0) said
"""


class Memory(Thread):
    """Watches how much memory the processes below this one, and the database's, have for
    themselves; what they share counts once, for the one that has it longest."""

    def __init__(self, data: Path) -> None:
        super().__init__(daemon=True)
        self.data, self.ended = data, Event()
        self.most: dict[str, int] = {}

    def run(self) -> None:
        while not self.ended.wait(EVERY):
            for process in [*psutil.Process().children(recursive=True), *self._servers()]:
                try:
                    kind = "postgres" if "postgres" in process.name() else "python"
                    own = process.memory_full_info().uss
                except psutil.Error:
                    continue
                self.most[kind] = max(self.most.get(kind, 0), own)

    def _servers(self) -> list[psutil.Process]:
        try:
            first = (self.data / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0]
            server = psutil.Process(int(first))
            return [server, *server.children()]
        except (OSError, ValueError, psutil.Error):
            return []


@contextmanager
def watched(data: Path) -> Iterator[dict[str, int]]:
    memory = Memory(data)
    memory.start()
    yield memory.most
    memory.ended.set()
    memory.join()


def manage(data: Path, *arguments: str, check: bool = True) -> str:
    environment = {**os.environ, "ARCHIVE_DATA": str(data)}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if check and done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def timed(data: Path, *arguments: str) -> tuple[float, str]:
    start = perf_counter()
    said = manage(data, *arguments, check=False)
    return perf_counter() - start, said.strip().splitlines()[-1]


def postgres(data: Path, program: str, *arguments: str) -> float:
    """Run one of PostgreSQL's programs on an archive's server; the seconds it took."""
    start = perf_counter()
    server = ["--host", str(data / "postgres"), "--username", "postgres"]
    command = [str(programs(None) / program), *server, *arguments]
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start


def floor(data: Path, folder: Path) -> tuple[float, float]:
    """Seconds to COPY the archive's rows into empty tables, and to build the indexes on them."""
    dump = folder / "rows.dump"
    run = partial(postgres, data)
    run("psql", "--command", "CHECKPOINT", "nato_archive")
    run("pg_dump", "-Fc", "--compress=0", f"--file={dump}", "nato_archive")
    run("psql", "--command", "CREATE DATABASE floor TEMPLATE template0", "postgres")
    run("pg_restore", "--dbname=floor", "--section=pre-data", str(dump))
    copied = run("pg_restore", "--dbname=floor", "--section=data", str(dump))
    indexed = run("pg_restore", "--dbname=floor", "--section=post-data", str(dump))
    return copied, indexed


def reading(corpus: Path) -> float:
    """Seconds of one process to read and parse all files, with nothing kept of them."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "nato_archive.settings"
    django.setup()
    from django.conf import settings

    from transcripts.ingest.prepared import prepare
    from transcripts.sources import Inbox, Received, SourceError

    start = perf_counter()
    for one in Inbox([corpus], max_bytes=settings.TRANSCRIPT_MAX_BYTES):
        if isinstance(one, Received):
            with suppress(SourceError):
                prepare(one, {})
    return perf_counter() - start


def vectors(data: Path) -> tuple[float, float]:
    """Seconds of one process to make the vectors of all words, and of two that each make all."""
    one = partial(postgres, data, "psql", "--command", VECTORS, "nato_archive")
    alone = one()
    start = perf_counter()
    with ThreadPoolExecutor() as two:
        list(two.map(lambda _: one(), range(2)))
    return alone, perf_counter() - start


def write_filler(folder: Path) -> None:
    folder.mkdir()
    for name, text in Filler().transcripts(FILLER):
        (folder / name).write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="transcripts to import")
    parser.add_argument("--jobs", default=str(os.cpu_count()), help="processes of the import")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as name:
        here = Path(name)
        data = here / "data"
        corpus = options.folder or here / "filler"
        if not options.folder:
            write_filler(corpus)
        manage(data, "migrate", "--verbosity=0")
        manage(data, "load_names", "--verbosity=0")
        arguments = ("import_transcripts", str(corpus), "--jobs", options.jobs, "--verbosity=0")
        try:
            with watched(data) as memory:
                first, said = timed(data, *arguments)
            print(f"{said}\nImport:           {first:8.1f} s, with {options.jobs} processes")
            again, said = timed(data, *arguments)
            print(f"{said}\nUnchanged again:  {again:8.1f} s")
            copied, indexed = floor(data, here)
            print(f"COPY and indexes: {copied + indexed:8.1f} s ({copied:.1f} + {indexed:.1f})")
            print(f"Reading alone:    {reading(corpus):8.1f} s, with one process")
            alone, both = vectors(data)
            gain = 2 * alone / both
            print(f"Vectors alone:    {alone:8.1f} s, with one process")
            print(f"Two processes at once do {gain:.2f} times the work of one here.")
        finally:
            manage(data, "stopdb", check=False)
    largest = max(memory.values()) / MB
    kinds = ", ".join(f"{kind} {most / MB:.0f}" for kind, most in sorted(memory.items()))
    verdicts = {
        f"{first / (copied + indexed):.2f} times COPY and indexes, at most {SLOWEST:g}": (
            first <= SLOWEST * (copied + indexed)
        ),
        f"{first / again:.1f} times quicker unchanged, at least {AGAIN:g}": first >= AGAIN * again,
        f"{largest:.0f} MB in the largest process ({kinds}), at most {MEMORY}": largest <= MEMORY,
    }
    for verdict, held in verdicts.items():
        print(f"{'held  ' if held else 'MISSED'}  {verdict}")
    sys.exit(not all(verdicts.values()))


if __name__ == "__main__":
    main()
