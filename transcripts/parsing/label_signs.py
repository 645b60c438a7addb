"""Labels that another sign than a colon parts from the words: a dash, a gap, a full stop."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .candidates import DASHES, GAP, INLINE, LONGEST_LABEL, STOP, Candidate, candidate_in
from .label_markers import read_marker
from .label_parts import ANSWER, LIKELY, QUESTION, SURE, WEAK, LabelParts
from .label_reading import read_label
from .lines import Line
from .page import is_heading
from .repair import repair
from .vocabulary import GUEST, HOST, SPOKESPERSON, Vocabulary
from .words import fold, tokens_of

_LONGEST_DASHED = 60
_MOST_BLANKS = 6
_DASHES = (" -", " –", "—", "--")
_DASH = re.compile(r"\s[-–]\s|\s?(?:—|--)\s?")
_GAP = re.compile(r"(Q|A|QUESTION)(?: {2,}|\t+)")
_WIDE_GAP = re.compile(r"(?:Q|A|QUESTION)(?: {3,}|\t+|  (?=[-–—]))")
_STOP = re.compile(
    r"(Q(?:uestion|UESTION)?|A(?:nswer|NSWER)?|R(?:éponse|ÉPONSE)?)(?:[.)]|\.\))(?= )"
)
_REMARK_ALONE = re.compile(r"([A-Z][A-Za-z-]{0,24}) ?[(\[]([^()\[\]]{1,60})[)\]]\.{0,3}")
_REMARK_ENDS, _LONGEST_REMARK = ")].", 90
_COUNT = re.compile(r"[\[(]?[\d:.,]{1,12}[\])]?(?: ?[-–—] ?[\d:.,]{1,12})?")
_SEMICOLON = re.compile(r"[)\]] ?;")


def with_sign(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """The label at the start of a line that has no colon."""
    return (
        _with_semicolon(index, line, vocabulary)
        or _with_dashes(index, line, vocabulary)
        or _with_gap(index, line, vocabulary)
        or _with_stop(index, line)
        or _without_words(index, line, vocabulary)
    )


def _with_semicolon(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Name (Outlet); text`: a slip for a colon. In a list of names there are several."""
    head = line.text[:LONGEST_LABEL]
    behind = [match.end() for match in _SEMICOLON.finditer(head)] if ";" in head else []
    if len(behind) != 1:
        return None
    candidate = candidate_in(line, index, 0, behind[0] - 1, INLINE, vocabulary)
    if candidate is None or candidate.parts.outlet:
        return candidate
    return candidate._replace(parts=replace(candidate.parts, strength=WEAK))


