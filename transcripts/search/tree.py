"""What a query is made of. No Django, no database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# Where words can stand.
SIDES = ("question", "answer", "statement")

# Between two turns lie this many places in the index (migration 0002), so words that are nearer
# were said by one person.
MAX_DISTANCE = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One word, found in all its inflected forms and spellings."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: `deter*`. Where letters stood behind the asterisk, which it cannot
    ask for, `typed` is the whole: `defen*e`."""

    text: str
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side, in this order, as they are written: `"air defence"`. With
    `beginning`, the last of them is the beginning of a word: `"nuclear weapon*"`."""

    text: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """One word to who typed it, several in the index: Indo-Pacific, 20.9, 2%; or a name of several
    words. They stand side by side, in all their inflected forms; other names are found as well."""

    text: str
    typed: str


@dataclass(frozen=True, slots=True)
class Stem:
    """The beginning of a stem. Nobody types it: it stands for a `Prefix` near a word that is found
    by its stem (`columns.apart`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class On:
    """What must stand on one side: `question:ukraine`. `side` is one of SIDES."""

    side: str
    part: "Node"


@dataclass(frozen=True, slots=True)
class Near:
    """Both within `distance` words of each other, in either order, as one person says them. Each of
    the two is a leaf, or alternatives of leaves."""

    distance: int  # as it was asked for
    left: "Node"
    right: "Node"

    @property
    def reach(self) -> int:
        """The distance that is looked for."""
        return min(self.distance, MAX_DISTANCE)


@dataclass(frozen=True, slots=True)
class Field:
    """What must be true of the passage, not of its words: `outlet:afp`. `name` is one of
    `tokens.FIELDS`; any of the `values`, as they were typed, will do. With `open`, the words behind
    it may belong to the last value: `speaker:Mark Rutte`. Behind a colon and a blank may as well
    stand the rest of a sentence: then `words` are those that were typed."""

    name: str
    values: tuple[str, ...]
    open: bool = False
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class And:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    parts: "tuple[Node, ...]"


class Same(Or):
    """Names of the same thing, or spellings of the same word: first what was typed, then what it is
    widened to."""


Leaf = Word | Prefix | Phrase | Compound | Stem
Node = Leaf | Not | On | Near | Field | And | Or


def children(node: Node | None) -> "tuple[Node, ...]":
    match node:
        case Not(part) | On(_, part):
            return (part,)
        case Near(_, left, right):
            return (left, right)
        case And(parts) | Or(parts):
            return parts
        case _:
            return ()


def nodes(node: Node | None) -> Iterator[Node]:
    """`node` and all that it is made of, from left to right."""
    if node is not None:
        yield node
    for child in children(node):
        yield from nodes(child)


def leaves(node: Node | None) -> Iterator[Leaf]:
    """All words and phrases of a tree, those that are not wanted included."""
    return (one for one in nodes(node) if isinstance(one, Leaf))


def fields(node: Node | None) -> Iterator[Field]:
    return (one for one in nodes(node) if isinstance(one, Field))


def without_fields(node: Node | None) -> Node | None:
    """The words of `node`, as far as it is words."""
    return with_fields(node, lambda field: None)


def with_fields(node: Node | None, new: Callable[[Field], Node | None]) -> Node | None:
    """`node` with what `new` gives for each of its fields; None leaves it out."""
    return _with(node, lambda one: new(one) if isinstance(one, Field) else one)


def without_quotes(node: Node | None) -> Node | None:
    """`node` with the words of its phrases anywhere and in any form, but for those near others."""

    def words(one: Node) -> Node | None:
        return joined(And, [*map(Word, one.text.split())]) if isinstance(one, Phrase) else one

    return _with(node, words)


def _with(node: Node | None, new: Callable[[Node], Node | None]) -> Node | None:
    """`node` with what `new` gives for its fields and leaves."""
    match node:
        case None:
            return None
        case Not(part):
            inside = _with(part, new)
            return inside and Not(inside)
        case On(side, part):
            inside = _with(part, new)
            return inside and On(side, inside)
        case And(parts) | Or(parts):
            return joined(type(node), [_with(part, new) for part in parts])
        case _:
            return new(node)


def joined(kind: type[And] | type[Or], parts: "list[Node | None]") -> Node | None:
    """`parts` as one node: what is None is left out, and what is of the same kind laid open."""
    present = [part for part in parts if part is not None]
    if len(present) < 2:
        return present[0] if present else None
    flat: list[Node] = []
    for part in present:
        flat.extend(part.parts if type(part) is kind else [part])
    return kind(tuple(flat))
