"""Which candidates are labels: learned from the whole document, not from the line alone.

A colon behind a few words names a speaker only if something else says so: the byline, another
label of the same name, a role or an outlet that is known, or the way this page prints its labels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .bare_lines import take_bare
from .candidates import DASHES, GAP, INLINE, OWN_LINE, STOP, TWO_LINES, Candidate
from .cast import Cast
from .introduced import is_introduced
from .label_parts import LIKELY, QUESTION, SURE, WEAK, LabelParts
from .learned import Learned
from .lines import Line
from .people import name_words
from .transcript import ParseWarning
from .vocabulary import Vocabulary

_INITIALS = 2
_FEW_WORDS = 12
_LONGEST_TURN = 30  # lines
_SPOKEN_OF, _FOR_EACH_SPOKEN_OF = 2, 4


def learn_labels(
    lines: Sequence[Line],
    candidates: Mapping[int, Candidate],
    body: int,
    cast: Cast,
    vocabulary: Vocabulary,
) -> tuple[dict[int, Candidate], list[ParseWarning]]:
    """The labels among the candidates, by line, and warnings about those that are unsure.

    The cast learns the people whom sure labels name.
    """
    page = Learned(lines, candidates, body, cast, vocabulary)
    _learn(page)
    return dict(sorted(page.labels.items())), page.warnings


def _learn(page: Learned) -> None:
    _leave_spoken_of(page)
    page.take(lambda c: c.has_colon and c.is_sure)
    page.take(lambda c: _is_marked_style(page, c))
    page.take(lambda c: c.has_colon and page.knows(c))
    page.take(lambda c: _is_repeated(page, c) and not _is_initials(c))
    page.take(lambda c: _asks(page, c))
    page.take(lambda c: _has_initials(page, c))
    page.take(lambda c: _is_initials(c) and page.knows(c))
    _take_outlets(page)
    page.take(lambda c: c.place in (OWN_LINE, TWO_LINES) and c.parts.strength == LIKELY)
    page.take(lambda c: is_introduced(page, c))
    page.take(lambda c: _is_several(page, c))
    _take_once(page)
    page.take(lambda c: _is_repeated(page, c))
    take_bare(page)
    _take_who_asks_between(page)
    for at, candidate in page.open.items():
        unclear = candidate.parts.is_unclear and candidate.has_colon
        if unclear or (candidate.place == INLINE and candidate.parts.strength < SURE):
            message = (
                f"“{page.printed(candidate)}” looks like a label, but nothing else says that "
                "somebody of this name speaks; it was left in the text."
            )
            page.warn(at, "label_not_taken", message)


def _leave_spoken_of(page: Learned) -> None:
    """`President Sample: this is what he did.`, `Reuters: that is what I read.` once on a page, of
    somebody whom the head does not name: what a speaker says begins with a capital."""
    found = [at for at, candidate in page.open.items() if _may_be_spoken_of(page, candidate)]
    with_colon = sum(candidate.has_colon for candidate in page.open.values())
    most = max(_SPOKEN_OF, with_colon // _FOR_EACH_SPOKEN_OF)  # else the page has few capitals
    page.spoken_of.update(found if len(found) <= most else ())
    for at in page.spoken_of:
        parts = replace(page.open[at].parts, strength=WEAK)
        page.open[at] = page.open[at]._replace(parts=parts)


def _may_be_spoken_of(page: Learned, candidate: Candidate) -> bool:
    parts, place = candidate.parts, candidate.place
    is_once = page.times[candidate.key, True] == 1
    if not is_once or place not in (INLINE, TWO_LINES) or parts.marker:
        return False
    if bool(parts.name) == bool(parts.outlet) or page.cast.knows(parts):
        return False
    line = page.lines[candidate.line + (place == TWO_LINES)]
    words = line.text[candidate.end - line.start :].lstrip()
    return words[:1].islower() and not (parts.outlet and words.endswith("?"))


def _is_repeated(page: Learned, candidate: Candidate) -> bool:
    """Whether a label with a colon stands several times and may be somebody's."""
    nobody = candidate.parts.is_unclear and candidate.parts.is_nobody
    is_told = not nobody and not page.is_number(candidate)
    return candidate.has_colon and page.times[candidate.key, True] > 1 and is_told


def _asks(page: Learned, candidate: Candidate) -> bool:
    """`The same reporter: …?`"""
    is_told = candidate.parts.marker == QUESTION and not candidate.parts.is_unclear
    return candidate.has_colon and is_told and page.is_asked_behind(candidate)


