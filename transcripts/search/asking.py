"""What a query's tree asks of a searched row, in whatever form conditions are put together."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Generic, Protocol, Self, TypeVar

from .columns import STEMS, WRITTEN, apart, column_of
from .tree import And, Field, Near, Node, Not, On, Or, fields, joined
from .tsquery import WEIGHTS, Compiler


class Condition(Protocol):
    """Something that is true of a row or not, such as Django's Q."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...


C = TypeVar("C", bound=Condition)


class Asking(Generic[C]):
    """Puts together what trees ask of rows of `compiler`'s configuration.

    `matches` makes the condition that a column matches a tsquery; `meant` has those of the fields.
    """

    def __init__(
        self,
        compiler: Compiler,
        matches: Callable[[str, str], C],
        meant: Mapping[Field, C] | None = None,
    ) -> None:
        self.compiler, self.matches, self.meant = compiler, matches, meant or {}

    def asked(self, node: Node | None, weights: str) -> C | None:
        """What `node` asks; None where it asks for nothing that the index could hold. Words that
        name no side must bear one of `weights`, if there are any. Words of one column stay together
        in one tsquery as far as they can."""
        node = self.compiler.meant(node)
        if node is None:
            return None
        if not any(fields(node)) and (column := column_of(node)):
            tsquery = self.compiler.tsquery(node, weights)
            return self.matches(tsquery, column) if tsquery else None
        match node:
            case Field():
                return self.meant[node]
            case Near():
                return self.asked(apart(node), weights)
            case Not(part):
                inside = self.asked(part, weights)
                return None if inside is None else ~inside
            case On(side, part):
                return self.asked(part, WEIGHTS[side])
            case And(parts):
                return self._joined(and_, [self.asked(one, weights) for one in _sorted(And, parts)])
            case Or(parts):
                return self._joined(or_, [self.asked(one, weights) for one in _sorted(Or, parts)])
        return None

    def _joined(self, join: Callable[[C, C], C], conditions: Iterable[C | None]) -> C | None:
        present = [condition for condition in conditions if condition is not None]
        return reduce(join, present) if present else None


def _sorted(kind: type[And] | type[Or], parts: Iterable[Node]) -> list[Node]:
    """The parts, those that one column can answer put together."""
    apart: list[Node | None] = []
    together: dict[str, list[Node | None]] = {STEMS: [], WRITTEN: []}
    for part in parts:
        column = None if any(fields(part)) else column_of(part)
        (together[column] if column else apart).append(part)
    joint = [joined(kind, found) for found in together.values()]
    return [part for part in (*apart, *joint) if part is not None]
