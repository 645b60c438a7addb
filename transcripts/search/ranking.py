"""BM25 in plain SQL: which of the passages that were found come first.

`ts_rank` knows no rare words, but for one lexeme and equal weights it is a function of how often
the lexeme occurs, which can be inverted: r = ts_rank / UNIT is the sum of 1/n² for n = 1 … tf, and
x = π²/6 - r what that sum lacks, so tf ≈ 1/x - 1/2. Then BM25's tf / (tf + K) (Robertson and
Zaragoza 2009, “The Probabilistic Relevance Framework”) is (2 - x) / (2 + x (2K - 1)), with
K = k1 (1 - b + b · length / average length).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import connection

from .branches import Branch
from .query import Query
from .summary import Whole
from .tsquery import Pattern, alternatives, sequence

K1, B = 1.2, 0.75
BASEL = math.pi**2 / 6
UNIT = 0.1 / BASEL  # what ts_rank gives for one occurrence that weighs 0.1
EQUAL = "'{0.1,0.1,0.1,0.1}'::real[]"

MOST_TERMS = 24  # the rarest words of a long query, by which it ranks
FEW = 6  # of the rarest words of a query, one must be in each partial match

# A first reading by single words chooses so many, which are then read for closeness and sides.
SHORTLIST = 200
FOLLOWS = 0.35  # of its weight, what a word gains where the next one of the query follows it
ASKED = 0.15  # of its weight, what a word gains where it stands in the question


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: its lexemes, one a spelling, and what it weighs: the rarer, the more."""

    lexemes: tuple[str, ...]
    weight: float = 1.0


class Ranking:
    """How well passages match a query, each in the language that it is in."""

    def __init__(self, query: Query, whole: Whole) -> None:
        self.average_words = whole.average_words
        words = {name: _words(query, name) for name in whole.configurations}
        self.terms = _weighed(words, whole)

    def any_word(self) -> dict[str, str]:
        """By configuration, the tsquery of passages with at least one of the rarest words."""
        return {
            name: " | ".join(
                sequence(Pattern((lexeme,)), "")
                for term in _rarest(terms, FEW)
                for lexeme in term.lexemes
            )
            for name, terms in self.terms.items()
        }

    def best(self, found: Iterable[Branch], start: int, stop: int) -> list[int]:
        """The keys of the passages from place `start` to `stop` (exclusive), the best first; of
        equals the newest."""
        parts, values = [], []
        for branch in found:
            terms = self.terms[branch.configuration]
            statement = _Statement(terms, self.average_words, max(SHORTLIST, stop))
            parts.append(f"({statement.sql(branch)})")
            values += statement.values
        if not parts:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT passage_id FROM ({' UNION ALL '.join(parts)}) ranked"
                " ORDER BY score DESC, date DESC, passage_id LIMIT %s OFFSET %s",
                [*values, stop - start, start],
            )
            return [key for (key,) in cursor.fetchall()]


