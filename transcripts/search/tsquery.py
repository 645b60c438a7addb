"""A query's tree → PostgreSQL's tsquery, as text, for one text search configuration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lexemes import ALL_CONFIGURATIONS, CONFIGURATIONS, PLAIN, learn_lexemes, lexemes
from .query import Query
from .tree import (
    And,
    Compound,
    Near,
    Node,
    Not,
    On,
    Or,
    Phrase,
    Prefix,
    Stem,
    Word,
    leaves,
)
from .vocabulary import is_stop_word
from .widening import also_searched, widened

__all__ = ["Compiler", "Pattern", "also_searched", "patterns"]

# The weights that words bear by where they stand (migration 0002).
WEIGHTS = {"question": "A", "answer": "B", "statement": "C"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of lexemes that a match shows side by side: stems or, with `is_written`, words as
    they are written; with `is_prefix`, the last of them is a beginning."""

    lexemes: tuple[str, ...]
    is_written: bool = False
    is_prefix: bool = False


def patterns(query: Query, configuration: str) -> list[Pattern]:
    """What to mark in the text of a passage that `query` found."""
    compiler = Compiler(query, configuration)
    return list(dict.fromkeys(compiler.patterns(compiler.meant(compiler.tree))))


def weights_of(sides: tuple[str, ...]) -> str:
    return "".join(WEIGHTS[side] for side in sides)


class Compiler:
    """Compiles `tree`, a query as it is looked for in one text search configuration, or its parts:
    such as ask for words of one column of the searched row (`columns.column_of`).

    The lexemes of all configurations are asked for in one statement, if any is not known.
    """

    def __init__(self, query: Query, configuration: str) -> None:
        self.language = next((k for k, v in CONFIGURATIONS.items() if v == configuration), "")
        self.tree = widened(query, self.language or None)
        texts = [word for leaf in leaves(widened(query, None)) for word in leaf.text.split()]
        learn_lexemes(texts, ALL_CONFIGURATIONS)
        self.stems = lexemes(texts, configuration)
        self.plain = lexemes(texts, PLAIN)

    def tsquery(self, node: Node | None, weights: str) -> str | None:
        """The tsquery of a part of the tree, without fields; None if the index can hold no word of
        it. A word that names no side itself must bear one of `weights`, if there are any."""
        match self.meant(node):
            case Not(part):
                inside = self.tsquery(part, weights)
                return f"!({inside})" if inside else None
            case On(side, part):
                return self.tsquery(part, WEIGHTS[side])
            case And(parts):
                return _joined(" & ", [self.tsquery(part, weights) for part in parts])
            case Or(parts):
                return _joined(" | ", [self.tsquery(part, weights) for part in parts])
            case Near(_, left, right) as near:
                return self.near(near.reach, left, right, weights)
            case None:
                return None
            case leaf:
                return _joined(" | ", [sequence(one, weights) for one in self.patterns(leaf)])

    def near(self, distance: int, left: Node, right: Node, weights: str) -> str | None:
        """`<N>` means exactly N places further, so each distance is asked for, both ways round."""
        one, other = self.ways(left, weights), self.ways(right, weights)
        if not one or not other:
            return _joined(" | ", [*one, *other])
        return _joined(
            " | ",
            [
                f"{first} <{places}> {second}"
                for places in range(1, distance + 1)
                for a in one
                for b in other
                for first, second in dict.fromkeys([(a, b), (b, a)])
            ],
        )

    def ways(self, node: Node, weights: str) -> list[str]:
        """The ways to find `node` at a place in a text: all words in one, phrases each on its own,
        because alternatives of different lengths have no one distance from what follows."""
        found = list(dict.fromkeys(self.patterns(node)))
        words = [sequence(one, weights) for one in found if len(one.lexemes) == 1]
        phrases = [f"({sequence(one, weights)})" for one in found if len(one.lexemes) > 1]
        return [*filter(None, [_joined(" | ", words)]), *phrases]

    def meant(self, node: Node | None) -> Node | None:
        """`node` without the words that say nothing, where others remain."""
        if not isinstance(node, And):
            return node
        kept = tuple(part for part in node.parts if not self.says_nothing(part))
        if not kept or all(isinstance(part, Not) for part in kept):
            return node
        return And(kept)

    def stems_of(self, text: str) -> tuple[str, ...]:
        """The stems of the words of a text, in their order."""
        return tuple(stem for word in text.split() for stem in self.stems[word])

    def says_nothing(self, node: Node) -> bool:
        return isinstance(node, Word) and is_stop_word(node.text, self.language)

    def patterns(self, node: Node | None) -> Iterator[Pattern]:
        """The ways to find the words of `node`, those behind a `-` left out."""
        match node:
            case Word(text) | Compound(text):
                if stems := self.stems_of(text):
                    yield Pattern(stems)
            case Phrase(text, beginning):
                if words := tuple(form for word in text.split() for form in self.plain[word]):
                    yield Pattern(words, is_written=True, is_prefix=beginning)
            case Prefix(text) | Stem(text):
                if self.plain[text]:
                    is_written = isinstance(node, Prefix)
                    yield Pattern(self.plain[text][-1:], is_written, is_prefix=True)
            case On(_, part):
                yield from self.patterns(self.meant(part))
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.patterns(self.meant(part))
            case Near(_, left, right):
                yield from self.patterns(left)
                yield from self.patterns(right)


def sequence(pattern: Pattern, weights: str = "") -> str:
    """A pattern as tsquery: its lexemes, each following the one before, each with one of `weights`
    if there are any."""
    suffix = f":{weights}" if weights else ""
    words = [f"{_quoted(lexeme)}{suffix}" for lexeme in pattern.lexemes]
    if pattern.is_prefix:
        words[-1] = f"{_quoted(pattern.lexemes[-1])}:*{weights}"
    return " <-> ".join(words)


def _joined(operator: str, parts: Sequence[str | None]) -> str | None:
    present = list(dict.fromkeys(part for part in parts if part))
    return f"({operator.join(present)})" if len(present) > 1 else next(iter(present), None)


def _quoted(lexeme: str) -> str:
    return "'{}'".format(lexeme.replace("\\", "\\\\").replace("'", "''"))
