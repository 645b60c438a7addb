"""Words of a line: repaired, cut into tokens, and in the form in which they are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A French l' or d' is a word of its own, so that "l'OTAN" holds the word OTAN.
_TOKEN = re.compile(r"[,;:|()\[\]&]|[LDld]['’](?=\w)|[^\s,;:|()\[\]&]+")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"} | dict.fromkeys('."“”«»„!?', None))


class Token(NamedTuple):
    """A word, or a sign that parts words; `start` and `end` are its place in the line."""

    text: str
    folded: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words, commas, brackets and ampersands of a short text, in order."""
    return list(_tokens(text) if len(text) <= _LONGEST_LINE else _cut(text))


def first_word(text: str) -> str:
    """The first word of a text, folded; "" where there is none."""
    match = _TOKEN.search(text)
    return fold(match[0]) if match else ""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The form in which words are compared: without accents, capitals, quotes and full stops."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def _cut(text: str) -> tuple[Token, ...]:
    return tuple([Token(m[0], fold(m[0]), *m.span()) for m in _TOKEN.finditer(text)])


# A line of the head is asked many things, one after the other.
_LONGEST_LINE = 300
_tokens = lru_cache(maxsize=256)(_cut)
