"""Askers who say who they are: `Q: Good morning, Ada Example from Outlet Daily. …`

Taken only where the words are plainly an introduction: a name, then an outlet that is known or
calls itself one, before anything else is said.
"""

import re
from collections.abc import Sequence

from .affiliations import is_known_outlet
from .persons import looks_like_name, printed, read_name, read_role
from .vocabulary import JOURNALIST, Vocabulary
from .words import Token, tokens_of

_OPENING = 400  # characters in which somebody introduces themselves
_FROM = frozenset(("from", "with", "of", "for", "at", "de", "du"))
_LONGEST_OUTLET = 6
_LONGEST_PART = 2  # words behind an outlet that is known
_LONGEST_BRACKET = 80
_BRACKET_AT_END = re.compile(r"[(\[]([^()\[\]]+)[)\]]\.?$")


def introduced(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The name and outlet by which the words of a question introduce its asker."""
    name, outlet = _introduction(text[:_OPENING], vocabulary)
    return (name, outlet) if outlet else _signature(text, vocabulary)


def _signature(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """`… the end of a question? (Reuters)`, `… (Ada Example, Reuters)`"""
    match = _BRACKET_AT_END.search(text[-_LONGEST_BRACKET:])
    words = tokens_of(match[1]) if match else []
    comma = next((at for at, token in enumerate(words) if token.text == ","), -1)
    if match is None or not is_known_outlet(words[comma + 1 :], vocabulary):
        return None, None
    outlet = printed(match[1], words, (comma + 1, len(words)))
    is_name = comma > 0 and read_name(words, 0, vocabulary) == comma
    return printed(match[1], words, (0, comma)) if is_name else None, outlet


def name_at(
    text: str, tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[str | None, int]:
    """The name that starts at a token, and where it ends."""
    end = read_name(tokens, at, vocabulary)
    return printed(text, tokens, (at, end)), end


def outlet_at(
    text: str, tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[str | None, int]:
    """The outlet that starts at a token, without its article, and where it ends."""
    end = _outlet_at(tokens, at, vocabulary)
    return (_outlet(text, tokens, at, end, vocabulary), end) if end else (None, at)


def _introduction(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    tokens = tokens_of(text)
    at = _behind_greetings(tokens, vocabulary)
    end = _outlet_at(tokens, at, vocabulary)
    if end and _ends_sentence(tokens, end):
        return None, _outlet(text, tokens, at, end, vocabulary)
    behind_name = read_name(tokens, at, vocabulary)
    if behind_name == at:
        return None, None
    start = _behind_connector(tokens, behind_name, vocabulary)
    end = _outlet_at(tokens, start, vocabulary) if start else None
    end = _end_of_longer(tokens, end, vocabulary) if end else None
    if not start or not end or not _ends_phrase(tokens, end):
        return None, None
    return printed(text, tokens, (at, behind_name)), _outlet(text, tokens, start, end, vocabulary)


def _behind_greetings(tokens: Sequence[Token], vocabulary: Vocabulary) -> int:
    at = 0
    while at < len(tokens):
        step = vocabulary.greetings.length_at(tokens, at)
        if not step and (tokens[at].text == "," or not any(map(str.isalnum, tokens[at].text))):
            step = 1
        if not step or tokens[at].text in "([":
            break
        at += step
    return at


def _behind_connector(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    """Behind `from`, `, ` or `, editor, ` between a name and its outlet."""
    if at >= len(tokens) or tokens[at - 1].text.endswith((".", "!", "?")):
        return None
    if tokens[at].folded in _FROM or tokens[at].text == "(":
        behind = at + 1
        return behind + (behind < len(tokens) and tokens[behind].folded == "l'")
    if tokens[at].text != ",":
        return None
    role, end = read_role(tokens, at + 1, vocabulary)
    if role and role.side == JOURNALIST and end < len(tokens):
        return end + 1 if tokens[end].text == "," or tokens[end].folded in _FROM else None
    behind = at + 1
    if behind < len(tokens) and tokens[behind].folded in _FROM:
        behind += 1
        if behind < len(tokens) and tokens[behind].folded == "l'":
            behind += 1  # `, de l'Agence Filler`
    return behind


def _outlet_at(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    """Where the outlet that starts at a token ends; None where none does."""
    known = vocabulary.outlets.length_at(tokens, at)
    end = at
    while end < len(tokens) and end - at < _LONGEST_OUTLET and _is_outlet_word(tokens[end]):
        end += 1
        if tokens[end - 1].text.endswith((".", "?", "!", "…")):
            break
    if _is_name_with_outlet(tokens[at:end], vocabulary):
        return None
    hinted = any(token.folded in vocabulary.outlet_hints for token in tokens[at:end])
    longer = hinted and end - at > max(known, 1) and not is_known_outlet(tokens[at:end], vocabulary)
    with_the = tokens[at : at + 1] and tokens[at].folded == "the" and end - at > 1
    if longer and (with_the or tokens[at].folded not in vocabulary.openers):
        return end
    return at + known if known else None


def _end_of_longer(tokens: Sequence[Token], end: int, vocabulary: Vocabulary) -> int:
    """Where an outlet ends that is more than the one that is known: `from Reuters Filler.`"""
    at = end
    while at < len(tokens) and at - end < _LONGEST_PART and not _ends_sentence(tokens, at):
        word = tokens[at]
        if not looks_like_name(word.text.rstrip(".?!…")) or word.folded in vocabulary.openers:
            break
        if any(
            phrases.length_at(tokens, at)
            for phrases in (
                *(vocabulary.honorifics, vocabulary.ranks, vocabulary.roles, vocabulary.cities),
                *(vocabulary.before_roles, vocabulary.countries, vocabulary.greetings),
            )
        ):
            break
        at += 1
    is_whole = at > end and (
        _ends_sentence(tokens, at) or (at < len(tokens) and tokens[at].text == ",")
    )
    return at if is_whole else end


def _is_name_with_outlet(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`Ada Example of the Filler Herald`, but not `Filler News Agency of Ruritania`."""
    of = next((i for i, token in enumerate(tokens) if token.folded == "of"), 0)
    before, behind = (
        any(token.folded in vocabulary.outlet_hints for token in part)
        for part in (tokens[:of], tokens[of:])
    )
    return of > 1 and behind and not before


def _is_outlet_word(token: Token) -> bool:
    return looks_like_name(token.text.rstrip(".?!…")) or token.folded in ("of", "the")


def _ends_sentence(tokens: Sequence[Token], end: int) -> bool:
    return tokens[end - 1].text.endswith((".", "!", "?", "…"))


def _ends_phrase(tokens: Sequence[Token], end: int) -> bool:
    """Whether an outlet is followed by the end of a phrase: nobody introduces themselves with
    "Example from Reuters?", and in "Reuters reported …" nobody does."""
    if tokens[end - 1].text.endswith("?"):
        return False
    if end >= len(tokens) or _ends_sentence(tokens, end):
        return True
    behind = tokens[end]
    return (
        behind.text in ",;)-–—" or behind.text.startswith(("...", "…")) or behind.text[0].isupper()
    )


def _outlet(
    text: str, tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary
) -> str | None:
    if tokens[start].folded == "the" and not _is_of_name(tokens, start, end, vocabulary):
        start += 1
    outlet = printed(text, tokens, (start, end))
    return outlet.rstrip(".?!… ") if outlet else None


def _is_of_name(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether an article belongs to an outlet's name: `And now The Herald`, `from the BBC`."""
    in_sentence = start > 0 and not tokens[start - 1].text.endswith((".", "!", "?"))
    is_known = is_known_outlet(tokens[start + 1 : end], vocabulary)
    return in_sentence and tokens[start].text[0].isupper() and not is_known
