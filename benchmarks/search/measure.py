"""Timing every query against everything that can answer it, turn by turn."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import geometric_mean, mean, median
from typing import NamedTuple

from .export import FACETS
from .limit import Limit
from .queries import Query
from .servers import Answer, Served
from .statements import COUNT, SECONDS

PAGE, API, PAGE_HELD, API_HELD = "page", "API", "page held", "API held"
DATASETTE, BARE, TANTIVY = "Datasette", "bare", "tantivy"


class Taken(NamedTuple):
    """The seconds that an answer took, and how many of them SQL did, if that is known."""

    seconds: float
    sql: float = 0.0


Ask = Callable[[Query], Taken]


@dataclass(slots=True)
class Figures:
    """What was measured: by what answered, the median of each query's seconds, in order."""

    queries: list[Query]
    seconds: dict[str, list[float]] = field(default_factory=dict)
    sql: dict[str, list[float]] = field(default_factory=dict)  # the same of SQL alone
    hits: list[int] = field(default_factory=list)
    their_hits: list[int] = field(default_factory=list)
    statements: dict[str, list[int]] = field(default_factory=dict)
    memory: tuple[int, int] = (0, 0)  # bytes of the worker, before and after

    def ratios(self, slow: str, quick: str) -> list[float]:
        """How many times longer `slow` took than `quick`, by query."""
        pairs = zip(self.seconds[slow], self.seconds[quick], strict=True)
        return [one / other for one, other in pairs]

    def sql_share(self, name: str) -> float:
        """Which part of the time SQL takes, in the mean of all queries."""
        pairs = zip(self.sql[name], self.seconds[name], strict=True)
        return mean(sql / seconds for sql, seconds in pairs)

    def mean_ratio(self, slow: str, quick: str) -> float:
        return geometric_mean(self.ratios(slow, quick))


def page(query: Query) -> str:
    return f"/search/?{query.archive}"


def api(query: Query) -> str:
    return f"/api/v1/passages/?{query.archive}"


def table(query: Query) -> str:
    return f"/passages/passages.json?{query.datasette}"


def measure(
    queries: list[Query],
    runs: int,
    archive: Served,
    held: Served,
    datasettes: dict[str, Served],
    limit: Limit | None = None,
) -> Figures:
    """Each query once for warmth, and then `runs` times, all that answer taking turns."""
    figures = Figures(queries)
    asks: dict[str, Ask] = {
        PAGE: _asking(archive, page),
        API: _asking(archive, api),
        PAGE_HELD: _asking(held, page),
        API_HELD: _asking(held, api),
    }
    asks |= {name: _asking(datasette, table) for name, datasette in datasettes.items()}
    if limit:
        asks[TANTIVY] = lambda query: Taken(limit.seconds(query))
    for query in queries:
        _look(query, figures, archive, held, datasettes)
    before = archive.memory
    found: dict[str, list[list[Taken]]] = {name: [[] for _ in queries] for name in asks}
    for run in range(runs):
        print(f"Run {run + 1} of {runs} …", file=sys.stderr)
        for number, query in enumerate(queries):
            for name, ask in asks.items():
                found[name][number].append(ask(query))
    for name, every in found.items():
        figures.seconds[name] = [median(taken.seconds for taken in each) for each in every]
        figures.sql[name] = [median(taken.sql for taken in each) for each in every]
    figures.memory = before, archive.memory
    return figures


def _look(
    query: Query, figures: Figures, archive: Served, held: Served, datasettes: dict[str, Served]
) -> None:
    """Ask everything once, and twice what holds its results, for how much each finds."""
    answers = {PAGE: archive.client.get(page(query)), API: archive.client.get(api(query))}
    figures.hits.append(json.loads(answers[API].body)["count"])
    for name, path in ((PAGE_HELD, page(query)), (API_HELD, api(query))):
        held.client.get(path)
        answers[name] = held.client.get(path)
    for name, answer in answers.items():
        figures.statements.setdefault(name, []).append(_statements(answer))
    for datasette in datasettes.values():
        theirs = json.loads(datasette.client.get(table(query)).body)
        if set(theirs["facet_results"]) != set(FACETS) or theirs.get("facets_timed_out"):
            sys.exit(f"{query}: Datasette did not count its facets.")
        if theirs["filtered_table_rows_count"] and not figures.hits[-1]:
            sys.exit(f"{query}: Datasette finds what is not there.")
    if datasettes:
        figures.their_hits.append(theirs["filtered_table_rows_count"])


def _asking(server: Served, path: Callable[[Query], str]) -> Ask:
    def ask(query: Query) -> Taken:
        answer = server.client.get(path(query))
        return Taken(answer.seconds, float(answer.headers.get(SECONDS, 0)))

    return ask


def _statements(answer: Answer) -> int:
    return int(answer.headers[COUNT])
