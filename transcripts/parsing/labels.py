"""Where a label may stand: every line that could name a speaker, before it is known who speaks.

Candidates only. learning.py decides, over the whole document, which of them are labels.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from .label_markers import read_marker
from .label_parts import QUESTION, SURE, WEAK, LabelParts
from .label_reading import read_bracketed, read_label
from .lines import Line
from .repair import repair
from .vocabulary import HOST, SPOKESPERSON, Vocabulary
from .words import fold, tokens_of

# Where the label stands.
INLINE = "inline"  # Name: text
OWN_LINE = "own_line"  # Name:
BARE_LINE = "bare_line"  # Name
TWO_LINES = "two_lines"  # Role,  |  Name:
DASHES = "dashes"  # Question - Name - Outlet - text
GAP = "gap"  # Q    text
MID_LINE = "mid_line"  # … the end of an answer. Name: text

MOST_CANDIDATES = 5_000
_LONGEST_LABEL = 200
_LONGEST_BARE_LABEL = 120
_LONGEST_DASHED = 60
_DASHES = (" -", " –", " —")
_DASH = re.compile(r"\s[-–—]\s")
_GAP = re.compile(r"(Q|A|QUESTION)(?: {2,}|\t+)")
_SEMICOLON = re.compile(r"[)\]] ?;")
_COLONS = ":："
_OPENING, _CLOSING = "([", ")]"


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


def find_candidates(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Candidate]:
    """The candidate at the start of each line that has one, by the line's index.

    No more than MOST_CANDIDATES: a text with more is a list, or made to keep the parser busy.
    """
    found: dict[int, Candidate] = {}
    for index, line in enumerate(lines):
        if len(found) >= MOST_CANDIDATES:
            break
        if _opens_speech(line, vocabulary):
            continue
        candidate = (
            _with_colon(index, line, vocabulary)
            or _with_semicolon(index, line, vocabulary)
            or _with_dashes(index, line, vocabulary)
            or _with_gap(index, line)
            or _bare(index, line, vocabulary)
        )
        if candidate:
            found[index] = candidate
        if index and candidate:
            joined = _two_lines(index, lines, candidate, found.get(index - 1), vocabulary)
            if joined:
                del found[index]
                found[index - 1] = joined
    return found


def sure_label_lines(lines: Sequence[Line], candidates: Mapping[int, Candidate]) -> set[int]:
    """The lines that surely start with a label: before the first of them stands the head."""
    keys = Counter(candidate.key for candidate in candidates.values())
    bare = sum(c.place == BARE_LINE and c.is_sure for c in candidates.values())
    found: set[int] = set()
    for index, candidate in candidates.items():
        repeated = keys[candidate.key] > 1
        if candidate.place == BARE_LINE:
            followed = index + 1 < len(lines) and index + 1 not in candidates
            if candidate.is_sure and followed and bare > 1 and repeated:
                found.add(index)
        elif candidate.is_sure or repeated or candidate.place != INLINE:
            found.add(index)
    return found


def colon_in(text: str) -> int:
    """The first colon outside brackets within the length of a label; -1 where there is none."""
    head = text[:_LONGEST_LABEL]
    first = head.find(":")
    if "：" in head:
        first = min(head.find(colon) for colon in _COLONS if colon in head)
    if first < 0 or not any(sign in head[:first] for sign in _OPENING + _CLOSING):
        return first
    depth = 0
    for at, char in enumerate(head):
        if char in _COLONS and depth <= 0:
            return at
        depth += (char in _OPENING) - (char in _CLOSING)
    return first if depth > 0 else -1


def candidate_in(
    line: Line, index: int, first: int, colon: int, place: str, vocabulary: Vocabulary
) -> Candidate | None:
    """The candidate between two places of a line, the second being that of its colon."""
    printed = repair(line.text[first:colon]).strip()
    read = read_bracketed if printed.startswith(("(", "[")) else read_label
    parts = read(printed, vocabulary)
    if parts is None:
        return None
    start, end = line.start + first, line.start + colon + 1
    return Candidate(index, start, end, place, parts, fold(printed))


def _opens_speech(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line starts with a word with which no label does: half of all lines do."""
    first = line.text[:_LONGEST_LABEL].split(" ", 1)[0]
    return fold(first.rstrip(",")) in vocabulary.never_first


