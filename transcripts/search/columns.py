"""In which column of the searched row the words of a query are looked for.

A word is found by its stem, in all its forms; what stands in quotes, and the beginning of a word,
as it is written. A tsquery is asked of one column.
"""

from collections.abc import Iterable

from .tree import And, Compound, Leaf, Near, Node, Or, Phrase, Prefix, Stem, joined, leaves

STEMS, WRITTEN = "vector", "written"


def column_of(node: Node) -> str | None:
    """The column that has all words of `node`; None where it takes both."""
    found = {_column(leaf) for leaf in leaves(node)}
    return found.pop() if len(found) == 1 else None


def apart(near: Near) -> Node | None:
    """A NEAR of words of both columns, as parts of one column each. The places of words are the
    same in both, so a phrase near a word has its stems near it, and stands somewhere as it is
    written."""
    left, right = list(leaves(near.left)), list(leaves(near.right))
    parts: list[Node | None] = [
        _near(near, _of(left, column), _of(right, column)) for column in (STEMS, WRITTEN)
    ]
    parts += [
        _both(_near(near, [_stemmed(leaf)], _of(right, STEMS)), leaf) for leaf in _of(left, WRITTEN)
    ]
    parts += [
        _both(_near(near, _of(left, STEMS), [_stemmed(leaf)]), leaf) for leaf in _of(right, WRITTEN)
    ]
    return joined(Or, parts)


def _column(leaf: Leaf) -> str:
    return WRITTEN if isinstance(leaf, Phrase | Prefix) else STEMS


def _of(found: Iterable[Leaf], column: str) -> list[Leaf]:
    return [leaf for leaf in found if _column(leaf) == column]


def _near(near: Near, left: list[Leaf], right: list[Leaf]) -> Node | None:
    one, other = joined(Or, [*left]), joined(Or, [*right])
    return Near(near.distance, one, other) if one and other else None


def _both(near: Node | None, leaf: Leaf) -> Node | None:
    return near and And((near, leaf))


def _stemmed(leaf: Leaf) -> Leaf:
    """What a leaf of written words is among the stems, as far as its words are whole."""
    if isinstance(leaf, Prefix):
        return Stem(leaf.text)
    words = leaf.text.split()
    whole = " ".join(words[:-1] if isinstance(leaf, Phrase) and leaf.beginning else words)
    return Compound(whole, whole)
