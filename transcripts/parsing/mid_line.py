"""Labels in the middle of a line, where a page was flattened into one paragraph.

Where no line of the page holds several of them, a single `Question:` in an answer is a word of the
speaker, and only a known person's name starts a turn.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .candidates import MID_LINE, Candidate, candidate_in
from .cast import Cast
from .label_parts import QUESTION, SURE, LabelParts
from .lines import Line
from .transcript import ParseWarning
from .vocabulary import Vocabulary
from .words import tokens_of

_LONGEST_LABEL = 200
_MOST_PER_LINE = 5000
_MOST_AT_STARTS = 3  # labels at the starts of lines, for each within one, on a flattened page
_SHORTEST_FLATTENED = 40
# The colon first, for a search for it is quick.
_COLON = re.compile(r":(?:(?<=[\w)\].].)|(?<=\s.))(?!(?<=\d.)\d)")
# No blank stands there where words were glued together: `Thank you.Question: …`. A straight quote
# behind a blank opens what is quoted.
_SENTENCE_START = re.compile(r"(?<=[.?!…)\]”\"])(?:\s+(?=[(\[]?[^\W\d_])|(?<!\s\")(?=[^\W\d_]))")
# Capitals open a label even where no sentence ends before it: `… by Ada Example MODERATOR: …`
_CAPITALS = re.compile(
    r"(?<=\s)[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ'’.-]+){0,4}(?: ?[(\[][^()\[\]]*[)\]])? ?:"
)
_ONE_QUESTION = re.compile(r"[^.?!…:]{1,300}\?")
_LONGEST_CAPITALS = 120
_LONGEST_ABBREVIATION = 5  # "Prof."
_SHORT_WORDS = ("sir", "miss", "dame")


def find_mid_line_labels(
    lines: Sequence[Line],
    body: int,
    labels: Mapping[int, Candidate],
    cast: Cast,
    vocabulary: Vocabulary,
) -> tuple[dict[int, list[Candidate]], list[ParseWarning]]:
    """All labels by line: those at the starts of lines, and those within flattened ones."""
    finder = _Finder(lines, labels, cast, vocabulary)
    within = finder.find(range(body, len(lines)))
    within = {index: found for index, found in within.items() if found}
    times = sum(map(len, within.values()))
    is_flattened = times > len(within) and len(labels) < _MOST_AT_STARTS * times
    if is_flattened and finder.learn():
        within = finder.find(within)
    whole = {at: [label] for at, label in labels.items()}
    warnings: list[ParseWarning] = []
    for index, found in within.items():
        found = found if is_flattened else finder.plain(index, found)
        if not found:
            continue
        whole.setdefault(index, []).extend(found)
        message = "Labels stand in the middle of this line; it was cut at them."
        warnings.append(ParseWarning(lines[index].number, "labels_in_line", message))
    return dict(sorted(whole.items())), warnings


class _Finder:
    """Finds the labels within lines. Names of which nothing else is known count once they are
    learned: where they stand several times on a page that is flattened."""

    def __init__(
        self,
        lines: Sequence[Line],
        labels: Mapping[int, Candidate],
        cast: Cast,
        vocabulary: Vocabulary,
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.cast = cast
        self.vocabulary = vocabulary
        self.labelled = sorted(labels)
        self.at_starts = frozenset(label.key for label in labels.values())
        self.known = set(self.at_starts)
        self.unsure: Counter[str] = Counter()

    def find(self, indexes: Iterable[int]) -> dict[int, list[Candidate]]:
        """The labels within each line that has a colon, by its index."""
        within: dict[int, list[Candidate]] = {}
        for index in indexes:
            line = self.lines[index]
            if len(line.text) < _SHORTEST_FLATTENED:
                continue
            opening = self.labels.get(index)
            start = max(opening.end - line.start, 0) if opening else 0
            if line.text.find(":", start) >= 0 and _COLON.search(line.text, start):
                within[index] = list(self._labels_in(line, index, start))
        return within

    def learn(self) -> bool:
        """Know the names that stand several times; whether there are any."""
        repeated = {key for key, times in self.unsure.items() if times > 1}
        self.known |= repeated
        return bool(repeated)

    def plain(self, index: int, found: Sequence[Candidate]) -> list[Candidate]:
        """The labels within a line of a page whose labels stand at the starts of lines: they are
        printed as labels are, and nobody is spoken to: `And, Ada: what next?`"""
        ends = [*(one.start for one in found[1:]), self.lines[index].end]
        found = [
            one
            for one, end in zip(found, ends, strict=True)
            if self._is_in_full(one) and self._speaks(one, end)
        ]
        is_alone = len(found) == 1 and (index not in self.labels or found[0].parts.marker)
        return [] if is_alone else found

    def _is_in_full(self, candidate: Candidate) -> bool:
        """Whether a label is printed as at the start of a line, with brackets, or with the name and
        office, or in capitals, of somebody known."""
        parts, line = candidate.parts, self.lines[candidate.line]
        if candidate.key in self.at_starts or candidate.key.endswith((")", "]")):
            return True
        printed = line.text[candidate.start - line.start : candidate.end - line.start]
        is_full = (parts.name and parts.role) or printed == printed.upper()
        return bool(is_full) and self.cast.knows(parts)

    def _speaks(self, candidate: Candidate, end: int) -> bool:
        """Whether somebody named within a line speaks: what is said begins with a capital, and is
        no question within that of somebody whom others answer."""
        line = self.lines[candidate.line]
        words = line.text[candidate.end - line.start : end - line.start].strip()
        if words[:1].islower():
            return False
        opening = self.labels.get(candidate.line)
        if opening is None or not _asks(opening.parts) or not _ONE_QUESTION.fullmatch(words):
            return True
        behind = bisect_right(self.labelled, candidate.line)
        if behind == len(self.labelled):
            return True
        return _asks(self.labels[self.labelled[behind]].parts)

    def _labels_in(self, line: Line, index: int, start: int) -> Iterator[Candidate]:
        count = 0
        for match in _COLON.finditer(line.text, start):
            colon = match.start()
            candidate = self._label_before(line, index, start, colon)
            if candidate:
                yield candidate
                count += 1
            if count >= _MOST_PER_LINE:
                return
            start = colon + 1

    def _label_before(self, line: Line, index: int, start: int, colon: int) -> Candidate | None:
        for first in _starts(line.text, start, colon, self.vocabulary):
            candidate = candidate_in(line, index, first, colon, MID_LINE, self.vocabulary)
            candidate = candidate and self._named(candidate)
            if candidate and self._is_label(candidate, line.text[first:colon]):
                return candidate
            if candidate and candidate.parts.name:
                self.unsure[candidate.key] += 1
        match = _CAPITALS.search(line.text, max(start, colon - _LONGEST_CAPITALS), colon + 1)
        if not match or match.end() != colon + 1:
            return None
        candidate = candidate_in(line, index, match.start(), colon, MID_LINE, self.vocabulary)
        return candidate if candidate and self._is_told(candidate) else None

    def _named(self, candidate: Candidate) -> Candidate:
        """A name of somebody known that stands in brackets: `[Ada Example]: …`"""
        named = LabelParts(name=candidate.parts.affiliation, strength=SURE)
        is_known = candidate.parts.is_unclear and self.cast.knows(named)
        return candidate._replace(parts=named) if is_known else candidate

    def _is_told(self, candidate: Candidate) -> bool:
        known = candidate.key in self.known or self.cast.knows(candidate.parts)
        return candidate.is_sure or known

    def _is_label(self, candidate: Candidate, printed: str) -> bool:
        in_capitals = printed == printed.upper() and len(printed) > 3
        return in_capitals or self._is_told(candidate)


def _asks(parts: LabelParts) -> bool:
    return parts.marker == QUESTION or parts.outlet is not None


def _starts(text: str, start: int, colon: int, vocabulary: Vocabulary) -> list[int]:
    """Where a label before a colon could start: behind ends of sentences, the last one first, and
    at the start of the line."""
    first = max(start, colon - _LONGEST_LABEL)
    ends = list(_SENTENCE_START.finditer(text, max(first - 1, 0), colon))
    starts = [
        match.end()
        for match in reversed(ends)
        if not _is_abbreviated(text[max(match.start() - 20, 0) : match.start()], vocabulary)
    ]
    return starts if first else [*starts, 0]


def _is_abbreviated(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a full stop ends no sentence: `Ms. Example`, `Kenneth R. Example`. One behind a word
    in full does: `… the Secretary General. ADA EXAMPLE: …`."""
    word = text.split()[-1]
    if not word.endswith(".") or word.endswith(".."):
        return False
    if len(word) > _LONGEST_ABBREVIATION:
        return False
    tokens = tokens_of(word)
    is_honour = vocabulary.honorifics.is_one(tokens) or vocabulary.ranks.is_one(tokens)
    is_whole = tokens[-1].folded in _SHORT_WORDS
    return (is_honour and not is_whole) or (len(word) == 2 and word[0].isupper())
