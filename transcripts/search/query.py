"""The query language: what a reader types → a tree. No Django, no database.

Words must all be found. `"exact phrase"`, `OR`, `-not` or `NOT`, `(parentheses)` and `prefix*` mean
what they mean elsewhere; `a NEAR/5 b` are at most five words apart. `question:`, `answer:` and
`statement:` before a word, a phrase or parentheses say on which side it must stand; `outlet:`,
`asked_by:`, `answered_by:`, `speaker:`, `topic:`, `kind:`, `language:`, `year:`, `after:` and
`before:` narrow the search as the choices beside the results do. Nothing a reader types is an
error: an unbalanced quote ends with the query, a stray operator is a word or nothing, as a person
would read it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .tokens import Token, field, leaf, tokens
from .tree import (
    MAX_DISTANCE,
    SIDES,
    And,
    Compound,
    Field,
    Near,
    Node,
    Not,
    On,
    Or,
    Phrase,
    Prefix,
    Word,
    joined,
    leaves,
    nodes,
)

__all__ = [
    "MAX_DISTANCE",
    "SIDES",
    "And",
    "Compound",
    "Field",
    "Near",
    "Node",
    "Not",
    "On",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Word",
    "leaves",
    "parse_query",
]

MAX_TERMS = 64
MAX_CHARACTERS = 10_000
MAX_NEAR = 64  # pairs of words that are asked to be near each other by one NEAR


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read. `tree` is None where nothing can be searched for.

    `cut` is True when the query was longer than MAX_TERMS words or MAX_CHARACTERS characters
    and only its beginning was read. With `exact`, words are not widened by their other spellings
    and names.
    """

    text: str
    tree: Node | None
    cut: bool = False
    exact: bool = False

    def __bool__(self) -> bool:
        return self.tree is not None

    @property
    def far(self) -> int:
        """As near as words are looked for, where a NEAR asks for further ones; else 0."""
        asked = (node.distance for node in nodes(self.tree) if isinstance(node, Near))
        return MAX_DISTANCE if any(distance > MAX_DISTANCE for distance in asked) else 0

    @property
    def opened(self) -> tuple[Prefix, ...]:
        """Those of its words that have an asterisk before further letters."""
        found = (leaf for leaf in leaves(self.tree) if isinstance(leaf, Prefix) and leaf.typed)
        return tuple(dict.fromkeys(found))

    @property
    def has_words(self) -> bool:
        """Whether it asks for words, and not for an outlet or a year alone."""
        return any(leaves(self.tree))


def parse_query(text: str, *, exact: bool = False) -> Query:
    """Read `text` as a query."""
    read, cut = read_tokens(text)
    return Query(_one_line(text), tree_of(read), cut=cut, exact=exact)


def read_tokens(text: str) -> tuple[list[Token], bool]:
    """The pieces of a query, and whether it was so long that these are but its beginning."""
    text = _one_line(text)
    found: list[Token] = []
    terms = 0
    for token in tokens(text[:MAX_CHARACTERS]):
        terms += token.kind in ("word", "phrase", "field")
        if terms > MAX_TERMS:
            return found, True
        found.append(token)
    return found, len(text) > MAX_CHARACTERS


def tree_of(read: list[Token]) -> Node | None:
    """What the pieces of a query say together."""
    return _Parser(read).parse()


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


