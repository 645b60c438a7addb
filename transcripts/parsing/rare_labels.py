"""Labels of rarer kinds, looked for where a page has none of the common ones.

`1. Ada Example: …`, `[00:05] Q: …`, `• Ada Example: …`, `[Ada Example] …`, `Ada Example. …`
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .candidates import BARE_LINE, GAP, INLINE, OWN_LINE, STOP, Candidate, candidate_in, colon_in
from .label_parts import LIKELY, SURE, WEAK
from .label_reading import read_bracketed, read_label
from .lines import Line
from .repair import repair
from .vocabulary import Vocabulary
from .words import fold

_MOST_LINES = 20_000
_MOST_WORDS = 12
_FEWEST_TIMES = 2
_FEWEST_IN_COLUMN = 3
_TIME = r"[\[(]?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?[\])]?"
_TIME_FIRST = re.compile(_TIME)
_BEFORE = re.compile(rf"(?:(?:{_TIME}|\(?\d{{1,3}}[.)]|\[\d{{1,3}}\]|[-–—•*·▪>»]{{1,3}}) *){{1,3}}")
_BEHIND_TIME = re.compile(rf"{_TIME} ?[-–—|]? ?([^\W\d_][^.:;?!\n]{{1,100}})")
_BRACKETS = re.compile(r"([(\[])([^()\[\]\n]{2,120})(:?[)\]])(?= |$)")
_STOP = re.compile(r"([^\W\d_][^.:;?!\n]{1,80}(?:[^\W\d_]{3}|[)\]]))\.(?= |$)")
_LONGEST_STOPPED = 85  # with its full stop
_COLUMN = re.compile(r"([^\W\d_][^:;?!\n]{1,60}?) {3,}(?=\S)")
_GAP = re.compile(r"([^\W\d_][^:;?!\n]{1,80}?)(?= {2,})")


def find_rare(
    lines: Sequence[Line], found: Mapping[int, Candidate], vocabulary: Vocabulary
) -> dict[int, Candidate] | None:
    """All candidates, those of rarer kinds among them; None where the page needs none."""
    keys = Counter(candidate.key for candidate in found.values())
    common = sum(c.is_sure or (c.place != BARE_LINE and keys[c.key] > 1) for c in found.values())
    if common > 1 or len(lines) > _MOST_LINES:
        return None
    rare = {
        index: one for index, line in enumerate(lines) for one in _rare(index, line, vocabulary)
    }
    rare |= _in_columns(lines, vocabulary)
    times = Counter(candidate.key for candidate in rare.values())
    timed = sum(_has_time(lines[at]) for at in rare) > _FEWEST_TIMES
    rare = {
        at: c
        for at, c in rare.items()
        if times[c.key] > 1
        or (c.is_sure and len(rare) > 2)
        or (timed and c.parts.strength == LIKELY and _has_time(lines[at]))
    }
    return dict(sorted({**found, **rare}.items())) if len(rare) > 1 else None


def _in_columns(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Candidate]:
    """Labels in a column of their own, which blanks part from the words: `Ada Example      text`.
    The words start at the same place in several lines, and one of the labels stands twice."""
    parted = {
        at: match
        for at, line in enumerate(lines)
        if "   " in line.text and (match := _COLUMN.match(line.text))
    }
    places = Counter(match.end() for match in parted.values())
    place, times = places.most_common(1)[0] if places else (0, 0)
    if times < _FEWEST_IN_COLUMN:
        return {}
    found: dict[int, Candidate] = {}
    for at, match in parted.items():
        printed = match[1] + _goes_on_below(lines, at)
        parts = read_label(repair(printed), vocabulary) if match.end() == place else None
        if parts and not parts.is_nobody and parts.strength > WEAK:
            start = lines[at].start
            parts, key = replace(parts, strength=SURE), f"{fold(match[1])} {GAP}"
            found[at] = Candidate(at, start, start + match.end(1), GAP, parts, key)
    is_talk = len({candidate.key for candidate in found.values()}) < len(found)
    return found if is_talk and 2 * len(found) >= times else {}


def _goes_on_below(lines: Sequence[Line], at: int) -> str:
    """The outlet that stands in brackets below a label in a column."""
    below = lines[at + 1 : at + 2]
    is_below = below and not below[0].after_blank and _BRACKETS.fullmatch(below[0].text)
    return f" {below[0].text}" if is_below else ""


def _has_time(line: Line) -> bool:
    return _TIME_FIRST.match(line.text) is not None


def _rare(index: int, line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    candidate = (
        _adorned(index, line, vocabulary)
        or _timed(index, line, vocabulary)
        or _unparted(index, line, vocabulary)
    )
    if candidate and (candidate.parts.is_unclear or not candidate.parts.is_nobody):
        yield candidate


def _adorned(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """A label with a colon behind a number, a time or a bullet, which count as parts of it."""
    match = None if line.text[0].isalpha() else _BEFORE.match(line.text)
    colon = colon_in(line.text[match.end() :]) if match else -1
    if not match or colon < 1:
        return None
    first = match.end()
    place = OWN_LINE if first + colon == len(line.text) - 1 else INLINE
    inner = candidate_in(line, index, first, first + colon, place, vocabulary)
    return inner._replace(start=line.start) if inner else None


def _timed(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """A label on a line of its own behind a time: `00:12 – Ada Example`."""
    match = _BEHIND_TIME.fullmatch(line.text) if line.text[0] in "([0123456789" else None
    parts = read_label(repair(match[1]), vocabulary) if match else None
    if match is None or parts is None or (parts.strength == WEAK and not parts.marker):
        return None
    return Candidate(index, line.start, line.end, BARE_LINE, parts, fold(match[1]))


def _unparted(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """A label in brackets, or with a full stop or a gap behind it."""
    match = _BRACKETS.match(line.text) if line.text[0] in "([" else None
    if match:
        printed, read = match[0].replace(":", ""), read_bracketed
    else:
        match = (
            ("." in line.text[:_LONGEST_STOPPED] and _STOP.match(line.text))
            or ("  " in line.text and _GAP.match(line.text))
            or None
        )
        printed, read = match[1] if match else "", read_label
        if not _may_be_name(printed.split(), vocabulary):
            return None
    parts = read(repair(printed).rstrip(" :"), vocabulary) if match else None
    if match is None or parts is None or (parts.strength == WEAK and not parts.is_unclear):
        return None
    if read is read_label and (parts.name or parts.marker or parts.outlet) is None:
        return None  # `The First Lady. …` is spoken to
    place = GAP if read is read_label and match.re is _GAP else STOP
    return Candidate(
        index, line.start, line.start + match.end(), place, parts, f"{fold(printed)} {place}"
    )


def _may_be_name(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """A look at the first words that spares most sentences a closer one."""
    if not words or len(words) > _MOST_WORDS or fold(words[0]) in vocabulary.openers:
        return False
    second = words[1] if len(words) > 1 else words[0]
    return not second[0].islower() or second in vocabulary.particles or second in ("of", "for")