class _Statement:
    """The statement for the passages of one branch; `values` are its parameters."""

    def __init__(self, terms: Sequence[Term], average_words: float, shortlist: int) -> None:
        self.terms, self.average_words = _rarest(terms, MOST_TERMS), average_words
        self.in_order, self.shortlist = terms, shortlist
        self.values: list[Any] = []

    def sql(self, branch: Branch) -> str:
        """The keys, days and scores of the best of the rows."""
        lexemes = list(dict.fromkeys(lexeme for term in self.terms for lexeme in term.lexemes))
        score = " + ".join(self._score(term, lexemes) for term in self.terms) or "0"
        # Values come in the order in which the statement asks for them.
        bonus = self._bonus()
        found, values = branch.sql(("passage_id", "date", "words", "vector"))
        self.values += values
        ranks = ", ".join(
            f"{BASEL} - ts_rank({EQUAL}, vectors[1], {self._query((lexeme,))}) / {UNIT} AS x{at}"
            for at, lexeme in enumerate(lexemes)
        )
        # A vector is stored out of line; within an array it is fetched once for all words.
        return f"""
            SELECT passage_id, date, score + {bonus} AS score FROM (
                SELECT passage_id, date, found.vector, {score} AS score
                FROM ({found}) found
                CROSS JOIN LATERAL (SELECT ARRAY[found.vector] AS vectors OFFSET 0) whole
                CROSS JOIN LATERAL (SELECT {ranks or "0"} OFFSET 0) ranks
                ORDER BY score DESC, date DESC, passage_id LIMIT {self.shortlist}
            ) shortlist
        """

    def _score(self, term: Term, lexemes: Sequence[str]) -> str:
        """BM25 of one word; of several spellings the one that is best."""
        k, by_length = K1 * (1 - B), K1 * B / self.average_words
        ways = [
            f"CASE WHEN {x} < {BASEL} THEN"
            f" (2 - {x}) / (2 + {x} * ({2 * k - 1} + {2 * by_length} * words)) ELSE 0 END"
            for x in (f"x{lexemes.index(lexeme)}" for lexeme in term.lexemes)
        ]
        best = f"greatest({', '.join(ways)})" if len(ways) > 1 else ways[0]
        return f"{term.weight} * {best}"

    def _bonus(self) -> str:
        """What words gain by closeness and by standing in the question, where there are several."""
        if len(self.in_order) < 2:
            return "0"
        gains = [
            f"{ASKED * term.weight} * (vector @@ {self._query(*_each(term), side='A')})::int"
            for term in self.terms
        ]
        gains += [
            f"{FOLLOWS * min(a.weight, b.weight)}"
            f" * (vector @@ {self._query((a.lexemes[0], b.lexemes[0]))})::int"
            for a, b in pairwise(self.in_order[:MOST_TERMS])
        ]
        return f"({' + '.join(gains)})"

    def _query(self, *ways: tuple[str, ...], side: str = "") -> str:
        """One of several sequences of lexemes, as a value of the statement."""
        self.values.append(" | ".join(f"({sequence(Pattern(way), side)})" for way in ways))
        return "%s::tsquery"


def _each(term: Term) -> Iterable[tuple[str, ...]]:
    return ((lexeme,) for lexeme in term.lexemes)


def _words(query: Query, configuration: str) -> list[tuple[str, ...]]:
    """The lexemes of each word that `query` asks for, in all its spellings."""
    words: dict[tuple[str, ...], None] = {}
    for ways in alternatives(query, configuration):
        if any(len(way.lexemes) > 1 for way in ways):
            words |= {(lexeme,): None for way in ways for lexeme in way.lexemes}
        elif lexemes := tuple(way.lexemes[0] for way in ways if not way.is_prefix):
            words[lexemes] = None
    return list(words)


def _weighed(
    words: Mapping[str, Sequence[tuple[str, ...]]], whole: Whole
) -> dict[str, tuple[Term, ...]]:
    """Each word with its weight; one that is alone need not be weighed against others."""
    asked = {
        lexeme for found in words.values() if len(found) > 1 for word in found for lexeme in word
    }
    frequencies = _frequencies(asked, whole)
    return {
        name: tuple(
            Term(word, _weight(max(frequencies[one] for one in word), whole.counts.total))
            if len(found) > 1
            else Term(word)
            for word in found
        )
        for name, found in words.items()
    }


def _weight(frequency: int, total: int) -> float:
    """BM25's inverse document frequency, never below 0."""
    return math.log(1 + max(0.0, total - frequency + 0.5) / (frequency + 0.5))


def _rarest(terms: Sequence[Term], number: int) -> list[Term]:
    return sorted(terms, key=lambda term: -term.weight)[:number]


def _frequencies(lexemes: set[str], whole: Whole) -> dict[str, int]:
    """In how many passages each stands. Those that are not among the common ones are counted,
    which is quick because they are rare."""
    found = {one: whole.frequencies[one] for one in lexemes if one in whole.frequencies}
    if rare := list(lexemes - found.keys()):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT lexeme,"
                " (SELECT count(*) FROM transcripts_passageindex WHERE vector @@ query)"
                " FROM unnest(%s::text[], %s::tsquery[]) AS rare (lexeme, query)",
                [rare, [sequence(Pattern((one,)), "") for one in rare]],
            )
            found |= dict(cursor.fetchall())
    return found
