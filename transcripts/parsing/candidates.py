"""A stretch of a line that may be a label, and where labels stand."""

import re
from functools import lru_cache
from typing import NamedTuple

from .label_parts import SURE, LabelParts
from .label_reading import read_bracketed, read_label, without_remark
from .lines import Line
from .repair import repair
from .vocabulary import Vocabulary
from .words import fold

# Where the label stands.
INLINE = "inline"  # Name: text
OWN_LINE = "own_line"  # Name:
BARE_LINE = "bare_line"  # Name
TWO_LINES = "two_lines"  # Role,  |  Name:
DASHES = "dashes"  # Question - Name - Outlet - text
GAP = "gap"  # Q    text
STOP = "stop"  # Q. text
MID_LINE = "mid_line"  # … the end of an answer. Name: text

LONGEST_LABEL = 200
_TIME = re.compile(r"(?<= )\d{1,2}(?::\d{2}){1,2}(?=:| *:)")
_QUOTES, _PAIR = '"“”„«»', 2  # `"Ada Example": …`
_OPENING, _CLOSING = "([", ")]"
_BRACKET = re.compile(r"[()\[\]]")


class Candidate(NamedTuple):
    """A stretch of the source that may be a label. `text_start` is where the words behind it
    start: its end, or the start of the first line behind it. `line` is an index of lines."""

    line: int
    start: int
    end: int
    place: str
    parts: LabelParts
    key: str

    @property
    def has_colon(self) -> bool:
        return self.place in (INLINE, OWN_LINE, TWO_LINES, MID_LINE)

    @property
    def is_sure(self) -> bool:
        return self.parts.strength >= SURE


def colon_in(text: str) -> int:
    """The first colon outside brackets within the length of a label; -1 where there is none."""
    head = text[:LONGEST_LABEL]
    first = head.find(":")
    if first > 0 and head[first - 1].isdecimal() and (time := _TIME.search(head)):
        first = head.find(":", time.end())  # `Ada Example 00:05: text`
    if first < 0 or not _BRACKET.search(head, 0, first):
        return first
    depth = 0
    for at, char in enumerate(head):
        if char == ":" and depth <= 0:
            return at
        depth += (char in _OPENING) - (char in _CLOSING)
    return first if depth > 0 else -1


def candidate_in(
    line: Line, index: int, first: int, colon: int, place: str, vocabulary: Vocabulary
) -> Candidate | None:
    """The candidate between two places of a line, the second being that of its colon."""
    read = _read(line.text[first:colon], vocabulary)
    if read is None:
        return None
    parts, key = read
    return Candidate(index, line.start + first, line.start + colon + 1, place, parts, key)


@lru_cache(maxsize=4096)  # a page prints the same few labels again and again
def _read(text: str, vocabulary: Vocabulary) -> tuple[LabelParts, str] | None:
    """What a stretch before a colon says as a label, and its key; None where it can be none."""
    printed = repair(text).strip().rstrip(".")
    if printed[:1] in _QUOTES and sum(sign in _QUOTES for sign in printed) == _PAIR:
        printed = "".join(sign for sign in printed if sign not in _QUOTES)
    named = without_remark(printed, vocabulary)
    read = read_bracketed if named.startswith(("(", "[")) else read_label
    parts = read(named, vocabulary)
    return (parts, fold(printed)) if parts else None
