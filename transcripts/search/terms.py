"""The words that a search ranks by, and what each weighs: the rarer, the more."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connection

from .query import Query
from .summary import Whole
from .tree import And, Compound, Node, Not, Phrase, Prefix, Same, Word, children, leaves
from .tsquery import Compiler, Pattern, sequence


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a query: the sequences of stems by which it is found, one a spelling; the
    words as they were typed; its place among all words of the query; for what stands in quotes, the
    words that are found; its weight; and in how many passages it stands at most, as far as that was
    looked up."""

    ways: tuple[tuple[str, ...], ...]
    written: tuple[str, ...]
    place: int
    phrase: tuple[str, ...] = ()
    weight: float = 1.0
    passages: int = 1

    @property
    def lexemes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lexeme for way in self.ways for lexeme in way))

    @property
    def end(self) -> int:
        """The place of its last word in the query."""
        return self.place + len(self.written) - 1


def weighed_terms(query: Query, whole: Whole) -> dict[str, tuple[Term, ...]]:
    """The terms of `query` in the order in which they were typed, for each configuration of the
    archive. One that is alone need not be weighed against others."""
    terms = {name: _terms(query, name) for name in whole.configurations}
    several = [term for found in terms.values() if len(found) > 1 for term in found]
    frequencies = _frequencies({one for term in several for one in term.lexemes}, whole)

    def weighed(term: Term) -> Term:
        most = max(min(frequencies[one] for one in way) for way in term.ways)
        return replace(term, weight=_weight(most, whole.counts.total), passages=most)

    return {
        name: tuple(map(weighed, found)) if len(found) > 1 else found
        for name, found in terms.items()
    }


def rarest(terms: Sequence[Term], number: int) -> list[Term]:
    return sorted(terms, key=lambda term: -term.weight)[:number]


def _terms(query: Query, configuration: str) -> tuple[Term, ...]:
    found: dict[tuple[tuple[str, ...], ...], Term] = {}
    for term in _Reader(Compiler(query, configuration)).read():
        found.setdefault(term.ways, term)
    return tuple(found.values())


class _Reader:
    """Reads the terms of a query in their order; what is not wanted, and what says nothing beside
    other words, is no term, but has its place."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.place = 0

    def read(self) -> Iterator[Term]:
        return self._of(self.compiler.tree)

    def _of(self, node: Node | None) -> Iterator[Term]:
        match node:
            case Same(parts):
                yield from self._term(parts)
            case And(parts):
                for part in parts:
                    if self.compiler.says_nothing(part) and self.compiler.meant(node) != node:
                        self._pass(part)
                    else:
                        yield from self._of(part)
            case Not(part):
                self._pass(part)
            case Word() | Prefix() | Phrase() | Compound():
                yield from self._term((node,))
            case _:
                for part in children(node):
                    yield from self._of(part)

    def _term(self, parts: Sequence[Node]) -> Iterator[Term]:
        """Names of the same thing are one term. A word's beginning has no places in the index that
        could be counted, and is none."""
        ways = [self._lexemes(part) for part in parts]
        typed = [word for leaf in leaves(_first(parts[0])) for word in leaf.text.split()]
        written = tuple(form for word in typed for form in self.compiler.plain[word])
        phrase = written if isinstance(parts[0], Phrase) and not parts[0].beginning else ()
        if any(ways):
            yield Term(tuple(filter(None, dict.fromkeys(ways))), written, self.place, phrase)
        self.place += len(typed)

    def _lexemes(self, part: Node) -> tuple[str, ...]:
        return tuple(stem for leaf in _whole_words(part) for stem in self.compiler.stems_of(leaf))

    def _pass(self, part: Node) -> None:
        self.place += sum(len(leaf.text.split()) for leaf in leaves(_first(part)))


def _whole_words(part: Node) -> Iterator[str]:
    """The words of which more is known than how they begin."""
    for leaf in leaves(_first(part)):
        match leaf:
            case Phrase(text, beginning):
                yield " ".join(text.split()[:-1]) if beginning else text
            case Word(text) | Compound(text):
                yield text


def _first(node: Node) -> Node:
    """`node` as it was typed, without the spellings that it was widened to."""
    match node:
        case Same(parts):
            return _first(parts[0])
        case And(parts):
            return And(tuple(map(_first, parts)))
        case _:
            return node


def _weight(frequency: int, total: int) -> float:
    """BM25's inverse document frequency, never below 0."""
    return math.log(1 + max(0.0, total - frequency + 0.5) / (frequency + 0.5))


def _frequencies(lexemes: set[str], whole: Whole) -> Mapping[str, int]:
    """In how many passages each stands. Those that are not among the common ones are counted,
    which is quick because they are rare."""
    found = {one: whole.frequencies[one] for one in lexemes if one in whole.frequencies}
    if rare := list(lexemes - found.keys()):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT lexeme,"
                " (SELECT count(*) FROM transcripts_passageindex WHERE vector @@ query)"
                " FROM unnest(%s::text[], %s::tsquery[]) AS rare (lexeme, query)",
                [rare, [sequence(Pattern((one,))) for one in rare]],
            )
            found |= dict(cursor.fetchall())
    return found
