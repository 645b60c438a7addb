"""Surnames alone that are labels because a moderator said the full name before."""

import re

from .candidates import INLINE, Candidate
from .label_parts import WEAK, LabelParts
from .learned import Learned
from .vocabulary import GUEST, JOURNALIST
from .words import fold

# Lines of a moderator's words in which somebody who speaks next is introduced.
_LONGEST_INTRODUCTION = 30


def is_introduced(page: Learned, candidate: Candidate) -> bool:
    """A surname alone, behind words of a moderator that hold the full name."""
    if candidate.place != INLINE or candidate.parts.strength != WEAK:
        return False
    if not candidate.parts.name:
        return False
    nearest = range(candidate.line - 1, candidate.line - _LONGEST_INTRODUCTION, -1)
    before = next((at for at in nearest if at in page.labels), None)
    if before is None:
        return False
    moderator = page.labels[before].parts
    if moderator.role is None or moderator.role.side in (GUEST, JOURNALIST):
        return False
    full = _full_name(page, candidate.parts, before, candidate.line)
    if full:
        page.cast.recognise(LabelParts(name=full, role=moderator.role))
    return full is not None


def _full_name(page: Learned, parts: LabelParts, first: int, behind: int) -> str | None:
    """The first name and surname that the lines before a label print, if they print one."""
    surname = re.escape(parts.name or "")
    names = set()
    for line in page.lines[first:behind]:
        for match in re.finditer(rf"([^\W\d_][\w'’-]{{1,30}}) {surname}\b", line.text[:5000]):
            word = fold(match[1])
            if match[1][0].isupper() and word not in page.vocabulary.openers:
                names.add(match[0])
    return names.pop() if len(names) == 1 else None