def _with_gap(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Q    text`, as the White House prints it; a cell of a table with the label alone."""
    match = _GAP.match(line.text) if line.text[0] in "QA" else None
    if match:
        return _marker(index, line, GAP, match[1], match.end(1))
    if not line.tabs:
        return None
    first, tab = _cell_of_label(line)
    if not first < tab < LONGEST_LABEL or is_heading(line, vocabulary):
        return None  # `Speaker | Transcript` above a table's columns
    printed = repair(line.text[first:tab]).strip().rstrip(" :")
    parts = None if printed.endswith(".") else read_label(printed, vocabulary)
    if parts is None or parts.is_nobody:
        return None
    return Candidate(index, line.start, line.start + tab, GAP, parts, fold(printed))


def _cell_of_label(line: Line) -> tuple[int, int]:
    """From where to where the cell of a row stands that may be a label: the first, or the one
    behind a time or number; with words behind it."""
    for start, end in line.cells[:-1][:2]:
        if start == end or not _COUNT.fullmatch(line.text[start:end].strip()):
            return start, end
    return 0, 0


def _with_stop(index: int, line: Line) -> Candidate | None:
    """`Q. text`, `A) text`, `R. text`."""
    match = _STOP.match(line.text) if line.text[0] in "QAR" else None
    return _marker(index, line, STOP, match[1], match.end()) if match else None


def _without_words(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Question [inaudible]`: nothing but a remark stands for the words, and no colon."""
    may_be = len(line.text) < _LONGEST_REMARK and line.text[-1] in _REMARK_ENDS
    match = _REMARK_ALONE.fullmatch(line.text) if may_be else None
    if match is None:
        return None
    parts = read_marker(match[1], tokens_of(match[1]), vocabulary)
    remark = tokens_of(match[2])
    if parts != LabelParts(QUESTION, strength=SURE) or not vocabulary.remarks.length_at(remark, 0):
        return None
    return Candidate(index, line.start, line.start + match.end(1), INLINE, parts, fold(match[1]))


def _marker(index: int, line: Line, place: str, printed: str, length: int) -> Candidate:
    marker = QUESTION if printed[0] == "Q" else ANSWER
    key = f"{fold(printed)} {place}"
    return Candidate(
        index, line.start, line.start + length, place, LabelParts(marker, strength=SURE), key
    )


def _with_dashes(index: int, line: Line, vocabulary: Vocabulary) -> Candidate | None:
    """`Question - Name - Outlet - text`, `A Secretary General - text`, `M. NAME - text`."""
    head = line.text[:_LONGEST_DASHED]
    if line.text[0] in "QA" and _WIDE_GAP.match(line.text):
        return None  # `Q    — and then?`, `Q    Sir — why?`: the dash is one of the words
    if not any(dash in head for dash in _DASHES):
        return None
    first = _DASH.search(line.text, 0, _LONGEST_DASHED)
    if first is None or line.text.count(" ", 0, first.start()) > _MOST_BLANKS:
        return None
    pieces = list(_pieces(line.text))
    start, last = pieces[0]
    parts = _marked(line.text[start:last], vocabulary)
    if parts is None:
        return None
    for start, end in pieces[1:]:
        more = _with_piece(parts, repair(line.text[start:end]).strip(), vocabulary)
        if more is None:
            break
        parts, last = more, end
    behind = line.text[last:].lstrip()
    stop = len(line.text) - len(behind) + (2 if behind.startswith("--") else 1)
    key = fold(line.text[:last])
    return Candidate(index, line.start, line.start + stop, DASHES, parts, key)


def _with_piece(parts: LabelParts, text: str, vocabulary: Vocabulary) -> LabelParts | None:
    """The label with what stands behind one more dash; None where that is speech."""
    more = read_label(text, vocabulary)
    if more is None or more.marker:
        return None
    if parts.marker is None and not _is_hosts(parts):
        # `Ada Example - Reuters - text`
        told = more.outlet and not more.name and not (parts.outlet or parts.role)
        return replace(parts, outlet=more.outlet, strength=SURE) if told else None
    if parts.marker is None and parts.name:
        return None
    if parts.marker == QUESTION and more.role and more.role.side == GUEST:
        return None  # who is asked
    if parts.marker == QUESTION and parts.name and not (parts.outlet or more.outlet or more.role):
        # Behind a name stands the outlet, also one that nobody knows.
        return replace(parts, outlet=text, affiliation=text)
    if parts.marker == ANSWER and not more.role and more.strength == WEAK:
        return None
    if not _adds(parts, more):
        return None
    return replace(
        parts,
        name=parts.name or more.name,
        role=parts.role or more.role,
        role_text=parts.role_text or more.role_text,
        outlet=parts.outlet or more.outlet or more.affiliation,
    )


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
        dash = _DASH.search(text, start, start + LONGEST_LABEL)
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
    if is_written_as_label:
        return whole
    # A name alone opens sentences too; more has to tell that it is a label.
    return replace(whole, strength=WEAK) if whole.name and whole.strength >= LIKELY else None


def _is_hosts(parts: LabelParts) -> bool:
    return parts.role is not None and parts.role.side in (HOST, SPOKESPERSON)
