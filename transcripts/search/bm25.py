"""BM25 in plain SQL.

`ts_rank` knows no rare words, but for one lexeme and equal weights it is a function of how often
the lexeme occurs, which can be inverted: r = ts_rank / UNIT is the sum of 1/n² for n = 1 … tf, and
x = π²/6 - r what that sum lacks, so tf ≈ 1/x - 1/2. BM25 is tf / (tf + K), with
K = k1 (1 - b + b · length / average length), weighed by how rare the lexeme is (Robertson and
Zaragoza 2009, “The Probabilistic Relevance Framework: BM25 and Beyond”). Of words side by side,
`ts_rank_cd` is the sum of what their occurrences weigh, so tf is that sum over one weight.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .columns import STEMS, WRITTEN
from .terms import Term
from .tsquery import Pattern, sequence

K1, B = 1.2, 0.75
BASEL = math.pi**2 / 6
WEIGHT = 0.1  # of an occurrence on any side
UNIT = WEIGHT / BASEL  # what ts_rank gives for one occurrence
EQUAL = "'{0.1,0.1,0.1,0.1}'::real[]"


class Rank(NamedTuple):
    """What PostgreSQL says of how often a lexeme stands in a column, or several side by side.

    To count how often several stand side by side takes ten times as long as to count one. Unless
    that is asked for (`exact`), it says how often the rarest of them stands there: never less.
    """

    column: str
    way: tuple[str, ...]

    @property
    def is_sequence(self) -> bool:
        return len(self.way) > 1

    def sql(self, vector: str, *, exact: bool) -> tuple[str, tuple[str, ...]]:
        """What asks `vector` for it, and the values."""
        if self.is_sequence and exact:
            return f"ts_rank_cd({EQUAL}, {vector}, %s::tsquery)", (sequence(Pattern(self.way)),)
        each = [f"ts_rank({EQUAL}, {vector}, %s::tsquery)"] * len(self.way)
        values = tuple(sequence(Pattern((lexeme,))) for lexeme in self.way)
        return (f"least({', '.join(each)})" if self.is_sequence else each[0]), values

    def occurrences(self, rank: str, *, exact: bool) -> str:
        """How often it stands there, where `rank` is what PostgreSQL said."""
        if self.is_sequence and exact:
            return f"{rank} / {WEIGHT}"
        return f"1 / greatest(1e-6, {BASEL} - {rank} / {UNIT}) - 0.5"


def ranks_of(terms: Sequence[Term]) -> list[Rank]:
    """The ranks of words and phrases, one a spelling, each once."""
    return list(dict.fromkeys(rank for term in terms for rank in _ranks_of(term)))


def _ranks_of(term: Term) -> list[Rank]:
    ways = [(WRITTEN, term.phrase)] if term.phrase else [(STEMS, way) for way in term.ways]
    return [Rank(column, way) for column, way in ways]


class Fetched(NamedTuple):
    """Vectors of rows called `found`: by column, what stands for each; and what is joined for that.

    They are stored out of line: to fetch one takes twenty times as long as to count a word in it.
    """

    vectors: dict[str, str]
    joined: str = ""


def fetched_once(columns: Iterable[str]) -> Fetched:
    """Vectors that are asked several things: in an array, they are fetched once for all of them."""
    columns = list(columns)
    array = ", ".join(f"found.{column}" for column in columns)
    return Fetched(
        {column: f"vectors[{at}]" for at, column in enumerate(columns, 1)},
        f"CROSS JOIN LATERAL (SELECT ARRAY[{array}] AS vectors OFFSET 0) fetched" if array else "",
    )


def fetched_for(ranks: Sequence[Rank]) -> Fetched:
    """The vectors that ranks are read off."""
    columns = dict.fromkeys(rank.column for rank in ranks)
    if len(ranks) == 1 and not ranks[0].is_sequence:
        # Several processes can rank side by side what stands in no subquery.
        return Fetched({column: f"found.{column}" for column in columns})
    return fetched_once(columns)


class Score(NamedTuple):
    """The score of rows called `found`: `sql` with its `values`; `ranks` is joined to the rows and
    brings what `sql` names, with `rank_values`."""

    sql: str
    values: tuple[str, ...] = ()
    ranks: str = ""
    rank_values: tuple[str, ...] = ()


def bm25(
    terms: Sequence[Term], average_words: float, vectors: Mapping[str, str], *, exact: bool
) -> Score:
    """BM25 of all terms, read off vectors by their columns."""
    return _BM25(average_words, vectors, exact=exact).of(terms)


class _BM25:
    def __init__(self, average_words: float, vectors: Mapping[str, str], *, exact: bool) -> None:
        self.average_words, self.vectors, self.exact = average_words, vectors, exact
        self.names: dict[Rank, str] = {}

    def of(self, terms: Sequence[Term]) -> Score:
        ranks = ranks_of(terms)
        asked = [rank.sql(self.vectors[rank.column], exact=self.exact) for rank in ranks]
        values = tuple(value for _, values in asked for value in values)
        if len(ranks) == 1:
            # Rounded, it is 0 where the word is missing, as beside an alternative that is no term.
            times = f"round({ranks[0].occurrences(asked[0][0], exact=self.exact)})"
            return Score(f"{terms[0].weight:.4f} * {self._saturation(times)}", values)
        self.names = {rank: f"rank{at}" for at, rank in enumerate(ranks)}
        named = [f"{sql} AS rank{at}" for at, (sql, _) in enumerate(asked)]
        joined = f"CROSS JOIN LATERAL (SELECT {', '.join(named)} OFFSET 0) ranks" if named else ""
        return Score(" + ".join(map(self._of, terms)) or "0", (), joined, values)

    def _of(self, term: Term) -> str:
        """BM25 of a word; of several spellings the one that is best."""
        named = ((rank, self.names[rank]) for rank in _ranks_of(term))
        best = (
            f"CASE WHEN {name} > 0"
            f" THEN {self._saturation(rank.occurrences(name, exact=self.exact))} ELSE 0 END"
            for rank, name in named
        )
        return f"{term.weight:.4f} * greatest({', '.join(best)})"

    def _saturation(self, times: str) -> str:
        """BM25's tf / (tf + K) = 1 - K / (tf + K), which asks only once how many times."""
        # What is written with a point is of type numeric, which computes in decimal digits.
        k = f"({K1 * (1 - B):.4f}::float8 + {K1 * B / self.average_words:.8f}::float8 * words)"
        return f"(1 - {k} / ({times} + {k}))"
