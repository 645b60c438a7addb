"""BM25 in plain SQL: which of the passages that were found come first.

`ts_rank` knows no rare words, but for one lexeme and equal weights it is a function of how often
the lexeme occurs, which can be inverted: r = ts_rank / UNIT is the sum of 1/n² for n = 1 … tf, and
x = π²/6 - r what that sum lacks, so tf ≈ 1/x - 1/2. BM25 is tf / (tf + K), with
K = k1 (1 - b + b · length / average length), weighed by how rare the lexeme is (Robertson and
Zaragoza 2009, “The Probabilistic Relevance Framework: BM25 and Beyond”). Of words side by side,
`ts_rank_cd` is the sum of what their occurrences weigh, so tf is that sum over one weight.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from django.db import connection

from .branches import Branch
from .columns import STEMS, WRITTEN
from .query import Query
from .summary import Whole
from .terms import Term, rarest, weighed_terms
from .tsquery import Pattern, sequence

K1, B = 1.2, 0.75
BASEL = math.pi**2 / 6
WEIGHT = 0.1  # of an occurrence on any side
UNIT = WEIGHT / BASEL  # what ts_rank gives for one occurrence
EQUAL = "'{0.1,0.1,0.1,0.1}'::real[]"

MOST_TERMS = 24  # the rarest words of a long query, by which it ranks
FEW = 6  # of the rarest words of a query, one must be in each partial match
MANY = 10_000  # passages, of which the best partial matches are chosen

# A first reading by single words chooses so many, which are then read more closely. What a word
# gains there is a part of its own weight:
SHORTLIST = 200
FOLLOWS = 0.7  # where the next word of the query stands as far behind it as in the query
AS_TYPED = 0.4  # where it stands in the form in which it was typed
IN_QUESTION = 0.05  # where it stands in the question

BEST_FIRST = "ORDER BY score DESC, date DESC, passage_id"


class Ranking:
    """How well passages match a query, each in the language that it is in."""

    def __init__(self, query: Query, whole: Whole) -> None:
        self.average_words = whole.average_words
        self.terms = weighed_terms(query, whole)

    def any_word(self) -> dict[str, str]:
        """By configuration, the tsquery of passages with at least one of the rarest words that
        stand anywhere; "" where none does, or there is but one word."""
        return {name: _any_of_few(terms) for name, terms in self.terms.items()}

    def best(self, found: Iterable[Branch], start: int, stop: int) -> list[int]:
        """The keys of the passages from place `start` to `stop` (exclusive), the best first; of
        equals the newest."""
        parts, values = [], []
        for branch in found:
            terms = self.terms[branch.configuration]
            statement = _Statement(terms, self.average_words)
            parts.append(f"({statement.sql(branch, stop)})")
            values += statement.values
        if not parts:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT passage_id FROM ({' UNION ALL '.join(parts)}) ranked"
                f" {BEST_FIRST} LIMIT %s OFFSET %s",
                [*values, stop - start, start],
            )
            return [key for (key,) in cursor.fetchall()]

    def scored(self, found: Iterable[Branch]) -> tuple[str, list[Any]]:
        """A statement for all the passages, with the score that a first reading gives them, and its
        values."""
        parts, values = [], []
        for branch in found:
            statement = _Statement(self.terms[branch.configuration], self.average_words)
            parts.append(statement.first_reading(branch, ("passage_id", "event_id", "date")))
            values += statement.values
        return " UNION ALL ".join(parts), values


def _any_of_few(terms: Sequence[Term]) -> str:
    known = rarest([term for term in terms if term.passages], FEW)
    if len(terms) < 2 or not known:
        return ""
    # The rarest come first: a common word is left out where it would bring in far too many.
    passages = accumulate(term.passages for term in known)
    few = [term for term, total in zip(known, passages, strict=True) if total <= MANY] or known[:1]
    lexemes = dict.fromkeys(lexeme for term in few for lexeme in term.lexemes)
    return " | ".join(sequence(Pattern((lexeme,))) for lexeme in lexemes)


class Rank(NamedTuple):
    """What PostgreSQL says of how often something stands in a column: a lexeme, or several side by
    side, of which `ts_rank_cd` counts each occurrence as much as it weighs."""

    column: str
    query: str
    several: bool

    def sql(self, vector: str, query: str) -> str:
        return f"ts_rank{'_cd' if self.several else ''}({EQUAL}, {vector}, {query})"

    def occurrences(self, rank: str) -> str:
        if self.several:
            return f"{rank} / {WEIGHT}"
        return f"1 / greatest(1e-6, {BASEL} - {rank} / {UNIT}) - 0.5"


def _ranks_of(term: Term) -> Iterator[Rank]:
    """The ranks of a word or phrase, one a spelling."""
    ways = [(WRITTEN, term.phrase)] if term.phrase else [(STEMS, way) for way in term.ways]
    for column, way in ways:
        yield Rank(column, sequence(Pattern(way)), len(way) > 1)


class _Statement:
    """The statement for the passages of one branch; `values` are its parameters."""

    def __init__(self, terms: Sequence[Term], average_words: float) -> None:
        self.terms, self.average_words = rarest(terms, MOST_TERMS), average_words
        self.in_order = terms
        self.values: list[Any] = []

    def sql(self, branch: Branch, stop: int) -> str:
        """The keys, days and scores of the best of the rows, up to place `stop` at least. However
        many they are, the same ones are read more closely: so no page shows what another shows."""
        # Values come in the order in which the statement asks for them.
        bonus = self._bonus()
        scored = self.first_reading(branch, ("passage_id", "date", STEMS, WRITTEN))
        if stop > SHORTLIST:
            bonus = (
                f"CASE WHEN row_number() OVER ({BEST_FIRST}) <= {SHORTLIST} THEN {bonus} ELSE 0 END"
            )
        return f"""
            SELECT passage_id, date, score + {bonus} AS score FROM (
                {scored} {BEST_FIRST} LIMIT {max(SHORTLIST, stop)}
            ) shortlist
        """

    def first_reading(self, branch: Branch, columns: Sequence[str]) -> str:
        """Some columns of all rows, and their score by single words."""
        score, ranks = self._bm25()
        needed = dict.fromkeys([*columns, "words", STEMS, WRITTEN])
        found, values = branch.sql(tuple(needed))
        self.values += [*values, *(rank.query for rank in ranks)]
        shown = ", ".join(f"found.{column}" for column in columns)
        return f"SELECT {shown}, {score} AS score FROM ({found}) found {self._ranks(ranks)}"

    def _bm25(self) -> tuple[str, dict[Rank, str]]:
        """BM25 of all terms, and the ranks that it is made from, by the names under which it knows
        them."""
        ranks = list(dict.fromkeys(rank for term in self.terms for rank in _ranks_of(term)))
        if len(ranks) == 1:
            # Several processes can rank side by side what stands in no subquery.
            rank = ranks[0].sql(ranks[0].column, self._value(ranks[0].query))
            return f"{self.terms[0].weight:.4f} * {self._saturation(ranks[0], rank)}", {}
        names = {rank: f"rank{at}" for at, rank in enumerate(ranks)}
        return " + ".join(self._score(term, names) for term in self.terms) or "0", names

    def _ranks(self, names: Mapping[Rank, str]) -> str:
        """Several ranks in a row. A vector is stored out of line; within an array it is fetched
        once for all of them."""
        if not names:
            return ""
        columns = list(dict.fromkeys(rank.column for rank in names))
        ranks = ", ".join(
            f"{rank.sql(f'vectors[{columns.index(rank.column) + 1}]', '%s::tsquery')} AS {name}"
            for rank, name in names.items()
        )
        vectors = ", ".join(f"found.{column}" for column in columns)
        return f"""
            CROSS JOIN LATERAL (SELECT ARRAY[{vectors}] AS vectors OFFSET 0) whole
            CROSS JOIN LATERAL (SELECT {ranks} OFFSET 0) ranks
        """

    def _score(self, term: Term, names: Mapping[Rank, str]) -> str:
        """BM25 of a word; of several spellings the one that is best."""
        best = (
            f"CASE WHEN {names[rank]} > 0 THEN {self._saturation(rank, names[rank])} ELSE 0 END"
            for rank in _ranks_of(term)
        )
        return f"{term.weight:.4f} * greatest({', '.join(best)})"

    def _saturation(self, rank: Rank, value: str) -> str:
        """BM25's tf / (tf + K) = 1 - K / (tf + K), which asks for the rank only once."""
        # What is written with a point is of type numeric, which computes in decimal digits.
        k = f"({K1 * (1 - B):.4f}::float8 + {K1 * B / self.average_words:.8f}::float8 * words)"
        return f"(1 - {k} / ({rank.occurrences(value)} + {k}))"

    def _bonus(self) -> str:
        """What the terms gain on a closer reading."""
        gains = [
            f"{gain:.4f} * ({column} @@ {self._value(query)})::int"
            for gain, column, query in self._gains()
        ]
        return f"({' + '.join(gains) or 0})"

    def _gains(self) -> Iterator[tuple[float, str, str]]:
        """What is gained, by a match of which column with which tsquery."""
        for term in self.terms:
            yield IN_QUESTION * term.weight, STEMS, _any_of(term.ways, "A")
            yield AS_TYPED * term.weight, WRITTEN, _as_typed(term)
        for one, other in pairwise(self.in_order[:MOST_TERMS]):
            follows = f"{_any_of(one.ways)} <{other.place - one.end}> {_any_of(other.ways)}"
            yield FOLLOWS * min(one.weight, other.weight), STEMS, follows

    def _value(self, value: str) -> str:
        self.values.append(value)
        return "%s::tsquery"


def _any_of(ways: Iterable[tuple[str, ...]], side: str = "") -> str:
    """The tsquery of one of several sequences of lexemes."""
    return f"({' | '.join(f'({sequence(Pattern(way), side)})' for way in ways)})"


def _as_typed(term: Term) -> str:
    """The tsquery of all words of a term as they were typed."""
    return " & ".join(sequence(Pattern((word,))) for word in term.written)