def _with_colon(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    colon = colon_in(line.text)
    if colon < 1:
        return None
    place = OWN_LINE if colon == len(line.text) - 1 else INLINE
    return candidate_in(line, index, 0, colon, place, vocabulary)


def _with_semicolon(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Name (Outlet); text`: a slip for a colon. In a list of names there are several."""
    head = line.text[:_LONGEST_LABEL]
    behind = [match.end() for match in _SEMICOLON.finditer(head)] if ";" in head else []
    if len(behind) != 1:
        return None
    candidate = candidate_in(line, index, 0, behind[0] - 1, INLINE, vocabulary)
    if candidate is None or candidate.parts.outlet:
        return candidate
    return candidate._replace(parts=replace(candidate.parts, strength=WEAK))


def _bare(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    if len(line.text) > _LONGEST_BARE_LABEL or line.text[-1] in ".?!;:…-–—":
        return None
    if ":" in line.text:
        return None
    printed = repair(line.text).rstrip(", ")
    parts = read_label(printed, vocabulary)
    if parts is None or parts.is_nobody:
        return None
    return Candidate(index, line.start, line.end, BARE_LINE, parts, fold(printed))


def _with_gap(index: int, line: Line) -> Candidate | None:
    """`Q    text`, as the White House prints it."""
    match = _GAP.match(line.text) if line.text[0] in "QA" else None
    if not match:
        return None
    marker = "answer" if match[1] == "A" else QUESTION
    parts = LabelParts(marker, strength=SURE)
    end = line.start + len(match[1])
    return Candidate(index, line.start, end, GAP, parts, f"{fold(match[1])} gap")


def _with_dashes(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Question - Name - Outlet - text`, `A Secretary General - text`, `M. NAME - text`."""
    head = line.text[:_LONGEST_LABEL]
    if not any(dash in head for dash in _DASHES):
        return None
    pieces = list(_pieces(line.text))
    if not pieces:
        return None
    start, end = pieces[0]
    parts = _marked(line.text[start:end], vocabulary)
    if parts is None:
        return None
    last = end
    if parts.marker or (_is_hosts(parts) and not parts.name):
        for start, end in pieces[1:3]:
            more = read_label(repair(line.text[start:end]).strip(), vocabulary)
            if more is None or more.marker or not _adds(parts, more):
                break
            parts = replace(
                parts,
                name=parts.name or more.name,
                role=parts.role or more.role,
                role_text=parts.role_text or more.role_text,
                outlet=parts.outlet or more.outlet or more.affiliation,
            )
            last = end
    behind = line.text[last:].lstrip()
    stop = len(line.text) - len(behind) + 1  # the dash itself belongs to the label
    key = fold(line.text[:last])
    return Candidate(index, line.start, line.start + stop, DASHES, parts, key)


def _adds(parts: LabelParts, more: LabelParts) -> bool:
    """Whether a further piece says what the label did not say yet, rather than being speech."""
    return bool(
        (more.outlet and not parts.outlet)
        or (more.role and not parts.role)
        or (more.name and not parts.name and not parts.outlet)
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the first dashes of a line, each followed by a dash."""
    start = 0
    for _ in range(3):
        dash = _DASH.search(text, start, start + _LONGEST_LABEL)
        if dash is None:
            return
        yield start, dash.start()
        start = dash.end()


def _marked(text: str, vocabulary: Vocabulary) -> LabelParts | None:
    """The first piece of a label with dashes: `Question`, `Q Outlet`, `A Secretary General`."""
    text = repair(text).strip()
    if not text:
        return None
    first, _, rest = text.partition(" ")
    marker = read_marker(first, tokens_of(first), vocabulary)
    about = read_label(rest.strip(), vocabulary) if rest and marker else None
    if marker and about and not about.marker:
        return replace(about, marker=marker.marker, strength=SURE)
    if "," in text or len(text) > _LONGEST_DASHED:
        return None  # without a marker, `Name, role - text` is how sentences with dashes begin
    whole = read_label(text, vocabulary)
    if whole is None or not whole.strength:
        return None
    honoured = vocabulary.honorifics.length_at(tokens_of(first), 0) and whole.name
    is_written_as_label = (
        whole.marker or whole.outlet or honoured or _is_hosts(whole) or text == text.upper()
    )
    return whole if is_written_as_label else None


def _is_hosts(parts: LabelParts) -> bool:
    return parts.role is not None and parts.role.side in (HOST, SPOKESPERSON)


def _two_lines(
    index: int,
    lines: Sequence[Line],
    second: Candidate,
    first: Candidate | None,
    vocabulary: Vocabulary,
) -> Candidate | None:
    """A role on one line and the name on the next: one label."""
    if first is None or first.place != BARE_LINE or lines[index].after_blank:
        return None
    if not first.parts.role or first.parts.name or not second.parts.name or second.parts.outlet:
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
