"""Queries that are drawn from one passage each, in several ways, and ought to find it again."""

import random
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .export import SIDES, WORD
from .vocabulary import stop_words

SEED = 1949
SENTENCE = re.compile(r"[^.?!]+[.?!]+")
LONG = 8  # words of a sentence that is worth asking
REPLACED = 0.25  # of the words of half a sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said in a passage, and the ids of all that say the same."""

    public_ids: frozenset[str]
    question: str
    answer: str
    statement: str

    @property
    def text(self) -> str:
        return "\n".join((self.question, self.answer, self.statement))


@dataclass(frozen=True, slots=True)
class Item:
    """A query as somebody might type it, and the passage that it is to find."""

    query: str
    passage: Passage


class Drawer:
    """Draws queries from passages; each way is None where a passage does not lend itself."""

    def __init__(self, passages: list[Passage]) -> None:
        self.random = random.Random(SEED)  # noqa: S311
        self.passages = passages
        self.silent = stop_words()
        self.counts: Counter[str] = Counter()
        for passage in passages:
            self.counts.update({word.lower() for word in WORD.findall(passage.text)})
        self.known = sorted(self.counts)

    def draw(self, way: "Way", number: int) -> list[Item]:
        """`number` queries of one kind, from passages in random order; fewer where there are not
        so many that lend themselves."""
        items: list[Item] = []
        for passage in self.random.sample(self.passages, len(self.passages)):
            if len(items) == number:
                break
            if query := way(self, passage):
                items.append(Item(query, passage))
        return items

    def rare_words(self, passage: Passage) -> str | None:
        """Three of the rarest words, though none that is in this passage alone."""
        words = self._words(passage.text)
        rarest = sorted(words, key=lambda word: (self.counts[word], word))[:12]
        return " ".join(self.random.sample(rarest, 3)) if len(rarest) >= 6 else None

    def phrase(self, passage: Passage) -> str | None:
        """Four to six words as they stand side by side, in quotation marks."""
        sentence = self._sentence(passage.text)
        if not sentence:
            return None
        length = self.random.randint(4, 6)
        start = self.random.randrange(len(sentence) - length + 1)
        return f'"{" ".join(sentence[start : start + length])}"'

    def question(self, passage: Passage) -> str | None:
        """A sentence of the question, as it stands there."""
        sentences = [one.strip() for one in SENTENCE.findall(passage.question)]
        long = [one for one in sentences if len(WORD.findall(one)) >= LONG and '"' not in one]
        return self.random.choice(long) if long else None

    def half_wrong(self, passage: Passage) -> str | None:
        """Half a sentence, a quarter of whose words are others."""
        sentence = self._sentence(passage.text, 2 * LONG)
        if not sentence:
            return None
        half = len(sentence) // 2
        start = self.random.choice((0, len(sentence) - half))
        words = sentence[start : start + half]
        for place in self.random.sample(range(half), round(REPLACED * half)):
            words[place] = self.random.choice(self.known)
        return " ".join(words)

    def both_sides(self, passage: Passage) -> str | None:
        """Two words of the question and two of the answer, none of the most frequent."""
        sides = [
            [word for word in self._words(side) if self.counts[word] < len(self.passages) / 20]
            for side in (passage.question, passage.answer)
        ]
        if min(map(len, sides)) < 2:
            return None
        return " ".join(word for side in sides for word in self.random.sample(side, 2))

    def _words(self, text: str) -> list[str]:
        """The different words of a text that two passages hold, at least, in order."""
        words = dict.fromkeys(word.lower() for word in WORD.findall(text))
        return [w for w in words if w.isalpha() and w not in self.silent and self.counts[w] > 1]

    def _sentence(self, text: str, least: int = LONG) -> list[str] | None:
        """The words of a random sentence of so many, side by side with nothing but blanks."""
        parts = re.split(r"[^\w ]+|_", text)
        long = [words for part in parts if len(words := part.split()) >= least]
        return list(self.random.choice(long)) if long else None


Way = Callable[[Drawer, Passage], str | None]
WAYS: dict[str, Way] = {
    "three rare words": Drawer.rare_words,
    "phrase of 4 to 6 words": Drawer.phrase,
    "sentence of the question": Drawer.question,
    "half a sentence, a quarter wrong": Drawer.half_wrong,
    "words of question and answer": Drawer.both_sides,
}


def passages(path: Path) -> list[Passage]:
    """The passages of an SQLite file, those that say the same taken together."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    alike: dict[tuple[str, ...], list[str]] = {}
    for public_id, *said in connection.execute(
        f"SELECT public_id, {', '.join(SIDES)} FROM passages ORDER BY public_id"
    ):
        alike.setdefault(tuple(said), []).append(public_id)
    connection.close()
    return [Passage(frozenset(ids), *said) for said, ids in alike.items()]
