"""Archives to measure: built from a folder of transcripts, or with every event many times."""

import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.importing import ROOT, manage, write_filler
from nato_archive.postgres.processes import PORT

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


def build(data: Path, corpus: Path | None) -> None:
    """An archive of `corpus` in `data`, through the importer; without one, of filler words."""
    manage(data, "migrate", "--verbosity=0")
    manage(data, "load_names", "--verbosity=0")
    if corpus is None:
        corpus = data / "filler"
        write_filler(corpus)
    manage(data, "import_transcripts", str(corpus), "--verbosity=0")


def wake(data: Path) -> None:
    """Start the database of an archive; exits where its tables are not those of today."""
    manage(data, "migrate", "--check")


def connected(data: Path) -> "psycopg.Connection[tuple]":
    """A connection to the database of the archive in `data`, which runs."""
    return psycopg.connect(
        host=str(data / "postgres"), port=PORT, dbname="nato_archive", user="postgres"
    )


def multiply(original: Path, data: Path, times: int) -> None:
    """Make `data` a copy of an archive that holds every event `times` times, on other days.

    The database's own triggers write the searched rows; and one transcript is imported at the end,
    so that whatever an import leaves behind, it leaves behind here as well.
    """
    manage(original, "stopdb")
    subprocess.run(["cp", "-a", str(original), str(data)], check=True)  # noqa: S607 - keeps owners
    wake(data)
    with connected(data) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            (events, offset), *_ = cursor.execute(
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
    manage(data, "import_transcripts", str(REAL), "--verbosity=0")


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