class _Parser:
    """Recursive descent over the tokens. OR binds less than standing side by side."""

    MAX_DEPTH = 20  # what stands in deeper parentheses is left out

    def __init__(self, read: list[Token]) -> None:
        self.tokens = read
        self.at = 0
        self.depth = 0

    def parse(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens):
            parts.append(self.alternatives())
            self.at += 1  # past a closing parenthesis that was never opened
        return joined(And, parts)

    def next_is(self, test: Callable[[Token], bool]) -> bool:
        return self.at < len(self.tokens) and test(self.tokens[self.at])

    def alternatives(self) -> Node | None:
        rows = [self.sequence()]
        while self.next_is(lambda token: token.is_or):
            self.at += 1
            rows.append(self.sequence())
        rows = [row for row in rows if row]
        narrowing = _narrowing(rows)
        either = joined(
            Or, [joined(And, [part for part in row if part not in narrowing]) for row in rows]
        )
        return joined(And, [either, *narrowing])

    def sequence(self) -> list[Node]:
        parts: list[Node] = []
        while self.next_is(lambda token: token.kind != "close" and not token.is_or):
            if (part := self.chain()) is not None:
                parts.append(part)
        return parts

    def chain(self) -> Node | None:
        """What stands between blanks: one thing, or several with NEAR between them."""
        last = self.operand()
        chained: list[Node | None] = []
        while self.next_is(lambda token: token.distance is not None):
            distance = self.tokens[self.at].distance or 1
            self.at += 1
            following = self.operand()
            if last is not None and following is not None:
                chained.append(_near(distance, last, following))
            last = following or last
        return joined(And, chained) if chained else last

    def operand(self) -> Node | None:
        """One thing, what is not wanted as such; a NEAR that has nothing before it says nothing."""
        after_not = False
        while self.next_is(lambda token: token.kind != "close" and not token.is_or):
            token = self.tokens[self.at]
            self.at += 1
            if token == Token("word", "NOT"):
                after_not = True
            elif token != Token("word", "AND") and token.distance is None:
                node = self.thing(token)
                return _opposite(node) if node and (token.negated or after_not) else node
        return None

    def thing(self, token: Token) -> Node | None:
        if token.kind == "field":
            return field(token)
        node = self.group() if token.kind == "open" else leaf(token)
        return On(token.side, node) if node is not None and token.side else node

    def group(self) -> Node | None:
        if self.depth >= self.MAX_DEPTH:
            return None
        self.depth += 1
        inside = self.alternatives()
        self.depth -= 1
        if self.next_is(lambda token: token.kind == "close"):
            self.at += 1
        return inside


def _opposite(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def _narrowing(rows: list[list[Node]]) -> list[Node]:
    """The fields that narrow all alternatives though they stand beside one of them: in
    `KFOR OR EUFOR year:2008`, the year. They stand first or last, and nowhere else."""
    found = [[part for part in row if _is_field(part)] for row in rows]
    at = [number for number, fields in enumerate(found) if fields]
    if len(rows) < 2 or at not in ([0], [len(rows) - 1]) or found[at[0]] == rows[at[0]]:
        return []
    return found[at[0]]


def _is_field(node: Node) -> bool:
    return isinstance(node.part if isinstance(node, Not) else node, Field)


def _near(distance: int, left: Node, right: Node) -> Node | None:
    """What of `left` is near what of `right`. A side or a `-` before one of the two is said of both
    together; words in parentheses must each be near. Things that have no place in a text, or none
    on the same side, can only both be true."""
    match left, right:
        case (Not(part), Not(other)):
            return _around(Not, _near(distance, part, other))
        case (On(side, _), On(another, _)) if side != another:
            return joined(And, [left, right])
        case (Not(part), _):
            return _around(Not, _near(distance, part, right))
        case (_, Not(part)):
            return _around(Not, _near(distance, left, part))
        case (On(side, part), _):
            return _around(lambda inside: On(side, inside), _near(distance, part, right))
        case (_, On(side, part)):
            return _around(lambda inside: On(side, inside), _near(distance, left, part))
    if any(isinstance(node, Near | Field | Not | On) for node in (*nodes(left), *nodes(right))):
        return joined(And, [left, right])
    if len(list(leaves(left))) * len(list(leaves(right))) > MAX_NEAR:
        return joined(And, [left, right])
    for one, build in ((left, lambda p: (p, right)), (right, lambda p: (left, p))):
        if isinstance(one, And):
            return joined(And, [_near(distance, *build(part)) for part in one.parts])
        if isinstance(one, Or) and any(isinstance(part, And) for part in one.parts):
            return joined(Or, [_near(distance, *build(part)) for part in one.parts])
    return Near(distance, left, right)


def _around(kind: Callable[[Node], Node], node: Node | None) -> Node | None:
    return kind(node) if node is not None else None
