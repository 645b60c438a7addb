"""Lines of a head that look like labels and name who leads or speaks: `Moderator: Ada Example
(Outlet)`, `Speaker: Secretary General Ada Example`.

Such a line stands between a title and the first words, and holds a name and nothing that anybody
says. As the first turn of an excerpt, without a title above it, it calls on somebody.
"""

from collections.abc import Mapping, Sequence

from .candidates import INLINE, Candidate
from .lines import Line
from .persons import read_person
from .vocabulary import HOST, Vocabulary
from .words import tokens_of

_MOST_LINES = 20
_LONGEST = 120
_BEHIND_NAMES = (",", "(", "[")


def credits_of(
    lines: Sequence[Line], candidates: Mapping[int, Candidate], vocabulary: Vocabulary
) -> set[int]:
    """The indexes of such lines."""
    found: set[int] = set()
    for index, line in enumerate(lines[:_MOST_LINES]):
        candidate = candidates.get(index)
        if candidate is None or not candidate.is_sure:
            if line.is_prose and not line.text.endswith(","):
                break
        elif index and _is_credit(line, candidate, vocabulary):
            found.add(index)
        else:
            break
    return found


def _is_credit(line: Line, candidate: Candidate, vocabulary: Vocabulary) -> bool:
    parts = candidate.parts
    leads = parts.role is not None and parts.role.side == HOST
    if candidate.place != INLINE or parts.name or not (leads or candidate.key == "speaker"):
        return False
    value = line.text[candidate.end - line.start :].strip()
    if not value or len(value) > _LONGEST or value[-1] in ".?!…":
        return False
    tokens = tokens_of(value)
    person = read_person(tokens, 0, vocabulary)
    if person is None or not person.has_name:
        return False
    in_full = person.honoured or person.name_words[1] - person.name_words[0] > 1
    return in_full and (person.end == len(tokens) or tokens[person.end].text in _BEHIND_NAMES)
