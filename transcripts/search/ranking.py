"""Which of the passages that were found come first: by BM25, and the best by a closer reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from django.db import connection

from .bm25 import Score, bm25, fetched_for, fetched_once, ranks_of
from .branches import Branch, Condition
from .columns import STEMS, WRITTEN
from .query import Query
from .summary import Whole
from .terms import Term, rarest, weighed_terms
from .tsquery import Pattern, sequence

MOST_TERMS = 24  # the rarest words of a long query, by which it ranks
FEW = 6  # of the rarest words of a query, one must be in each partial match
MANY = 10_000  # passages, of which the best partial matches are chosen

# A first reading by single words chooses so many, which are then read more closely. What a word
# gains there is a part of its own weight:
SHORTLIST = 200
FOLLOWS = 0.7  # where the next word of the query stands as far behind it as in the query
AS_TYPED = 0.4  # where it stands in the form in which it was typed
IN_QUESTION = 0.05  # where it stands in the question

READ_AGAIN = ("words", STEMS, WRITTEN)
FAR = 1_000  # more than any passage can score
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
        parts, values = list[str](), list[Any]()
        for branch in found:
            statement, own = self._statement(branch).sql(branch, stop)
            parts.append(f"({statement})")
            values += own
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
        """A statement for all the passages, with their score by BM25, and its values."""
        parts, values = list[str](), list[Any]()
        for branch in found:
            columns = ("passage_id", "event_id", "date")
            statement, own = self._statement(branch).first_reading(branch, columns, exact=True)
            parts.append(statement)
            values += own
        return " UNION ALL ".join(parts), values

    def _statement(self, branch: Branch) -> "_Statement":
        return _Statement(self.terms[branch.configuration], self.average_words)


def _any_of_few(terms: Sequence[Term]) -> str:
    known = rarest([term for term in terms if term.passages], FEW)
    if len(terms) < 2 or not known:
        return ""
    # The rarest come first: a common word is left out where it would bring in far too many.
    passages = accumulate(term.passages for term in known)
    few = [term for term, total in zip(known, passages, strict=True) if total <= MANY] or known[:1]
    lexemes = dict.fromkeys(lexeme for term in few for lexeme in term.lexemes)
    return " | ".join(sequence(Pattern((lexeme,))) for lexeme in lexemes)


class _Statement:
    """The statement for the passages of one branch."""

    def __init__(self, terms: Sequence[Term], average_words: float) -> None:
        self.terms, self.average_words = rarest(terms, MOST_TERMS), average_words
        self.in_order = terms

    def sql(self, branch: Branch, stop: int) -> Condition:
        """The keys, days and scores of the best of the rows, up to place `stop` at least. However
        many they are, the same ones are read more closely, and the others follow them: so no page
        shows what another shows."""
        read, values = self.first_reading(branch, ("passage_id", "date", *READ_AGAIN))
        vectors, joined = fetched_once((STEMS, WRITTEN))
        score = self._closer_score(vectors)
        bonus, bonus_values = self._bonus(vectors)
        closer = f"{score.sql} + {bonus}"
        if stop > SHORTLIST:
            place = f"row_number() OVER ({BEST_FIRST})"
            closer = f"CASE WHEN {place} <= {SHORTLIST} THEN {closer} ELSE score - {FAR} END"
        statement = f"""
            SELECT passage_id, date, {closer} AS score FROM (
                {read} {BEST_FIRST} LIMIT {max(SHORTLIST, stop)}
            ) found {joined} {score.ranks}
        """
        return statement, (*score.values, *bonus_values, *values, *score.rank_values)

    def first_reading(
        self, branch: Branch, columns: Sequence[str], *, exact: bool = False
    ) -> Condition:
        """Some columns of all rows, and their score by single words; with `exact`, by phrases."""
        vectors, joined = fetched_for(ranks_of(self.terms))
        score = bm25(self.terms, self.average_words, vectors, exact=exact)
        found, values = branch.sql(tuple(dict.fromkeys([*columns, *READ_AGAIN])))
        shown = ", ".join(f"found.{column}" for column in columns)
        statement = f"""
            SELECT {shown}, {score.sql} AS score FROM ({found}) found {joined} {score.ranks}
        """
        return statement, (*score.values, *values, *score.rank_values)

    def _closer_score(self, vectors: Mapping[str, str]) -> Score:
        """BM25 by phrases, where there are any; else what the first reading found."""
        if any(rank.is_sequence for rank in ranks_of(self.terms)):
            return bm25(self.terms, self.average_words, vectors, exact=True)
        return Score("score")

    def _bonus(self, vectors: Mapping[str, str]) -> Condition:
        """What the terms gain on a closer reading."""
        gains = [
            (f"{gain:.4f} * ({vectors[column]} @@ %s::tsquery)::int", query)
            for gain, column, query in self._gains()
        ]
        return f"({' + '.join(sql for sql, _ in gains) or 0})", tuple(query for _, query in gains)

    def _gains(self) -> Iterator[tuple[float, str, str]]:
        """What is gained, by a match of which column with which tsquery."""
        for term in self.terms:
            yield IN_QUESTION * term.weight, STEMS, _any_of(term.ways, "A")
            yield AS_TYPED * term.weight, WRITTEN, _as_typed(term)
        for one, other in pairwise(self.in_order[:MOST_TERMS]):
            follows = f"{_any_of(one.ways)} <{other.place - one.end}> {_any_of(other.ways)}"
            yield FOLLOWS * min(one.weight, other.weight), STEMS, follows


def _any_of(ways: Iterable[tuple[str, ...]], side: str = "") -> str:
    """The tsquery of one of several sequences of lexemes."""
    return f"({' | '.join(f'({sequence(Pattern(way), side)})' for way in ways)})"


def _as_typed(term: Term) -> str:
    """The tsquery of all words of a term as they were typed."""
    return " & ".join(sequence(Pattern((word,))) for word in term.written)
