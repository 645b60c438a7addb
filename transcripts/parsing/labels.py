"""Where a label may stand: every line that could name a speaker, before it is known who speaks.

Candidates only. learning.py decides, over the whole document, which of them are labels.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .candidates import (
    BARE_LINE,
    DASHES,
    INLINE,
    LONGEST_LABEL,
    OWN_LINE,
    STOP,
    TWO_LINES,
    Candidate,
    candidate_in,
    colon_in,
)
from .label_markers import CLOSING
from .label_parts import SURE, LabelParts
from .label_reading import read_bracketed, read_label
from .label_signs import with_sign
from .lines import Line
from .rare_labels import find_rare
from .repair import repair
from .vocabulary import Vocabulary
from .words import fold

MOST_CANDIDATES = 5_000
_LONGEST_BARE_LABEL = 120
_SHORTEST_BROKEN = 40
_SEVERAL = 2
_INITIAL, _QUESTION_ALIKE = f"r {STOP}", f"q {STOP}"
_LONGEST_SEVERAL = 30
_CLOSES = re.compile(r"[^()\[\]:]{1,120}([)\]]) ?:")
_OPENING = {closing: opening for opening, closing in CLOSING.items()}
_SPOKEN = re.compile(r"[^\W\d_]{4}\. ?[(\[]")  # `Ada Example, Outlet Daily. [Inaudible]` is said
_TIME_AT_END = re.compile(r"[ ]*[(\[]?(?<!\d)\d{1,2}(?::\d{2}){1,2}[)\]]?$")


def find_candidates(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Candidate]:
    """The candidate at the start of each line that has one, by the line's index.

    No more than MOST_CANDIDATES: a text with more is a list, or made to keep the parser busy.
    """
    found: dict[int, Candidate] = {}
    for index, line in enumerate(lines):
        if len(found) >= MOST_CANDIDATES:
            break
        is_below = index and not line.after_blank  # another, with nothing between them
        if is_below and (broken := _broken(index, lines, vocabulary)):
            found[index - 1] = broken
            continue
        colon = line.text.find(":", 0, LONGEST_LABEL)
        if colon > 0 and (several := _several(index, line, colon, vocabulary)):
            found[index] = several
            continue
        if _opens_speech(line, vocabulary):
            continue
        candidate = (
            (colon > 0 and _with_colon(index, line, vocabulary))
            or with_sign(index, line, vocabulary)
            or _bare(index, line, vocabulary)
        )
        if candidate is None or (is_below and _goes_on(line, lines[index - 1])):
            continue
        found[index] = candidate
        above = found.get(index - 1) if is_below else None
        if above and (joined := _two_lines(index, lines, candidate, above, vocabulary)):
            del found[index]
            found[index - 1] = joined
    found = _without_initials(found)
    return find_rare(lines, found, vocabulary) or found


def _without_initials(found: dict[int, Candidate]) -> dict[int, Candidate]:
    """`R. Example` opens sentences; `R.` answers where questions are marked with `Q.` alike."""
    keys = {candidate.key for candidate in found.values()}
    if _INITIAL not in keys or _QUESTION_ALIKE in keys:
        return found
    return {at: candidate for at, candidate in found.items() if candidate.key != _INITIAL}


def sure_label_lines(lines: Sequence[Line], candidates: Mapping[int, Candidate]) -> set[int]:
    """The lines that surely start with a label: before the first of them stands the head."""
    keys = Counter(candidate.key for candidate in candidates.values())
    bare = sum(c.place == BARE_LINE and c.is_sure for c in candidates.values())
    places = Counter(candidate.place for candidate in candidates.values())
    found: set[int] = set()
    for index, candidate in candidates.items():
        repeated = keys[candidate.key] > 1
        if candidate.place == BARE_LINE:
            followed = index + 1 < len(lines) and index + 1 not in candidates
            if candidate.is_sure and followed and bare > 1 and repeated:
                found.add(index)
        elif candidate.place == DASHES and places[DASHES] < _SEVERAL:
            continue  # `Outlet Daily - interview with Ada Example`
        elif candidate.is_sure or repeated or candidate.place in (OWN_LINE, TWO_LINES):
            found.add(index)
    return found


def _goes_on(line: Line, above: Line) -> bool:
    """Whether a line with a colon is the middle of a sentence that was broken into lines: the line
    above does not end one, and the words behind the colon do not begin one."""
    goes_on = above.text[-1].isalnum() or above.text[-1] == ","
    if not goes_on or len(above.text) < _SHORTEST_BROKEN:
        return False
    colon = line.text.find(":", 0, LONGEST_LABEL)
    behind = line.text[colon + 1 :].lstrip()[:1]
    return colon > 0 and behind.islower()


def _opens_speech(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line starts with a word with which no label does: half of all lines do."""
    first = line.text[:LONGEST_LABEL].split(" ", 1)[0]
    return fold(first.rstrip(",")) in vocabulary.never_first


