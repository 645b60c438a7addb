"""The queries of the benchmark, drawn from any corpus by one rule.

Words are taken by their rank among all that the passages hold, the most frequent first, and pairs
of words by theirs in a sample. So the same corpus always gives the same queries, and another one
gives queries that are as common, or as rare.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlencode

from .export import FACETS
from .vocabulary import Vocabulary

PREFIX = 4  # letters of the beginning of a word
NOWHERE = "qqzzxxjjkk"
PAGE = 20


class Words(NamedTuple):
    """The same words in three query languages."""

    archive: str
    fts5: str
    tantivy: str


def word(text: str) -> Words:
    return Words(text, f'"{text}"', text)


def phrase(text: str) -> Words:
    return Words(*[f'"{text}"'] * 3)


def prefix(text: str) -> Words:
    return Words(f"{text}*", f'"{text}" *', f"{text}*")


def every(*parts: Words) -> Words:
    archive, fts5, tantivy = zip(*parts, strict=True)
    return Words(" ".join(archive), " AND ".join(fts5), " ".join(f"+{part}" for part in tantivy))


def either(*parts: Words) -> Words:
    archive, fts5, tantivy = zip(*parts, strict=True)
    return Words(f"({' OR '.join(archive)})", f"({' OR '.join(fts5)})", f"({' '.join(tantivy)})")


def without(wanted: Words, unwanted: Words) -> Words:
    return Words(
        f"{wanted.archive} -{unwanted.archive}",
        f"{wanted.fts5} NOT {unwanted.fts5}",
        f"+{wanted.tantivy} -{unwanted.tantivy}",
    )


def said(side: str, words: Words) -> Words:
    return Words(*(f"{side}:{text}" for text in words))


@dataclass(frozen=True, slots=True)
class Query:
    """One search: its words, if any, and what narrows it, by the archive's parameters."""

    what: str
    words: Words | None = None
    narrowed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(
            [
                *([self.words.archive] if self.words else []),
                *(f"[{name}={value}]" for name, value in self.narrowed.items()),
            ]
        )

    @property
    def archive(self) -> str:
        """The query string for the archive's page and its API."""
        asked = {"q": self.words.archive} if self.words else {}
        return urlencode({**asked, **self.narrowed})

    @property
    def datasette(self) -> str:
        """The query string for Datasette: a page of results, their number and three facets.

        Datasette does not rank; where the archive shows the newest first, so does this.
        """
        asked: list[tuple[str, Any]] = [("_size", PAGE), *(("_facet", name) for name in FACETS)]
        if self.words:
            asked += [("_searchmode", "raw"), ("_search", self.words.fts5)]
        names = {"from": "date__gte", "to": "date__lte"}
        asked += [
            (names.get(name, name), value)
            for name, value in self.narrowed.items()
            if name not in ("sort", "page")
        ]
        if self.newest:
            asked.append(("_sort_desc", "date"))
        return urlencode(asked)

    @property
    def newest(self) -> bool:
        """Whether the newest come first, and not the best."""
        return self.words is None or self.narrowed.get("sort") == "newest"


def queries(known: Vocabulary) -> list[Query]:
    """The fixed set."""

    def w(rank: int) -> Words:
        return word(known.word(rank))

    def p(rank: int) -> Words:
        return phrase(known.pair(rank))

    outlet, other = known.value("outlet"), known.value("outlet", 2)
    kind, year = known.value("kind"), known.value("year")
    sandwich = f"{known.word(1)} {known.word(20_000)} {known.word(1)}"
    return [
        Query("everything"),
        Query("everything, page 5", None, {"page": "5"}),
        *(Query("one word", w(rank)) for rank in (1, 2, 5, 20, 50, 200, 1_000, 5_000, 20_000)),
        Query("two words", every(w(3), w(30))),
        Query("two words", every(w(10), w(100))),
        Query("two words", every(w(100), w(1_000))),
        Query("three words", every(w(4), w(40), w(400))),
        Query("four words", every(w(6), w(7), w(8), w(9))),
        *(Query("phrase", p(rank)) for rank in (1, 10, 100, 1_000)),
        Query("either", either(w(5), w(50))),
        Query("either", either(w(1_000), w(2_000), w(4_000))),
        Query("without", without(w(2), w(3))),
        Query("without", without(w(200), w(1))),
        Query("nested", every(either(w(100), w(200)), w(3))),
        *(Query("prefix", prefix(known.word(rank)[:PREFIX])) for rank in (50, 2_000)),
        Query("in questions", said("question", w(10))),
        Query("in answers", said("answer", w(10))),
        Query("in both", every(said("question", w(20)), said("answer", w(3)))),
        Query("phrase in answers", said("answer", p(100))),
        Query("word, outlet", w(5), {"outlet": outlet}),
        Query("word, other outlet", w(50), {"outlet": other}),
        Query("word, year", w(2), {"year": year}),
        Query("word, kind and year", w(20), {"kind": kind, "year": year}),
        Query("word, dates", w(10), {"from": f"{year}-03-01", "to": f"{year}-06-30"}),
        Query("phrase, year", p(10), {"year": year}),
        Query("word, newest first", w(1), {"sort": "newest"}),
        Query("outlet alone", None, {"outlet": outlet}),
        Query("year alone", None, {"year": year}),
        Query("kind and year", None, {"kind": kind, "year": year}),
        Query("nothing found", word(NOWHERE)),
        Query("nothing found", every(w(1), word(NOWHERE))),
        Query("nothing found", phrase(sandwich)),
    ]