def _is_initials(candidate: Candidate) -> bool:
    """`AE`, which waits for a name that it can stand for: `Ada Example`, printed once."""
    return len(candidate.parts.name or "") == _INITIALS and not candidate.parts.outlet


def _has_initials(page: Learned, candidate: Candidate) -> bool:
    """`Ada Example: …`, where several labels are `AE: …`."""
    words = name_words(candidate.parts.name or "")
    if not candidate.has_colon or len(words) < 2 or candidate.parts.strength < LIKELY:
        return False
    return page.times[words[0][0] + words[-1][0], True] > 1


def _is_several(page: Learned, candidate: Candidate) -> bool:
    """`Both: Yes.`, `The President and the Prime Minister: Yes.`: people who are known say a few
    words together, and another label follows."""
    if not (candidate.parts.is_several and candidate.has_colon and page.labels):
        return False
    if not all(page.cast.knows_whom(one) for one in candidate.parts.people):
        return False
    first = page.lines[candidate.line]
    words = first.text[max(candidate.end - first.start, 0) :].split()
    behind = candidate.line + (1 if candidate.place == INLINE else 2)
    ends = behind >= len(page.lines) or behind in page.labels or behind in page.open
    return ends and len(words) <= _FEW_WORDS


def _take_who_asks_between(page: Learned) -> None:
    """Names that ask between two turns of the same speaker: these are questions, however short."""
    asked = {at for at, c in page.open.items() if c.place == INLINE and _asks_between(page, c)}
    for at in asked:
        parts = replace(page.open[at].parts, marker=QUESTION)
        page.open[at] = page.open[at]._replace(parts=parts)
    page.take_unsure(lambda c: c.line in asked)


def _asks_between(page: Learned, candidate: Candidate) -> bool:
    """`Julie: …?` between two turns of the same speaker: a page prints their label again because
    somebody else spoke."""
    at = candidate.line
    line, behind = page.lines[at], page.labels.get(at + 1)
    if not (behind and line.after_blank and line.text.endswith("?")):
        return False
    nearest = range(at - 1, max(at - _LONGEST_TURN, -1), -1)
    before = next((page.labels[above] for above in nearest if above in page.labels), None)
    if before is None:
        return False
    is_same = before.key == behind.key and before.parts.name and before.has_colon
    return bool(is_same and candidate.parts.name) and not page.is_number(candidate)


def _take_outlets(page: Learned) -> None:
    """`(Filler Kanal): …`, where whoever it is asks each time."""
    unclear: dict[str, list[int]] = {}
    for at, candidate in page.open.items():
        parts = candidate.parts
        if parts.is_unclear and parts.affiliation and not parts.marker and candidate.has_colon:
            unclear.setdefault(candidate.key, []).append(at)
    for places in unclear.values():
        if len(places) < 2 or not all(page.is_asked_behind(page.open[at]) for at in places):
            continue
        for at in places:
            outlet = page.open[at].parts.affiliation
            parts = LabelParts(outlet=outlet, affiliation=outlet, strength=SURE)
            page.open[at] = page.open[at]._replace(parts=parts)
            page.accept(at)


def _is_marked_style(page: Learned, candidate: Candidate) -> bool:
    """Labels without a colon but with a dash or a gap count where a page prints them so."""
    parts, place = candidate.parts, candidate.place
    if place not in (DASHES, GAP, STOP) or page.places[place] < 2:
        return False
    known = parts.name is not None and page.cast.knows(parts)
    repeated = page.times[candidate.key, False] > 1
    if parts.strength == WEAK:
        return known and repeated
    return page.strong[place] > 1 and (parts.strength == SURE or known or repeated)


def _take_once(page: Learned) -> None:
    """Names that stand once before a colon, on a page whose labels look like them."""
    has_labels = bool(page.labels)
    named = [c for c in page.labels.values() if c.parts.name and not c.parts.outlet]
    in_capitals = len(named) > 2 and all(map(page.in_capitals, named))
    page.take_unsure(
        lambda c: (
            c.parts.strength == LIKELY
            and (has_labels or c.line == page.body or page.in_capitals(c))
            and (not in_capitals or page.in_capitals(c))
        )
    )
    page.take(lambda c: c.has_colon and page.knows(c))
    if any(page.in_capitals(label) for label in page.labels.values()):
        page.take_unsure(lambda c: page.in_capitals(c) and c.line not in page.spoken_of)
