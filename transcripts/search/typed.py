"""What is typed behind a field and what is clicked are the same thing: fields of the query become
parameters of the search, as far as they narrow all of it."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from transcripts.models import Event

from .fields import YEAR, kind_of, language_of, years_of
from .lexemes import CONFIGURATIONS
from .names import NAMED, find_bearers
from .parameters import SearchParameters
from .partial_dates import ISO, before, partial_date
from .printing import print_query
from .query import parse_query
from .tree import (
    And,
    Compound,
    Field,
    Node,
    Not,
    On,
    Or,
    Word,
    fields,
    joined,
    nodes,
    with_fields,
)

MOST_WORDS = 5  # of a name without quotes
ONE_VALUE = ("from", "to")


def lifted(parameters: SearchParameters) -> SearchParameters:
    """The same search, with each field of its query that narrows all of it among the parameters,
    and only the others left in `q`.

    Values of one parameter are alternatives, typed or clicked; of a date, the typed one counts.
    """
    values = {name: _understood(name, parameters.all(name)) for name in parameters.values}
    tree = parse_query(parameters.get("q")).tree
    if any(fields(tree)):
        whole = _with_whole_names(tree)
        parts = whole.parts if isinstance(whole, And) else (whole,)
        for part in parts:
            if isinstance(part, Field):
                name, typed = parameter_of(part)
                values[name] = typed if name in ONE_VALUE else (*values.get(name, ()), *typed)
        rest = joined(And, [part for part in parts if not isinstance(part, Field)])
        if rest != tree:
            values["q"] = (print_query(rest),) if rest else ()
    lifted = parameters
    for name, new in values.items():
        if new != parameters.all(name):
            lifted = lifted.replacing(name, new)
    return lifted


def parameter_of(field: Field) -> tuple[str, tuple[str, ...]]:
    """The search parameter that a field stands for, with its values."""
    if field.name == "before":
        return "to", (before(partial_date(field.values[-1])),)
    if field.name in ONE_VALUE:
        return field.name, _understood(field.name, field.values[-1:])
    return field.name, _understood(field.name, field.values)


def _understood(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    if name == "kind":
        return tuple(map(kind_of, values))
    if name == "language":
        return tuple(map(language_of, values))
    if name in ONE_VALUE:
        return tuple(map(partial_date, values))
    return tuple(year for value in values for year in years_of(value)) if name == "year" else values


def _with_whole_names(tree: Node | None) -> Node | None:
    """The tree with names that were typed without quotes read as far as they go: Mark Rutte in
    `speaker:Mark Rutte Ukraine`; and with the words of a sentence in place of what only looks like
    a field: `on a final topic: what …`. One statement, if there is such a name."""
    asked: dict[str, list[str]] = {name: [] for name in NAMED}
    for node in nodes(tree):
        if isinstance(node, Field) and node.words and node.name in NAMED:
            asked[node.name] += node.values
        parts = node.parts if isinstance(node, And) else ()
        for at, part in enumerate(parts):
            for field in fields(part):
                if field.name in NAMED:
                    asked[field.name] += _longer_names(part, parts[at + 1 :])
    bearers = find_bearers(asked)

    def is_value(field: str, value: str) -> bool:
        return bool(bearers.get((field, value))) if field in NAMED else _is_value(field, value)

    def as_meant(field: Field) -> Node | None:
        if field.words and not all(is_value(field.name, value) for value in field.values):
            return parse_query(field.words).tree
        return field

    return with_fields(_extended(tree, is_value), as_meant)


def _is_value(name: str, value: str) -> bool:
    """Whether what stands behind a field that needs no look at the archive is such a value."""
    match name:
        case "kind":
            return kind_of(value) in Event.Kind.values
        case "language":
            return language_of(value) in CONFIGURATIONS
        case "year":
            return all(YEAR.fullmatch(year) for year in years_of(value))
        case _:
            return ISO.fullmatch(partial_date(value)) is not None


def _longer_names(part: Node, behind: tuple[Node, ...]) -> list[str]:
    """The last value of an open field with one, two … of the words `behind` it; none for others."""
    field = part.part if isinstance(part, Not) else part
    if not isinstance(field, Field) or not field.open:
        return []
    near = takewhile(lambda one: isinstance(one, Word | Compound), behind[: MOST_WORDS - 1])
    words = [print_query(word) for word in near]
    return [" ".join([field.values[-1], *words[: n + 1]]) for n in range(len(words))]


def _extended(node: Node | None, is_value: Callable[[str, str], bool]) -> Node | None:
    match node:
        case Not(part):
            inside = _extended(part, is_value)
            return inside and Not(inside)
        case On(side, part):
            inside = _extended(part, is_value)
            return inside and On(side, inside)
        case Or(parts):
            return joined(Or, [_extended(part, is_value) for part in parts])
        case And(parts):
            return joined(And, list(_extended_row(parts, is_value)))
        case _:
            return node


def _extended_row(
    parts: tuple[Node, ...], is_value: Callable[[str, str], bool]
) -> Iterator[Node | None]:
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        names = _longer_names(part, parts[at:])
        field = part.part if isinstance(part, Not) else part
        if isinstance(field, Field):
            longest = [name for name in names if is_value(field.name, name)][-1:]
            if longest:
                whole = Field(field.name, (*field.values[:-1], *longest))
                part = Not(whole) if isinstance(part, Not) else whole
                at += names.index(longest[0]) + 1
        yield _extended(part, is_value)
