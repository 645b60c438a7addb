"""A query's tree in English: what `describe` puts together to a sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .tree import (
    And,
    Compound,
    Field,
    Leaf,
    Near,
    Node,
    Not,
    On,
    Or,
    Phrase,
    Prefix,
    Word,
    children,
    joined,
    nodes,
)
from .vocabulary import is_stop_word

# Words that would be taken for the sentence's own.
OWN = frozenset(
    ("with", "without", "but", "not", "and", "or", "either", "in", "of", "has", "whose", "the", "a")
)


def listed(things: Iterable[object], last: str = "or") -> str:
    """`A, B or C`, each of them once."""
    names = list(dict.fromkeys(map(str, things)))
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def noun(node: Node | None) -> str:
    """What a passage has: `Ukraine and either China or “air defence”, but not Iran`."""
    match node:
        case Word(text):
            return f"“{text}”" if text in OWN else text
        case Prefix(text):
            return f"words that begin with “{text}”"
        case Compound(_, typed):
            return typed
        case Phrase(text, beginning):
            return f"words that begin with “{text}”" if beginning else f"“{text}”"
        case Near(_, left, right) as near:
            words = f"{near.reach} words" if near.reach > 1 else "one word"
            return f"{_inner(left)} within {words} of {_inner(right)}"
        case Or(parts):
            return listed(map(_inner, parts))
        case And():
            wanted, unwanted = sorted_out(node)
            words = listed(map(_inner, wanted), "and")
            return f"{words} but not {listed(map(_inner, unwanted))}" if unwanted else words
        case Not(part):
            return f"not {_inner(part)}"
        case _:
            return ""


def sorted_out(node: Node) -> tuple[list[Node], list[Node]]:
    """The parts of a sequence that are wanted, alternatives last so that no other part reads as one
    of them; and those that are not wanted. Without the words that say nothing, where others remain.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    said: list[Node] = [
        part for part in parts if not (isinstance(part, Word) and is_stop_word(part.text, "en"))
    ]
    if all(isinstance(part, Not) for part in said):
        said = list(parts)
    wanted: list[Node] = [part for part in said if not isinstance(part, Not)]
    wanted.sort(key=lambda part: isinstance(part, Or))
    return wanted, [part.part for part in said if isinstance(part, Not)]


def _inner(node: Node) -> str:
    """A part of a list, so that it is plain where it ends."""
    if isinstance(node, Or) and not any(isinstance(part, And | Or | Near) for part in node.parts):
        return f"either {noun(node)}"
    return f"({noun(node)})" if isinstance(node, And | Or | Near) else noun(node)


def _all_of(node: Node) -> str:
    """What is not there, so that it is plain that all of it must be missing together."""
    return _inner(node) if isinstance(node, And) else noun(node)


def is_words(node: Node) -> bool:
    """Whether `node` is about words wherever they stand, as far as they are wanted: such that a
    passage can be said to have it."""
    inside = node.part if isinstance(node, Not) else node
    if isinstance(inside, Or) and any(isinstance(part, Not) for part in inside.parts):
        return False
    return not any(isinstance(one, On | Field) for one in nodes(inside))


def has_words_on_any_side(node: Node | None) -> bool:
    """Whether there are words in it that name no side themselves."""
    if isinstance(node, On):
        return False
    return isinstance(node, Leaf) or any(map(has_words_on_any_side, children(node)))


@dataclass(frozen=True, slots=True)
class Clauses:
    """What a query asks of a passage, in clauses that follow “exchanges and statements”.

    `where` is said of words that name no side themselves: “ in the question”. `said` has the
    words for a field, wanted or not.
    """

    where: str
    only_statements: bool
    said: Callable[[Field, bool], str]

    def of(self, tree: Node | None) -> list[str]:
        if tree is None:
            return []
        tree = sides_inside(tree)
        parts = tree.parts if isinstance(tree, And) else (tree,)
        words = joined(And, [part for part in parts if is_words(part)])
        sided = [part for part in parts if _is_sided(part)]
        others = [part for part in parts if not is_words(part) and not _is_sided(part)]
        found = [self.words(words), self.sides(sided), *(self.clause(part) for part in others)]
        return [clause for clause in found if clause]

    def words(self, node: Node | None) -> str:
        """`with KFOR and Kosovo but without Serbia`."""
        if node is None:
            return ""
        wanted, unwanted = sorted_out(node)
        if isinstance(node, Or | Near) or (len(wanted) == 1 and isinstance(wanted[0], Or)):
            with_ = noun(wanted[0])
        else:
            with_ = listed(map(_inner, wanted), "and")
        clauses = [f"with {with_}"] if wanted else []
        if unwanted:
            without = _all_of(unwanted[0]) if len(unwanted) == 1 else listed(map(_inner, unwanted))
            clauses.append(f"without {without}")
        return " but ".join(clauses) + self.where

    def sides(self, sided: list[Node]) -> str:
        """`whose question has “air defence” and whose answer does not`."""
        clauses: list[str] = []
        before: Node | None = None
        for node in sided:
            on = node.part if isinstance(node, Not) else node
            assert isinstance(on, On)  # noqa: S101
            wanted = not isinstance(node, Not)
            if isinstance(on.part, Not):
                wanted, on = not wanted, On(on.side, on.part.part)
            if on.side == "statement":
                where = "" if self.only_statements else " in a statement"
                has = f"with {noun(on.part)}" if wanted else f"without {_all_of(on.part)}"
                clauses.append(f"{has}{where}")
            elif wanted:
                clauses.append(f"whose {on.side} has {noun(on.part)}")
            else:
                same = before == on.part
                has = "does not" if same else f"does not have {_all_of(on.part)}"
                clauses.append(f"whose {on.side} {has}")
            before = on.part if wanted else None
        return " and ".join(clauses)

    def clause(self, node: Node) -> str:
        """One part of a query that may be anything."""
        match node:
            case _ if is_words(node):
                return self.words(node)
            case _ if _is_sided(node):
                return self.sides([node])
            case Field():
                return self.said(node, True)
            case Not(Field() as field):
                return self.said(field, False)
            case Not(part):
                return f"except those {self.clause(part)}"
            case Or(parts):
                return f"either {' or '.join(map(self.part, parts))}"
            case And(parts):
                return " and ".join(map(self.part, parts))
            case _:
                return ""

    def part(self, node: Node) -> str:
        mixed = isinstance(node, And | Or) and not is_words(node)
        return f"({self.clause(node)})" if mixed else self.clause(node)


def _is_sided(node: Node) -> bool:
    return isinstance(node.part if isinstance(node, Not) else node, On)


def sides_inside(node: Node) -> Node:
    """A side before parentheses with fields or sides in them is said of the other words in them."""
    match node:
        case On(_, Field() | On() as inside):
            return sides_inside(inside)
        case On(side, Not(part)) if not is_words(part):
            return Not(sides_inside(On(side, part)))
        case On(side, And(parts) | Or(parts)) if not all(map(is_words, parts)):
            kind = And if isinstance(node.part, And) else Or
            return joined(kind, [sides_inside(On(side, part)) for part in parts]) or node
        case Not(part):
            return Not(sides_inside(part))
        case And(parts) | Or(parts):
            return joined(type(node), [sides_inside(part) for part in parts]) or node
        case _:
            return node
