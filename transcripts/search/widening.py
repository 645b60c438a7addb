"""Finding what is meant: words of a query, joined by their other spellings and names.

A query in, a query out: what a bare word is widened to are alternatives that a reader could have
typed, so that compiling, marking and describing need not know of it. What stands in quotes is never
widened.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from .query import Query
from .synonyms import other_names, synonyms
from .tree import And, Compound, Leaf, Near, Node, Not, On, Or, Same, Word, joined, leaves
from .vocabulary import other_spelling


def widened(query: Query, language: str | None) -> Node | None:
    """The tree of `query` as it is looked for in transcripts of `language`; None stands for all
    languages at once. An exact query stays as it is."""
    return query.tree if query.exact else _widened(query.tree, language)


def also_searched(query: Query) -> list[str]:
    """The other spellings and names that `query` finds as well, for the page to say so."""
    return _added(query, unwanted=False)


def also_left_out(query: Query) -> list[str]:
    """The other spellings and names of what is not wanted, which are not wanted either."""
    return _added(query, unwanted=True)


def shown(leaf: Leaf) -> str:
    return leaf.typed if isinstance(leaf, Compound) else leaf.text


def _added(query: Query, *, unwanted: bool) -> list[str]:
    typed = {shown(leaf).lower() for leaf in leaves(query.tree)}
    found: dict[str, str] = {}
    for leaf in _leaves(widened(query, None), unwanted):
        if shown(leaf).lower() not in typed:
            found.setdefault(_in_one_spelling(leaf), shown(leaf))
    return list(found.values())


def _in_one_spelling(leaf: Leaf) -> str:
    """What two spellings of one name have in common."""
    words = leaf.text.lower().split()
    return " ".join(min(word, other_spelling(word) or word) for word in words)


def _leaves(node: Node | None, unwanted: bool) -> Iterator[Leaf]:
    """The leaves that are wanted, or those that are not."""
    match node:
        case Not(part):
            yield from _leaves(part, not unwanted)
        case On(_, part):
            yield from _leaves(part, unwanted)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part, unwanted)
        case _ if not unwanted:
            yield from leaves(node)


@lru_cache(maxsize=1_000)
def _widened(node: Node | None, language: str | None) -> Node | None:
    match node:
        case Word() | Compound():
            return joined(And, list(_run([node], language)))
        case Not(part):
            inside = _widened(part, language)
            return inside and Not(inside)
        case On(side, part):
            inside = _widened(part, language)
            return inside and On(side, inside)
        case Near(distance, left, right):
            return Near(distance, _near_what(left, language), _near_what(right, language))
        case Or(parts):
            return joined(Or, [_widened(part, language) for part in parts])
        case And(parts):
            return joined(And, list(_sequence(parts, language)))
        case _:
            return node


def _near_what(node: Node, language: str | None) -> Node:
    """What may stand on one side of NEAR: alternatives, none of which is several words anywhere."""
    wide = _widened(node, language) or node
    if isinstance(wide, Or) and any(isinstance(part, And) for part in wide.parts):
        return node
    return wide


def _sequence(parts: Sequence[Node], language: str | None) -> Iterator[Node | None]:
    """The parts of an And: bare words side by side may be one name."""
    run: list[Word | Compound] = []
    for part in parts:
        if isinstance(part, Word | Compound):
            run.append(part)
            continue
        yield from _run(run, language)
        run = []
        yield _widened(part, language)
    yield from _run(run, language)


def _run(run: Sequence[Word | Compound], language: str | None) -> Iterator[Node]:
    """Bare words side by side, the longest names among them joined by their other names."""
    at = 0
    while at < len(run):
        end, others = _longest_name(run, at, language)
        words = joined(And, [_spelled(one, language) for one in run[at:end]])
        either = joined(Same, [words, *others])
        assert either is not None  # noqa: S101
        yield either
        at = end


def _longest_name(
    run: Sequence[Word | Compound], start: int, language: str | None
) -> tuple[int, tuple[Leaf, ...]]:
    """Where the longest name that begins at `start` ends, and its other names."""
    for end in range(min(len(run), start + synonyms().longest), start, -1):
        typed = [word for one in run[start:end] for word in one.text.split()]
        if others := other_names(typed, language):
            return end, others
    return start + 1, ()


def _spelled(one: Word | Compound, language: str | None) -> Node:
    """A word in both its spellings; of a word with joints, each part by its other names."""
    if isinstance(one, Word):
        other = other_spelling(one.text)
        return Same((one, Word(other))) if other else one
    ways: dict[str, Node] = {one.text: one}
    parts = one.text.split()
    for at, part in enumerate(parts):
        others = [leaf.text for leaf in other_names([part], language)]
        for other in filter(None, [other_spelling(part), *others]):
            text = " ".join([*parts[:at], other, *parts[at + 1 :]])
            typed = one.typed.replace("%", " percent").replace(part, other, 1)
            ways.setdefault(text, Compound(text, typed))
    return joined(Same, list(ways.values())) or one
