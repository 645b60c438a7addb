"""What the passages of a corpus hold, the most frequent first, to draw queries from."""

import random
import sqlite3
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.importing import ROOT

from .export import FACETS, WORD, texts

SEED = 1949
SAMPLE = 3_000  # passages in which pairs of words are counted
SHORTEST = 3  # letters of a word that is searched for


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by the number of passages that hold them, pairs of words that stand side by side by
    their number in a sample, and the values of the facets by the number of their passages."""

    words: list[str]
    pairs: list[str]
    values: dict[str, list[str]]

    def word(self, rank: int) -> str:
        """The word of a rank, counted from 1; the rarest where there are not so many."""
        return self.words[min(rank, len(self.words)) - 1]

    def pair(self, rank: int) -> str:
        return self.pairs[min(rank, len(self.pairs)) - 1]

    def value(self, facet: str, rank: int = 1) -> str:
        return self.values[facet][min(rank, len(self.values[facet])) - 1]


def stop_words() -> frozenset[str]:
    """Words that the archive leaves out of a query that has others."""
    with (ROOT / "fixtures" / "search.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["stop_words"]["en"].split())


def vocabulary(passages: Path) -> Vocabulary:
    """Count what an SQLite file of passages holds. The same file gives the same ranks."""
    chosen = random.Random(SEED)  # noqa: S311
    words: Counter[str] = Counter()
    sample: list[list[str]] = []
    for number, sides in enumerate(texts(passages)):
        found = [text.lower() for side in sides for text in WORD.findall(side)]
        words.update(set(found))
        if number < SAMPLE:
            sample.append(found)
        elif (place := chosen.randrange(number + 1)) < SAMPLE:
            sample[place] = found
    pairs = Counter(
        f"{first} {second}"
        for found in sample
        for first, second in pairwise(found)
        if first.isalpha() and second.isalpha()
    )
    silent = stop_words()
    return Vocabulary(
        _ranked({w: n for w, n in words.items() if _is_searched(w) and w not in silent}),
        _ranked(pairs),
        {name: _values(passages, name) for name in FACETS},
    )


def _is_searched(text: str) -> bool:
    return len(text) >= SHORTEST and text.isalpha()


def _ranked(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))


def _values(path: Path, facet: str) -> list[str]:
    passages = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    counted = passages.execute(
        f"SELECT {facet} FROM passages WHERE {facet} IS NOT NULL"
        " GROUP BY 1 ORDER BY count(*) DESC, 1"
    ).fetchall()
    passages.close()
    return [value for (value,) in counted]
