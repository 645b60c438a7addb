"""The archive's passages in an SQLite file, as others would search them: FTS5 over one row each."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg

COLUMNS = (
    *("id", "public_id", "event", "title", "names", "question", "answer", "statement", "other"),
    *("outlet", "kind", "year", "date"),
)
TEXTS = ("title", "names", "question", "answer", "statement", "other")
SIDES = ("question", "answer", "statement")
FACETS = ("outlet", "kind", "year")
WORD = re.compile(r"[^\W_]+")


def _said(condition: str) -> str:
    return (
        f"coalesce(string_agg(t.text, E'\\n' ORDER BY t.position) FILTER (WHERE {condition}), '')"
    )


PASSAGES = f"""
SELECT p.id, p.public_id, e.slug, e.title,
    concat_ws(' ', string_agg(DISTINCT nullif(coalesce(s.name, t.speaker_name), ''), ' '),
        string_agg(DISTINCT nullif(coalesce(o.name, t.outlet_name), ''), ' ')),
    {", ".join(_said(f"t.kind = '{side}'") for side in SIDES)},
    {_said(f"t.kind NOT IN {SIDES}")},
    (array_agg(o.slug ORDER BY t.position)
        FILTER (WHERE t.kind = 'question' AND o.slug IS NOT NULL))[1],
    e.kind, extract(year FROM e.date)::int, e.date::text
FROM transcripts_passage p
JOIN transcripts_event e ON e.id = p.event_id
JOIN transcripts_turn t ON t.passage_id = p.id
LEFT JOIN transcripts_speaker s ON s.id = t.speaker_id
LEFT JOIN transcripts_outlet o ON o.id = t.outlet_id
GROUP BY p.id, e.id
ORDER BY p.id
"""

# The index that sqlite-utils makes for Datasette, which knows it by its quoted "content"; with a
# stemmer and without accents, so that it finds what the archive finds. And one for each column that
# is counted, filtered or sorted by.
TABLE = f"""
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, {", ".join(f"{name} TEXT" for name in COLUMNS[1:])}
);
CREATE VIRTUAL TABLE passages_fts USING fts5 (
    {", ".join(TEXTS)}, content="passages", content_rowid="id",
    tokenize='porter unicode61 remove_diacritics 2'
);
"""
INDEXES = "".join(f"CREATE INDEX by_{name} ON passages ({name});" for name in (*FACETS, "date"))


def export(archive: "psycopg.Connection[tuple]", path: Path) -> int:
    """Write all passages to a new SQLite file; how many there are."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as passages, archive.cursor("passages") as rows:
        passages.executescript(TABLE)
        rows.itersize = 2000
        places = ", ".join("?" * len(COLUMNS))
        done = passages.executemany(
            f"INSERT INTO passages VALUES ({places})", rows.execute(PASSAGES)
        ).rowcount
        passages.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")
        passages.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")
        passages.executescript(INDEXES + "ANALYZE;")
    passages.close()
    return done


def texts(path: Path) -> Iterator[tuple[str, ...]]:
    """What is said in each passage, side by side: question, answer, statement."""
    passages = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield from passages.execute(f"SELECT {', '.join(SIDES)} FROM passages ORDER BY public_id")
    passages.close()
