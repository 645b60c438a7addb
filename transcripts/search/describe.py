"""A search in words: the title of its page and its feed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from .facets import LANGUAGES
from .filters import PassageFilter
from .query import And, Node, Not, On, Or, Phrase, Prefix, Word
from .vocabulary import is_stop_word


def describe(passages: PassageFilter) -> str:
    """`passages` as a phrase that reads on its own.

    “Exchanges and statements with “victory plan” in the answer, asked by AFP, in 2024”.
    """
    chosen = passages.form.cleaned_data
    parts = []
    if passages.query:
        tree = passages.query.tree
        side = f" in the {_or(passages.sides)}" if passages.sides else ""
        if side and any(isinstance(node, On) for node in _nodes(tree)):
            side = f", other words{side}"
        parts.append(f"{_tree(tree) if _only_unwanted(tree) else f'with {_tree(tree)}'}{side}")
    elif passages.sides:
        parts.append(
            f"with {_or('an answer' if s == 'answer' else f'a {s}' for s in passages.sides)}"
        )
    parts += [
        f"asked by {_or(chosen['outlet'])}" if chosen.get("outlet") else "",
        f"in which {_or(chosen['speaker'])} speaks" if chosen.get("speaker") else "",
        f"on {_or(chosen['topic'])}" if chosen.get("topic") else "",
        f"from events of the kind {_or(k.replace('_', ' ') for k in chosen['kind'])}"
        if chosen.get("kind")
        else "",
        f"in {_or(LANGUAGES.get(code, code) for code in chosen['language'])}"
        if chosen.get("language")
        else "",
        f"in {_or(chosen['year'])}" if chosen.get("year") else "",
        f"from {_day(chosen['from'])}" if chosen.get("from") else "",
        f"until {_day(chosen['to'])}" if chosen.get("to") else "",
    ]
    said = ", ".join(filter(None, parts))
    return f"Exchanges and statements {said}" if said else "All exchanges and statements"


def _or(things: Any) -> str:
    names = [str(thing) for thing in things]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _tree(node: Node | None) -> str:
    match node:
        case Word(text):
            return text
        case Prefix(text):
            return f"{text}…"
        case Phrase(text):
            return f"“{text}”"
        case Not(part):
            return f"without {_tree(part)}"
        case On(side, part):
            return f"{_inner(part)} in the {side}"
        case Or(parts):
            return " or ".join(
                f"({_tree(part)})" if isinstance(part, Not) else _inner(part) for part in parts
            )
        case And(parts):
            said = [part for part in parts if not (isinstance(part, Word) and _says_nothing(part))]
            if all(isinstance(part, Not) for part in said):
                said = list(parts)
            wanted = [_inner(part) for part in said if not isinstance(part, Not)]
            unwanted = [_inner(part.part) for part in said if isinstance(part, Not)]
            words = [" and ".join(wanted), f"without {' or '.join(unwanted)}" if unwanted else ""]
            return " ".join(filter(None, words))
        case None:
            return ""


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
    match node:
        case Not(part) | On(_, part):
            yield from _nodes(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _nodes(part)


def _only_unwanted(node: Node | None) -> bool:
    parts = node.parts if isinstance(node, And) else (node,)
    return all(isinstance(part, Not) for part in parts)


def _says_nothing(word: Word) -> bool:
    return is_stop_word(word.text, "en")


def _inner(node: Node) -> str:
    return f"({_tree(node)})" if isinstance(node, And | Or) else _tree(node)
