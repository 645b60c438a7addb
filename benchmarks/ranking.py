"""Whether the archive ranks the passage that somebody looks for as high as BM25 does.

    python -m benchmarks.ranking [FOLDER]      or: make bench-ranking CORPUS=FOLDER

Draws queries from a seeded sample of passages in several ways, and looks where the archive, sorted
by relevance, and SQLite FTS5, sorted by its bm25(), put the passage that each was drawn from. The
figure is MRR@10: the mean of 1 for the first place, 1/2 for the second … 0 beyond the tenth. FTS5
gets each query as it serves it best: phrases as phrases, otherwise all words, and where nothing has
all of them, any of them. Exit status 1 where the archive is below it in one way.
"""

import argparse
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from benchmarks.search.archives import connected, opened
from benchmarks.search.export import WORD, export
from benchmarks.search.known_items import WAYS, Drawer, Item, passages

ITEMS = 300
PLACES = 10

Find = Callable[[str], list[str]]  # a query → the public ids of the first passages


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="transcripts to import")
    parser.add_argument("--archive", type=Path, metavar="DATA", help="an archive's data folder")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"of each way; {ITEMS} by default")
    parser.add_argument("--show", type=int, default=0, help="queries that the archive ranks worse")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as name:
        here = Path(name)
        with opened(options.archive, options.folder, here) as data:
            with connected(data) as rows:
                print(f"{export(rows, here / 'passages.db')} passages")
            held = compare(data, here / "passages.db", options.items, options.show)
    sys.exit(not held)


def compare(data: Path, path: Path, number: int, show: int) -> bool:
    """Print a line for each way; whether the archive is below FTS5 in none of them."""
    ours, theirs = archive(data), fts5(path)
    drawer = Drawer(passages(path))
    held = True
    print(f"\nMRR@{PLACES}  archive    FTS5")
    for name, way in WAYS.items():
        items = drawer.draw(way, number)
        if not items:
            print(f"                          {name}: no passage lends itself to it")
            continue
        scores = [(score(item, ours), score(item, theirs)) for item in items]
        our_mean, their_mean = (sum(column) / len(items) for column in zip(*scores, strict=True))
        held &= our_mean >= their_mean
        verdict = "held  " if our_mean >= their_mean else "MISSED"
        print(f"{verdict} {our_mean:9.3f} {their_mean:7.3f}  {name} ({len(items)} queries)")
        worse = [(i, s) for i, s in zip(items, scores, strict=True) if s[0] < s[1]]
        for item, (our, their) in worse[:show]:
            print(f"       {our:9.3f} {their:7.3f}    {item.query}")
    return held


def score(item: Item, find: Find) -> float:
    """1 / the place of the item's passage among the first; 0 where it is not among them."""
    for place, public_id in enumerate(find(item.query)[:PLACES], 1):
        if public_id in item.passage.public_ids:
            return 1 / place
    return 0.0


def archive(data: Path) -> Find:
    """The archive's own search, in this process."""
    os.environ |= {
        "ARCHIVE_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "benchmarks.search.settings",
    }
    django.setup()
    from django.http import QueryDict

    from transcripts.search import Search

    def find(query: str) -> list[str]:
        asked = QueryDict(mutable=True)
        asked.update({"q": query, "sort": "relevance", "page_size": str(PLACES)})
        search = Search(asked)
        return [hit.passage.public_id for hit in search.hits or search.partial_hits]

    return find


def fts5(path: Path) -> Find:
    """SQLite's, over the same texts."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def run(match: str) -> list[str]:
        rows = connection.execute(
            "SELECT public_id FROM passages_fts JOIN passages ON passages.id = passages_fts.rowid"
            " WHERE passages_fts MATCH ? ORDER BY bm25(passages_fts) LIMIT ?",
            [match, PLACES],
        )
        return [public_id for (public_id,) in rows]

    def find(query: str) -> list[str]:
        if query.startswith('"'):
            return run(query)
        words = [f'"{word}"' for word in WORD.findall(query)]
        return run(joined("AND", words)) or run(joined("OR", words))

    return find


def joined(operator: str, words: Iterable[str]) -> str:
    return f" {operator} ".join(dict.fromkeys(words))


if __name__ == "__main__":
    main()
