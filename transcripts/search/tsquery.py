"""A query's tree → PostgreSQL's tsquery, as text, for one text search configuration."""

from collections.abc import Iterator
from dataclasses import dataclass

from .lexemes import CONFIGURATIONS, PLAIN, lexemes
from .query import And, Node, Not, On, Or, Phrase, Prefix, Query, Word, leaves
from .vocabulary import is_stop_word, other_spelling

# The weights that words bear by where they stand (migration 0002).
WEIGHTS = {"question": "A", "answer": "B", "statement": "C"}
EVERYWHERE = "abcd"  # the marks of written words: those of the weights, and of all that is D


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of lexemes that a match shows side by side; or, with `is_prefix`, the beginning of
    a word as it is written, which the index holds beside the stem (migration 0007)."""

    lexemes: tuple[str, ...]
    is_prefix: bool = False


def also_searched(query: Query) -> list[str]:
    """The other spellings that `query` finds as well, for the page to say so."""
    others = [other_spelling(word.text) for word in _words(query)]
    return list(dict.fromkeys(other for other in others if other))


def compile_query(query: Query, configuration: str, sides: tuple[str, ...] = ()) -> str:
    """The tsquery text for `query`; "" where it has no word that the index could hold.

    `sides` limits every word to where it must stand, names of WEIGHTS; a side that the query
    itself names goes before.
    """
    weights = "".join(WEIGHTS[side] for side in sides)
    return _Compiler(query, configuration).tsquery(query.tree, weights) or ""


def patterns(query: Query, configuration: str) -> list[Pattern]:
    """What to mark in the text of a passage that `query` found."""
    compiler = _Compiler(query, configuration)
    return list(dict.fromkeys(compiler.patterns(compiler.meant(query.tree))))


@dataclass(frozen=True, slots=True)
class Asked:
    """A word or phrase that a query asks for: the ways in which it is found, how it is written, and
    at which place it stands among all words of the query."""

    ways: tuple[Pattern, ...]
    written: tuple[str, ...]
    place: int


def asked(query: Query, configuration: str) -> list[Asked]:
    """The words and phrases of `query` in their order, without those behind a `-`."""
    compiler = _Compiler(query, configuration)
    wanted = list(compiler.wanted(query.tree))
    found, place = [], 0
    for leaf in leaves(query.tree):
        words = leaf.text.split()
        if any(leaf is one for one in wanted) and (ways := tuple(compiler.patterns(leaf))):
            written = tuple(form for word in words for form in compiler.plain[word])
            found.append(Asked(ways, written, place))
        place += len(words)
    return found


class _Compiler:
    def __init__(self, query: Query, configuration: str) -> None:
        self.language = next((k for k, v in CONFIGURATIONS.items() if v == configuration), "")
        texts = [word for leaf in leaves(query.tree) for word in leaf.text.split()]
        texts += also_searched(query)
        self.stems = lexemes(texts, configuration)
        self.plain = lexemes(texts, PLAIN)

    def tsquery(self, node: Node | None, weights: str) -> str | None:
        match self.meant(node):
            case Not(part):
                inside = self.tsquery(part, weights)
                return f"!({inside})" if inside else None
            case On(side, part):
                return self.tsquery(part, WEIGHTS[side])
            case And(parts):
                return self.joined(" & ", parts, weights)
            case Or(parts):
                return self.joined(" | ", parts, weights)
            case None:
                return None
            case leaf:
                ways = [sequence(pattern, weights) for pattern in self.patterns(leaf)]
                return f"({' | '.join(ways)})" if len(ways) > 1 else next(iter(ways), None)

    def joined(self, operator: str, parts: tuple[Node, ...], weights: str) -> str | None:
        inside = [text for part in parts if (text := self.tsquery(part, weights))]
        return f"({operator.join(inside)})" if len(inside) > 1 else next(iter(inside), None)

    def meant(self, node: Node | None) -> Node | None:
        """`node` without the words that say nothing, where others remain."""
        if not isinstance(node, And):
            return node
        kept = tuple(part for part in node.parts if not self.says_nothing(part))
        if not kept or all(isinstance(part, Not) for part in kept):
            return node
        return And(kept)

    def says_nothing(self, node: Node) -> bool:
        return isinstance(node, Word) and is_stop_word(node.text, self.language)

    def wanted(self, node: Node | None) -> Iterator[Word | Prefix | Phrase]:
        """The words, beginnings and phrases of `node`, those behind a `-` left out."""
        match self.meant(node):
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.wanted(part)
            case On(_, part):
                yield from self.wanted(part)
            case None | Not():
                return
            case leaf:
                yield leaf

    def patterns(self, node: Node | None) -> Iterator[Pattern]:
        """The ways to find the words of `node`, those behind a `-` left out."""
        match node:
            case Word(text):
                for word in (text, other_spelling(text)):
                    if word and self.stems.get(word):
                        yield Pattern(self.stems[word])
            case Prefix(text):
                if self.plain[text]:
                    yield Pattern(self.plain[text][-1:], is_prefix=True)
            case Phrase(text):
                sequence = tuple(stem for word in text.split() for stem in self.stems[word])
                if sequence:
                    yield Pattern(sequence)
            case On(_, part):
                yield from self.patterns(self.meant(part))
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.patterns(self.meant(part))


def sequence(pattern: Pattern, weights: str) -> str:
    """A pattern as tsquery: its lexemes, each following the one before; the beginning of a word
    behind the mark of each side on which it may stand."""
    if pattern.is_prefix:
        marks = weights.lower() or EVERYWHERE
        ways = [f"{_quoted(f'{mark}={pattern.lexemes[0]}')}:*" for mark in marks]
        return f"({' | '.join(ways)})" if len(ways) > 1 else ways[0]
    suffix = f":{weights}" if weights else ""
    return " <-> ".join(f"{_quoted(lexeme)}{suffix}" for lexeme in pattern.lexemes)


def _quoted(lexeme: str) -> str:
    return "'{}'".format(lexeme.replace("\\", "\\\\").replace("'", "''"))


def _words(query: Query) -> Iterator[Word]:
    return (leaf for leaf in leaves(query.tree) if isinstance(leaf, Word))
