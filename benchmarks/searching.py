"""How long a search takes, beside Datasette, beside merely showing it, and beside the limit.

    python -m benchmarks.searching [FOLDER]      or: make bench-search CORPUS=FOLDER

Imports a folder of transcripts (without one: 1,000 of filler words) into an archive of its own, or
takes one with --archive. Serves it with one worker, caches off, and beside it the same passages by
Datasette from SQLite FTS5; asks both the same queries over HTTP in turn, for a whole page of
results with count, snippets and facets. The floor is the same server with the results in memory,
the limit tantivy in the same process. With --times N, all again on an archive that holds every
event N times. Everything in one run on one machine; the judgement is on ratios. Exit status 1 where
one is missed.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search.archives import connected, multiplied, opened
from benchmarks.search.export import export
from benchmarks.search.limit import Limit
from benchmarks.search.measure import BARE, DATASETTE, Figures, measure
from benchmarks.search.queries import Query, queries
from benchmarks.search.report import print_table, print_verdicts, verdicts, verdicts_on_growth
from benchmarks.search.servers import archive_served, datasette_served
from benchmarks.search.vocabulary import vocabulary

RUNS = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="transcripts to import")
    parser.add_argument(
        "--archive", type=Path, metavar="DATA", help="data folder of one that is not in use"
    )
    parser.add_argument("--runs", type=int, default=RUNS, help=f"of each query; {RUNS} by default")
    parser.add_argument("--times", type=int, help="again with every event so many times")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench") as name:
        here = Path(name)
        with opened(options.archive, options.folder, here) as data:
            chosen = prepare(data, here)
            one = compare(data, here, chosen, options.runs)
            print_table(one)
            judged = verdicts(one)
            if options.times:
                with multiplied(data, here, options.times) as many:
                    grown = alone(many, here, chosen, options.runs)
                print_table(grown)
                judged |= verdicts_on_growth(one, grown, options.times)
    print_verdicts(judged)
    sys.exit(not all(judged.values()))


def prepare(data: Path, here: Path) -> list[Query]:
    """Write the passages to an SQLite file, and draw the queries from it."""
    with connected(data) as archive:
        print(f"{export(archive, here / 'passages.db')} passages")
    return queries(vocabulary(here / "passages.db"))


def compare(data: Path, here: Path, chosen: list[Query], runs: int) -> Figures:
    """The archive, the floor, Datasette and the limit."""
    limit = Limit(here / "passages.db", here / "limit")
    with ExitStack() as served:
        archive = served.enter_context(archive_served(data, here))
        held = served.enter_context(archive_served(data, here, held=True))
        datasettes = {
            name: served.enter_context(datasette_served(here / "passages.db", bare=name == BARE))
            for name in (DATASETTE, BARE)
        }
        return measure(chosen, runs, archive, held, datasettes, limit)


def alone(data: Path, here: Path, chosen: list[Query], runs: int) -> Figures:
    """The archive and its floor."""
    with archive_served(data, here) as archive, archive_served(data, here, held=True) as held:
        return measure(chosen, runs, archive, held, {})


if __name__ == "__main__":
    main()
