"""A query's tree → text that is read as the same tree."""

from .tokens import BARE_VALUE, can_go_on
from .tree import And, Compound, Field, Near, Node, Not, On, Or, Phrase, Prefix, Stem, Word


def print_query(node: Node | None) -> str:
    """`node` as a reader could type it; "" for None."""
    match node:
        case None:
            return ""
        case Word(text):
            return text
        case Prefix(text) | Stem(text):
            return f"{text}*"
        case Compound(_, typed):
            return typed
        case Phrase(text, beginning):
            return f'"{text}{"*" if beginning else ""}"'
        case Field(name, values, is_open):
            quoted = [_value(value) for value in values[:-1]]
            last = values[-1]
            quoted.append(
                last if is_open else f'"{last}"' if can_go_on(name, last) else _value(last)
            )
            return f"{name}:{','.join(quoted)}"
        case Not(part):
            return f"-{_one(part, On, Field)}"
        case On(side, part):
            return f"{side}:{_one(part)}"
        case Near(distance, left, right):
            return f"{_one(left)} NEAR/{distance} {_one(right)}"
        case And(parts):
            return " ".join(_one(p) if isinstance(p, Or) else print_query(p) for p in parts)
        case Or(parts):
            return " OR ".join(_one(p) if isinstance(p, And) else print_query(p) for p in parts)


def _one(node: Node, *also: type[On] | type[Field]) -> str:
    """`node` as one thing: in parentheses, unless it is a leaf or one of `also`."""
    text = print_query(node)
    return text if isinstance(node, (Word, Prefix, Phrase, Compound, *also)) else f"({text})"


def _value(value: str) -> str:
    return value if BARE_VALUE.fullmatch(value) else f'"{value}"'
