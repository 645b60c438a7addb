"""Moderators who say whom they call on: `Reuters, please.`, `Next, Ada Example, Filler TV.`

Taken only where the last sentence is nothing but a call: right, or nothing.
"""

import re
from collections.abc import Sequence

from .introductions import name_at, outlet_at
from .vocabulary import Vocabulary
from .words import Token, tokens_of

_LAST_WORDS = 300  # characters
_LAST_SENTENCES = 4
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_FROM = frozenset(("from", "with", "of", "de", "du"))
_THANKS = frozenset(("thank", "thanks", "merci"))


def called_on(text: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The name and outlet that a moderator's last words call on; None for what they do not say."""
    sentences = [part for part in _SENTENCE_END.split(text[-_LAST_WORDS:]) if part.strip()]
    for sentence in reversed(sentences[-_LAST_SENTENCES:]):
        words = sentence.rstrip(".!?… ")
        tokens = tokens_of(words)
        at = _behind_calls(tokens, 0, vocabulary)
        if at < len(tokens):
            if any(token.folded in _THANKS for token in tokens):
                return None, None
            return _call(words, tokens, at, vocabulary)
    return None, None


def _call(
    text: str, tokens: Sequence[Token], start: int, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """`[call] [name] [,|from] [outlet] [call]`, and not a word more."""
    outlet, at = outlet_at(text, tokens, start, vocabulary)
    name = None
    if not outlet:
        name, at = name_at(text, tokens, start, vocabulary)
        if name and at < len(tokens):
            behind = at + 1 if tokens[at].text in ",(" or tokens[at].folded in _FROM else at
            outlet, end = outlet_at(text, tokens, behind, vocabulary)
            at = end if outlet else at
    elif at + 1 < len(tokens) and tokens[at].text == ",":
        name, end = name_at(text, tokens, at + 1, vocabulary)
        at = end if name else at
    is_call = start > 0 or _behind_calls(tokens, at, vocabulary) > at
    if _behind_calls(tokens, at, vocabulary) < len(tokens):
        return None, None
    if outlet:
        return name, outlet
    return (name, None) if name and is_call and " " in name else (None, None)


def _behind_calls(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Behind the words that give the floor and name nobody."""
    while at < len(tokens):
        sign = tokens[at].text in (",", ")", "-", "–", "—", ":")
        step = vocabulary.calls.length_at(tokens, at) or sign
        if not step:
            break
        at += step
    return at
