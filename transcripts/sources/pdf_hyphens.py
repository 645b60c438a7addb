"""Words that a PDF's lines break: whether the hyphen at a line's end is the word's own.

What the document prints elsewhere tells: `international` joins `inter-` and `national`. Of what it
prints nowhere else the hyphen stays, as in `well-known`, unless so many lines end in one that the
document breaks its words by rule, as most columns do. Then the halves are put together, and told,
so that a person can look.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+[-\u2010\u2011][^\W\d_]+")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_BETWEEN_HALVES = ("and", "or", "to", "et", "ou")  # `short- and long-term`
# The first halves of so many words with a hyphen that it is their own.
_HALVES = "all cross full half high ill long low non peut self short so vice well"
_FIRST_HALVES = {*_HALVES.split(), "two", "three", "four", "five", "six", "ten"}
_FEW, _SHARE = 2, 0.03  # lines broken by rule: so many at least, and so many of all


class Hyphens:
    """Puts the lines of one document together; `guessed` are the words of which only the number of
    broken lines says that they are one word."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.words = {word.casefold() for line in lines for word in _WORD.findall(line)}
        self.whole = _whole_words(lines)
        self.compounds = {word.casefold() for line in lines for word in _COMPOUND.findall(line)}
        broken = sum(_goes_on(last, line) for last, line in pairwise(lines))
        self.by_rule = broken >= max(_FEW, _SHARE * len(lines))
        self.guessed: list[str] = []

    def join(self, pieces: list[str], line: str) -> None:
        """Put a line behind the pieces of its paragraph."""
        last = pieces[-1]
        broken, following = _HYPHENATED.search(last[-80:]), _WORD.match(line)
        if last.endswith("\u00ad"):
            pieces[-1] = last[:-1]
        elif broken is None or following is None or following[0] in _BETWEEN_HALVES:
            pieces.append(" ")
        elif line[0].islower() and self._are_one(broken[1], following[0]):
            pieces[-1] = last[:-1]
        pieces.append(line)

    def _are_one(self, first: str, second: str) -> bool:
        solid, one, other = (first + second).casefold(), first.casefold(), second.casefold()
        if solid in self.words:
            return True
        if not self.by_rule or f"{one}-{other}" in self.compounds or one in _FIRST_HALVES:
            return False
        if {one, other} <= self.whole:
            return False
        self.guessed.append(first + second)
        return True


def _whole_words(lines: Sequence[str]) -> set[str]:
    """The words that stand for themselves: no half that is printed at the end of a line or at the
    beginning of the next."""
    found: set[str] = set()
    for last, line in pairwise(["", *lines]):
        words = _WORD.findall(_COMPOUND.sub(" ", line))
        if words and _goes_on(last, line):
            words = words[1:]
        if words and is_broken(line):
            words = words[:-1]
        found.update(word.casefold() for word in words)
    return found


def is_broken(line: str) -> bool:
    """Whether a line ends in a hyphen behind letters."""
    return _HYPHENATED.search(line[-80:]) is not None


def _goes_on(last: str, line: str) -> bool:
    following = _WORD.match(line)
    return (
        is_broken(last)
        and line[:1].islower()
        and following is not None
        and following[0] not in _BETWEEN_HALVES
    )
