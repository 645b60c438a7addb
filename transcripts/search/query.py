"""The query language: what a reader types → a tree. No Django, no database.

Words must all be found. `"exact phrase"`, `OR`, `-not` or `NOT`, `(parentheses)` and `prefix*` mean
what they mean elsewhere; `question:`, `answer:` and `statement:` before a word, a phrase or
parentheses say on which side it must stand. Nothing a reader types is an error: an unbalanced quote
ends with the query, a stray operator is a word or nothing, as a person would read it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

MAX_TERMS = 64
MAX_CHARACTERS = 10_000

SIDES = ("question", "answer", "statement")

# Characters that join words are blanks, here as in the index (migration 0002, archive_words).
JOINTS = str.maketrans(dict.fromkeys(".:/_@+=<>&~‐‑‒–—-", " "))
POSSESSIVE = re.compile(r"['’]s?[,;!?…]*$", re.IGNORECASE)  # Russia's finds Russia


@dataclass(frozen=True, slots=True)
class Word:
    """One word, found in all its inflected forms and spellings."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: `deter*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side, in this order."""

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
class And:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    parts: "tuple[Node, ...]"


Node = Word | Prefix | Phrase | Not | On | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read. `tree` is None where nothing can be searched for.

    `cut` is True when the query was longer than MAX_TERMS words or MAX_CHARACTERS characters
    and only its beginning was read.
    """

    text: str
    tree: Node | None
    cut: bool = False

    def __bool__(self) -> bool:
        return self.tree is not None


TOKEN = re.compile(
    r"""
    (?P<minus>-?) (?: (?P<side>question|answer|statement) : \s* (?P<inner>-?) )?
    (?: (?P<open>\() | (?P<phrase>["“”„«][^"“”„«»]*["“”„»]?) | (?P<word>[^\s()"“”„«»:]+) )
    | (?P<close>\))
    | (?P<stray>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A piece of a query: `kind` is open, close, phrase or word."""

    kind: str
    text: str
    negated: bool = False
    side: str = ""

    @property
    def is_or(self) -> bool:
        return self in (Token("word", "OR"), Token("word", "|"))


def parse_query(text: str) -> Query:
    """Read `text` as a query."""
    text = " ".join(text.replace("\0", " ").split())
    tokens, cut = _tokens(text)
    return Query(text, _Parser(tokens).parse(), cut)


def leaves(node: Node | None) -> Iterator[Word | Prefix | Phrase]:
    """All words and phrases of a tree, those that are not wanted included."""
    match node:
        case Word() | Prefix() | Phrase():
            yield node
        case Not(part) | On(_, part):
            yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)


def _tokens(text: str) -> tuple[list[Token], bool]:
    tokens: list[Token] = []
    terms = 0
    for match in TOKEN.finditer(text[:MAX_CHARACTERS]):
        kind = match.lastgroup or "stray"
        if kind in ("word", "phrase"):
            terms += 1
            if terms > MAX_TERMS:
                return tokens, True
        if kind != "stray":
            side = (match["side"] or "").lower()
            negated = bool(match["minus"]) != bool(match["inner"])
            tokens.append(Token(kind, match[kind], negated, side))
    return tokens, len(text) > MAX_CHARACTERS


class _Parser:
    """Recursive descent over the tokens. OR binds less than standing side by side."""

    MAX_DEPTH = 20  # what stands in deeper parentheses is left out

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def parse(self) -> Node | None:
        parts = []
        while self.at < len(self.tokens):
            parts.append(self.alternatives())
            self.at += 1  # past a closing parenthesis that was never opened
        return _joined(And, parts)

    def next_is(self, test: Callable[[Token], bool]) -> bool:
        return self.at < len(self.tokens) and test(self.tokens[self.at])

    def alternatives(self) -> Node | None:
        parts = [self.sequence()]
        while self.next_is(lambda token: token.is_or):
            self.at += 1
            parts.append(self.sequence())
        return _joined(Or, parts)

    def sequence(self) -> Node | None:
        parts: list[Node | None] = []
        after_not = False
        while self.next_is(lambda token: token.kind != "close" and not token.is_or):
            token = self.tokens[self.at]
            self.at += 1
            if token == Token("word", "NOT"):
                after_not = True
                continue
            node = self.group() if token.kind == "open" else _leaf(token)
            if node is not None and token.side:
                node = On(token.side, node)
            parts.append(Not(node) if node is not None and (token.negated or after_not) else node)
            after_not = False
        return _joined(And, parts)

    def group(self) -> Node | None:
        if self.depth >= self.MAX_DEPTH:
            return None
        self.depth += 1
        inside = self.alternatives()
        self.depth -= 1
        if self.next_is(lambda token: token.kind == "close"):
            self.at += 1
        return inside


def _leaf(token: Token) -> Node | None:
    if token.kind == "phrase":
        words = [w for w in token.text.strip('"“”„«»').translate(JOINTS).split() if _is_word(w)]
        return Phrase(" ".join(words)) if words else None
    return None if token == Token("word", "AND") else _word(token.text)


def _word(token: str) -> Node | None:
    """A bare word; one with a joint in it, such as Indo-Pacific, is a phrase of its parts."""
    is_prefix = token.endswith("*")
    words = [w for w in re.split(r"[\W_]+", POSSESSIVE.sub("", token)) if w]
    if len(words) > 1:
        return Phrase(" ".join(words))
    if not words:
        return None
    return Prefix(words[0]) if is_prefix else Word(words[0])


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    present = [part for part in parts if part is not None]
    if len(present) < 2:
        return present[0] if present else None
    flat: list[Node] = []
    for part in present:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return kind(tuple(flat))
