"""The fields of a query as they are meant: a name without quotes goes on over the words behind it,
and what only looks like a field is the words of a sentence.

This is told of what was typed, before it becomes a tree: there, a field that narrows several
alternatives stands apart from the words behind it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from transcripts.models import Event

from .fields import YEAR, kind_of, language_of, years_of
from .lexemes import CONFIGURATIONS
from .names import NAMED, find_bearers, likeliest
from .partial_dates import ISO, partial_date
from .printing import print_query
from .tokens import DATES, OPERATORS, Token, field, leaf, tokens
from .tree import Compound, Field, Word

MOST_WORDS = 5  # of a name without quotes
GLUED = re.compile(r"(?<=[^\W\d]),(?=[^\W\d])")  # a comma between words, and not in 1,000


def with_whole_names(read: Sequence[Token]) -> list[Token]:
    """The tokens with names read as far as they go: Mark Rutte in `speaker:Mark Rutte Ukraine`,
    both outlets in `outlet:Deutsche Welle, Radio Kyiv`; and with the words of a sentence in place
    of what only looks like a field: `on a final topic: what`. One statement, if there is such a
    name; and some for each that nobody bears."""
    read = list(_apart(read))
    asked: dict[str, list[str]] = {name: [] for name in NAMED}
    for at, token in enumerate(read):
        if (typed := _field(token)) and typed.name in NAMED:
            longer = [name for name, _ in _longer(typed, read, at + 1)]
            others = list(_listed(typed, read, at + 1))
            if longer or others or typed.words:
                asked[typed.name] += [*typed.values, *longer, *others]
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
        values = list(typed.values)
        if known:
            values[-1], at = known[-1]
        if is_value(typed.name, values[-1]):
            while known := [
                (name, end) for name, end in _others(typed, read, at) if is_value(typed.name, name)
            ]:
                name, at = known[-1]
                values.append(name)
        if values != list(typed.values):
            quoted = ",".join(f'"{value}"' for value in values)
            yield Token("field", quoted, token.negated, token.side)
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
    return _names(read, at, typed.values[-1:]) if typed.open else []


def _names(read: Sequence[Token], at: int, words: Sequence[str] = ()) -> list[tuple[str, int]]:
    """`words` with one, two … of those from `at` on, each with the place where it ends."""
    names: list[tuple[str, int]] = []
    words = list(words)
    while at < len(read) and len(words) < MOST_WORDS:
        word = _word(read[at])
        at += 1
        if word is None:
            break
        if word:
            words.append(word)
            names.append((" ".join(words), at))
    return names


def _apart(read: Sequence[Token]) -> Iterator[Token]:
    """The tokens, those with a comma within them in two where they may belong to a field."""
    left = 0
    for token in read:
        typed = _field(token)
        left = MOST_WORDS if typed and _is_list(typed) else left - 1
        parts = GLUED.split(token.text) if left > 0 and token == Token("word", token.text) else []
        if len(parts) < 2:
            yield token
            continue
        left = MOST_WORDS
        yield from (Token("word", f"{part},") for part in parts[:-1])
        yield Token("word", parts[-1])


def _is_list(typed: Field) -> bool:
    """Whether another value may stand behind a comma. 16 October, 2024 is one."""
    return typed.open and typed.name not in DATES


def _listed(typed: Field, read: Sequence[Token], at: int) -> Iterator[str]:
    """The names that can stand behind commas after a field."""
    last = at + MOST_WORDS
    while at < min(last, len(read)):
        for name, end in _others(typed, read, at):
            last = end + MOST_WORDS
            yield name
        at += 1


def _others(typed: Field, read: Sequence[Token], at: int) -> list[tuple[str, int]]:
    """What can be another value of a field if it goes on behind a comma at `at`, each with the
    place where it ends."""
    if not _is_list(typed) or at >= len(read):
        return []
    if read[at] == Token("word", ","):
        at += 1
    elif not (read[at - 1].kind == "word" and read[at - 1].text.endswith(",")):
        return []
    if at < len(read) and read[at] == Token("phrase", read[at].text):
        return [(read[at].text.strip('"'), at + 1)]
    return _names(read, at)


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
