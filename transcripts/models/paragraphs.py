"""Paragraphs of a turn, each with an address that survives what is corrected around it.

A paragraph is a line of the turn's text with anything on it, as the source breaks them. Its key is
derived from its own words, so that a paragraph added, removed or corrected before it changes
nothing, and neither does a comma or a quotation mark in it. Where a turn says the same twice, the
second has the key with `-2`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .public_ids import derive_public_id

KEY_LENGTH = 5  # 25 bits, among the paragraphs of one turn
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a turn's text, from `start` to `end` (characters, end exclusive)."""

    key: str
    start: int
    end: int


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a turn's text, in order."""
    times = Counter[str]()
    for line in _LINE.finditer(text):
        words = " ".join(_WORD.findall(line.group().casefold()))
        key = derive_public_id("paragraph", words or line.group().strip())[:KEY_LENGTH]
        times[key] += 1
        yield Paragraph(key if times[key] == 1 else f"{key}-{times[key]}", *line.span())
