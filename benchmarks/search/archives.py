"""Archives to measure: built from a folder of transcripts, or with every event many times."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.importing import ROOT, manage, write_filler
from nato_archive.postgres.processes import PORT, answers

CHUNK = 100  # events that are copied in one transaction
DAYS = 97  # between an event and its copy
REAL = ROOT / "fixtures" / "transcripts"

# What is another value in a copy, by table and column; every other column is copied as it is. With
# an offset for the keys, rows of a copy refer to each other as those of the original do.
KEYS = {
    "event": ("id",),
    "passage": ("id", "event_id"),
    "turn": ("id", "event_id", "passage_id", "in_reply_to_id"),
}
PUBLIC_ID = "left(md5(public_id || '-' || %(copy)s), 12)"
OTHERS = {
    "event": {
        "slug": "left(slug, 110) || '-copy-' || %(copy)s",
        "date": "date - %(days)s::int",
        "source_url": "''",
        "source_sha256": "encode(sha256((source_sha256 || %(copy)s)::bytea), 'hex')",
        **dict.fromkeys(("received_digest", "head_digest", "words_digest"), "''"),
    },
    "passage": {"public_id": PUBLIC_ID},
    "turn": {"public_id": PUBLIC_ID},
}


@contextmanager
def opened(given: Path | None, corpus: Path | None, here: Path) -> Iterator[Path]:
    """The data folder of an archive whose database runs: the given one, or one that is built in
    `here` from a folder of transcripts; without one, of filler words. The database stops at the
    end, unless it ran before."""
    data = given.absolute() if given else here / "data"
    ran = answers(data / "postgres")
    try:
        if given:
            manage(data, "migrate", "--check")
        else:
            _build(data, corpus or _filler(here / "filler"))
        yield data
    finally:
        if not ran:
            manage(data, "stopdb", check=False)


def _filler(folder: Path) -> Path:
    write_filler(folder)
    return folder


def _build(data: Path, corpus: Path) -> None:
    manage(data, "migrate", "--verbosity=0")
    manage(data, "load_names", "--verbosity=0")
    manage(data, "import_transcripts", str(corpus), "--verbosity=0")


def connected(data: Path) -> "psycopg.Connection[tuple]":
    """A connection to the database of the archive in `data`, which runs."""
    return psycopg.connect(
        host=str(data / "postgres"), port=PORT, dbname="nato_archive", user="postgres"
    )


@contextmanager
def multiplied(original: Path, here: Path, times: int) -> Iterator[Path]:
    """The data folder of a copy of an archive that holds every event `times` times, on other days.

    The database's own triggers write the searched rows; and one transcript is imported at the end,
    so that whatever an import leaves behind, it leaves behind here as well. The original's database
    is stopped.
    """
    data = here / "many"
    manage(original, "stopdb")
    subprocess.run(["cp", "-a", str(original), str(data)], check=True)  # noqa: S607 - keeps owners
    try:
        manage(data, "migrate", "--check")
        with connected(data) as connection:
            connection.autocommit = True
            _multiply(connection, times)
        manage(data, "import_transcripts", str(REAL), "--verbosity=0")
        yield data
    finally:
        manage(data, "stopdb", check=False)


def _multiply(connection: "psycopg.Connection[tuple]", times: int) -> None:
    (events, offset), *_ = connection.execute(
        "SELECT array_agg(id ORDER BY id), greatest(max(id), (SELECT max(id)"
        " FROM transcripts_turn)) FROM transcripts_event"
    ).fetchall()
    for copy in range(1, times):
        print(f"Copy {copy} of {times - 1} …", file=sys.stderr)
        for start in range(0, len(events), CHUNK):
            with connection.transaction():
                _copy(connection, events[start : start + CHUNK], copy, copy * offset)
    for table in KEYS:
        connection.execute(
            "SELECT setval(pg_get_serial_sequence(%(table)s, 'id'), %(last)s)",
            {"table": f"transcripts_{table}", "last": times * offset},
        )
    connection.execute("VACUUM (ANALYZE)")


def _copy(
    connection: "psycopg.Connection[tuple]", events: list[int], copy: int, offset: int
) -> None:
    values = {"copy": str(copy), "days": copy * DAYS, "offset": offset, "events": events}
    for table, keys in KEYS.items():
        others = {**OTHERS[table], **{key: f"{key} + %(offset)s" for key in keys}}
        columns = [
            name
            for (name,) in connection.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
                " AND is_generated = 'NEVER' ORDER BY ordinal_position",
                [f"transcripts_{table}"],
            )
        ]
        connection.execute(
            sql.SQL("INSERT INTO {table} ({columns}) SELECT {values} FROM {table} {where}").format(
                table=sql.Identifier(f"transcripts_{table}"),
                columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
                values=sql.SQL(", ").join(
                    sql.SQL(others[name]) if name in others else sql.Identifier(name)
                    for name in columns
                ),
                where=sql.SQL(
                    f"WHERE {'id' if table == 'event' else 'event_id'} = ANY (%(events)s)"
                ),
            ),
            values,
        )