def _several(index: int, line: Line, colon: int, vocabulary: Vocabulary) -> Candidate | None:
    """`Both: Yes.`, `Les deux : Oui.`; sentences begin with these words as well."""
    if colon >= _LONGEST_SEVERAL or not _are_several(line.text[:colon], vocabulary):
        return None
    place = OWN_LINE if colon == len(line.text) - 1 else INLINE
    parts, end = LabelParts(is_several=True), line.start + colon + 1
    return Candidate(index, line.start, end, place, parts, fold(line.text[:colon].strip()))


@lru_cache(maxsize=1024)
def _are_several(text: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.several.has(text)


def _with_colon(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    colon = colon_in(line.text)
    if colon < 1:
        return None
    place = OWN_LINE if colon == len(line.text) - 1 else INLINE
    return candidate_in(line, index, 0, colon, place, vocabulary)


def _bare(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    if len(line.text) > _LONGEST_BARE_LABEL or line.text[-1] in ".?!;:…-–—":
        return None
    printed = repair(line.text)
    if ":" in printed:
        printed = _TIME_AT_END.sub("", printed)  # `Ada Example 00:05`
    printed = printed.rstrip(", ")
    if not printed or ":" in printed:
        return None
    if printed.startswith(("(", "[")):
        parts = read_bracketed(printed, vocabulary)
        if parts is None or not parts.outlet:
            return None
    else:
        parts = read_label(printed, vocabulary)
    if parts is None or parts.is_nobody or _SPOKEN.search(printed):
        return None
    return Candidate(index, line.start, line.end, BARE_LINE, parts, fold(printed))


def _broken(index: int, lines: Sequence[Line], vocabulary: Vocabulary) -> Candidate | None:
    """A label of which a line ends within the bracket: `Name (Some`, then `Outlet): text`."""
    above, line = lines[index - 1], lines[index]
    begun = above.text[:LONGEST_LABEL]
    if "(" not in begun and "[" not in begun:
        return None
    closing = _CLOSES.match(line.text)
    opening = begun.rfind(_OPENING[closing[1]]) if closing else -1
    if closing is None or opening < 1 or closing[1] in above.text[opening:]:
        return None
    whole = f"{above.text} {line.text[:LONGEST_LABEL]}"
    colon = colon_in(whole)
    parts = read_label(repair(whole[:colon]).strip(), vocabulary) if colon > 0 else None
    if parts is None or parts.strength < SURE or _opens_speech(above, vocabulary):
        return None
    end = line.start + colon - len(above.text)
    return Candidate(index - 1, above.start, end, TWO_LINES, parts, fold(whole[:colon]))


def _two_lines(
    index: int,
    lines: Sequence[Line],
    second: Candidate,
    first: Candidate,
    vocabulary: Vocabulary,
) -> Candidate | None:
    """A role on one line and the name on the next, or a name and the outlet: one label."""
    if first.place != BARE_LINE:
        return None
    if not (_is_role_and_name(first, second) or _is_name_and_outlet(first, second, lines)):
        return None
    if second.place not in (INLINE, OWN_LINE, BARE_LINE):
        return None
    above = lines[index - 1]
    if second.place == BARE_LINE and not above.text.endswith(","):
        return None
    behind = second.end - lines[index].start - (second.place != BARE_LINE)
    name = lines[index].text[:behind].strip()
    parts = read_label(repair(f"{above.text.rstrip(', ')}, {name}"), vocabulary)
    if parts is None or not parts.name:
        return None
    return Candidate(
        index - 1, above.start, second.end, TWO_LINES, parts, fold(f"{above.text} {name}")
    )


def _is_role_and_name(first: Candidate, second: Candidate) -> bool:
    is_role = first.parts.role is not None and not first.parts.name
    return is_role and second.parts.name is not None and not second.parts.outlet


def _is_name_and_outlet(first: Candidate, second: Candidate, lines: Sequence[Line]) -> bool:
    """`Ada Example,` above `Reuters:`."""
    is_name = first.parts.name is not None and not (first.parts.role or first.parts.outlet)
    is_outlet = second.parts.outlet is not None and not second.parts.name
    begun = lines[first.line].text.endswith(",")
    return is_name and is_outlet and begun and second.place == OWN_LINE
