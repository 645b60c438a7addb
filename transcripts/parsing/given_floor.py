"""Moderators who say whom they call on: `Reuters, please.`, `Next, Ada Example, Filler TV.`

Taken only where the last sentence is nothing but a call: right, or nothing.
"""

import re
from collections.abc import Sequence

from .introductions import name_at, outlet_at
from .persons import looks_like_name, read_person, read_role
from .vocabulary import Vocabulary
from .words import Token, tokens_of

_LAST_WORDS = 300  # characters
_LAST_SENTENCES = 4
_LONGEST_OUTLET = 4
_SEVERAL = 2
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_FROM = frozenset(("from", "with", "of", "de", "du"))
_ARTICLES = frozenset(("the", "el", "la", "le", "les", "il", "der", "die", "das"))
_THANKS = frozenset(("thank", "thanks", "merci"))


def called_on(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The name and outlet that a moderator's last words call on; None for what they do not say."""
    sentences = [part for part in _SENTENCE_END.split(text[-_LAST_WORDS:]) if part.strip()]
    called: list[tuple[str | None, str | None]] = []
    for sentence in reversed(sentences[-_LAST_SENTENCES:]):
        words = sentence.rstrip(".!?… ")
        tokens = tokens_of(words)
        at = _behind_calls(tokens, 0, vocabulary)
        if at < len(tokens):
            is_thanks = any(token.folded in _THANKS for token in tokens)
            called.append((None, None) if is_thanks else _call(words, tokens, at, vocabulary))
    outlets = {outlet for _, outlet in called if outlet}
    # `Reuters. Then we go to Filler TV.`: who speaks next is not the one named last.
    return called[0] if called and len(outlets) < _SEVERAL else (None, None)


def ends_in_call(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a moderator's last sentence gives the floor to nobody by name: `Next question.`"""
    sentences = [part for part in _SENTENCE_END.split(text[-_LAST_WORDS:]) if part.strip()]
    tokens = tokens_of(sentences[-1].rstrip(".!?… ")) if sentences else []
    is_asked_for = any(token.folded == "question" for token in tokens)
    return is_asked_for and _behind_calls(tokens, 0, vocabulary) >= len(tokens)


def is_call(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a few words only give the floor, by name, role or outlet or to whoever is next."""
    tokens = tokens_of(text.rstrip("?!. "))
    at = _behind_calls(tokens, 0, vocabulary)
    if at >= len(tokens):
        return True
    outlet, end = outlet_at(text, tokens, at, vocabulary)
    person = None if outlet else read_person(tokens, at, vocabulary)
    end = person.end if person else end
    return _behind_calls(tokens, end, vocabulary) >= len(tokens) if outlet or person else False


def _call(
    text: str, tokens: Sequence[Token], start: int, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """`[call] [name] [,|from] [outlet] [call]`, and not a word more."""
    outlet, at = outlet_at(text, tokens, start, vocabulary)
    name = None
    if not outlet:
        name, at = name_at(text, tokens, start, vocabulary)
        if name and tokens[start].folded in _ARTICLES:
            return None, None  # `El Filler first.`: an outlet that nobody knows
        if name and at < len(tokens):
            behind = at + 1 if tokens[at].text in ",(" or tokens[at].folded in _FROM else at
            outlet, end = outlet_at(text, tokens, behind, vocabulary)
            at = end if outlet else at
    elif at + 1 < len(tokens) and tokens[at].text == ",":
        name, end = name_at(text, tokens, at + 1, vocabulary)
        at = end if name else at
    is_call = start > 0 or _behind_calls(tokens, at, vocabulary) > at
    if name and not outlet and is_call and _is_unknown(tokens, at, vocabulary):
        return (name, None) if " " in name else (None, None)
    if _behind_calls(tokens, at, vocabulary) < len(tokens):
        return None, None
    if outlet:
        return name, outlet
    return (name, None) if name and is_call and " " in name else (None, None)


def _is_unknown(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a few words behind a name and a comma are an outlet that nobody knows."""
    behind = tokens[at + 1 :]
    if at >= len(tokens) or tokens[at].text != "," or not 0 < len(behind) <= _LONGEST_OUTLET:
        return False
    is_role = read_role(behind, 0, vocabulary)[0] is not None
    return not is_role and all(looks_like_name(token.text) for token in behind)


def _behind_calls(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind the words that give the floor and name nobody."""
    while at < len(tokens):
        sign = tokens[at].text in (",", ")", "-", "–", "—", ":")
        step = vocabulary.calls.length_at(tokens, at) or sign
        if not step:
            break
        at += step
    return at
