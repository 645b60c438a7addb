"""Sets of phrases, and the longest of them that stands at a place in a text."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from .words import Token, first_word, tokens_of

Meaning = TypeVar("Meaning")

_LONGEST = 120  # characters of a phrase


class Phrases(Generic[Meaning]):
    """Phrases with what each means, found by their folded words."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._by_words: dict[tuple[str, ...], Meaning] = {}
        self._lengths: dict[str, list[int]] = {}
        for phrase, meaning in meanings:
            words = tuple(token.folded for token in tokens_of(phrase))
            if words and words not in self._by_words:
                self._by_words[words] = meaning
                lengths = self._lengths.setdefault(words[0], [])
                if len(words) not in lengths:
                    lengths.append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which the phrases begin."""
        return frozenset(self._lengths)

    def at(self, tokens: Sequence[Token], start: int) -> tuple[int, Meaning] | None:
        """The longest phrase that starts at a token: how many tokens long, and what it means."""
        if start >= len(tokens):
            return None
        for length in self._lengths.get(tokens[start].folded, ()):
            words = tuple([token.folded for token in tokens[start : start + length]])
            if words in self._by_words:
                return len(words), self._by_words[words]
        return None

    def opens(self, text: str) -> bool:
        """Whether a text starts with one of the phrases."""
        return self.may_open(text) and self.at(tokens_of(text[:_LONGEST]), 0) is not None

    def may_open(self, text: str) -> bool:
        """Whether a text starts with the first word of a phrase: a look that spares most texts
        being cut into words."""
        return first_word(text[:_LONGEST]) in self._lengths

    def has(self, text: str) -> bool:
        """Whether a text is one of the phrases, and nothing else."""
        return self.may_open(text) and self.is_one(tokens_of(text))

    def length_at(self, tokens: Sequence[Token], start: int) -> int:
        """How many tokens the longest phrase at a place has, 0 where none stands there."""
        found = self.at(tokens, start)
        return found[0] if found else 0

    def find(self, tokens: Sequence[Token]) -> tuple[int, Meaning] | None:
        """Where in the tokens the first phrase starts, and what it means."""
        for start in range(len(tokens)):
            found = self.at(tokens, start)
            if found:
                return start, found[1]
        return None

    def is_one(self, tokens: Sequence[Token]) -> bool:
        """Whether the tokens are a phrase, and nothing else."""
        return bool(tokens) and self.length_at(tokens, 0) == len(tokens)


def words_of(phrases: Iterable[str]) -> Phrases[None]:
    """Phrases that mean nothing beyond themselves."""
    return Phrases((phrase, None) for phrase in phrases)
