"""The fields of a query as they are meant: a name without quotes goes on over the words behind it,
and what only looks like a field is the words of a sentence.

This is told of what was typed, before it becomes a tree: there, a field that narrows several
alternatives stands apart from the words behind it.
"""

from collections.abc import Callable, Iterator, Sequence

from transcripts.models import Event

from .fields import YEAR, kind_of, language_of, years_of
from .lexemes import CONFIGURATIONS
from .names import NAMED, find_bearers, likeliest
from .partial_dates import ISO, partial_date
from .printing import print_query
from .tokens import OPERATORS, Token, field, leaf, tokens
from .tree import Compound, Field, Word

MOST_WORDS = 5  # of a name without quotes


def with_whole_names(read: Sequence[Token]) -> list[Token]:
    """The tokens with names read as far as they go: Mark Rutte in `speaker:Mark Rutte Ukraine`; and
    with the words of a sentence in place of what only looks like a field: `on a final topic: what`.
    One statement, if there is such a name; and some for each that nobody bears."""
    asked: dict[str, list[str]] = {name: [] for name in NAMED}
    for at, token in enumerate(read):
        if (typed := _field(token)) and typed.name in NAMED:
            longer = [name for name, _ in _longer(typed, read, at + 1)]
            if longer or typed.words:
                asked[typed.name] += [*typed.values, *longer]
    bearers = find_bearers(asked)

    def is_value(name: str, value: str) -> bool:
        return bool(bearers.get((name, value))) if name in NAMED else _is_value(name, value)

    return list(_meant(read, is_value))


def _meant(read: Sequence[Token], is_value: Callable[[str, str], bool]) -> Iterator[Token]:
    at = 0
    while at < len(read):
        token = read[at]
        at += 1
        typed = _field(token)
        if not typed:
            yield token
            continue
        longer = _longer(typed, read, at)
        known = [(name, end) for name, end in longer if is_value(typed.name, name)]
        if not known and longer and not typed.words:
            known = _likely(typed, longer, is_value)
        if known:
            name, at = known[-1]
            values = ",".join(f'"{value}"' for value in (*typed.values[:-1], name))
            yield Token("field", values, token.negated, token.side)
        elif typed.words and not all(is_value(typed.name, value) for value in typed.values):
            yield Token("open", "(", token.negated)
            yield from tokens(typed.words)
            yield Token("close", ")")
        else:
            yield token


def _field(token: Token) -> Field | None:
    return field(token) if token.kind == "field" else None


def _longer(typed: Field, read: Sequence[Token], at: int) -> list[tuple[str, int]]:
    """The last value of an open field with one, two … of the words from `at` on, each with the
    place where it ends; none for other fields."""
    names: list[tuple[str, int]] = []
    name = typed.values[-1]
    while typed.open and at < len(read) and len(names) < MOST_WORDS - 1:
        word = _word(read[at])
        at += 1
        if word is None:
            break
        if word:
            name = f"{name} {word}"
            names.append((name, at))
    return names


def _word(token: Token) -> str | None:
    """What a token adds to a name; "" if it is but a sign, None if it is no part of one."""
    plain = Token("word", token.text)
    if token != plain or token.text in OPERATORS or token.is_or or token.distance is not None:
        return None
    node = leaf(token)
    return print_query(node) if node is None or isinstance(node, Word | Compound) else None


def _likely(
    typed: Field, longer: list[tuple[str, int]], is_value: Callable[[str, str], bool]
) -> list[tuple[str, int]]:
    """Of a name that nobody bears, as much as is most like one: what is said of it, and what is
    left without it, is then said of the whole name."""
    value = typed.values[-1]
    if typed.name not in NAMED or is_value(typed.name, value):
        return []
    likely = likeliest(typed.name, [value, *(name for name, _ in longer)])
    return [one for one in longer if one[0] == likely]


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
