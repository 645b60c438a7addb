"""The body of a transcript cut at its labels: who says what, and what of the page nobody said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import page
from .candidates import Candidate
from .lines import Line
from .page_ends import page_lines
from .people import Person
from .regions import Outside, stripped
from .repair import repair
from .transcript import ParseWarning, Span
from .vocabulary import Vocabulary

_QUESTIONS = re.compile(r"question|q ?& ?a\b", re.IGNORECASE)


@dataclass(slots=True)
class Utterance:
    """A turn in the making: its label, its words as stretches of the source, and who says them."""

    line: int  # the number of the line where it starts
    label: Candidate | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    person: Person | None = None
    speaker: str | None = None
    outlet: str | None = None
    kind: str = ""
    text: str = ""
    printed_label: str | None = None
    is_host: bool = False

    @property
    def start(self) -> int:
        if self.pieces:
            return self.pieces[0][0]
        return self.label.end if self.label else 0

    @property
    def end(self) -> int:
        return self.pieces[-1][1] if self.pieces else self.start

    @property
    def marker(self) -> str | None:
        return self.label.parts.marker if self.label else None


@dataclass(slots=True)
class Body:
    """The utterances in order, and the spans and warnings of what nobody said."""

    utterances: list[Utterance] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)


def cut_into_turns(
    outside: Outside,
    lines: Sequence[Line],
    first: int,
    labels: Mapping[int, Sequence[Candidate]],
    vocabulary: Vocabulary,
) -> Body:
    """Cut the lines from `first` on at the labels, given by the line where each stands."""
    source = outside.text
    body = Body()
    current: Utterance | None = None
    whole = False  # whether the last piece may go on in the next line
    cursor = 0
    around = page_lines(lines, first, labels, vocabulary)
    for index in range(first, len(lines)):
        line = lines[index]
        here = labels.get(index, ())
        skipped = None if here else around.get(index) or _skipped(lines, index, labels, vocabulary)
        if skipped and (current or index in around):
            body.spans.append(Span(line.start, line.end, skipped))
            if skipped == page.CAPTION:
                message = f"“{line.text[:80]}” was taken for a caption and left out."
                body.warnings.append(ParseWarning(line.number, "caption_left_out", message))
            whole = False
            continue
        cursor = max(cursor, line.start)
        for label in here:
            before = stripped(source, cursor, label.start) if cursor < label.start else None
            if before and current is None:
                current = Utterance(line.number)
                body.utterances.append(current)
            if before and current:
                _extend(current, before, whole=whole)
            current = Utterance(line.number, label)
            body.utterances.append(current)
            cursor, whole = label.end, False
        whole_line = (line.start, line.end)
        rest = whole_line if cursor == line.start else stripped(source, cursor, line.end)
        if rest is None:
            continue
        if current is None:
            current = Utterance(line.number)
            body.utterances.append(current)
        _extend(current, rest, whole=whole)
        cursor, whole = line.end, True
    _drop_empty_labels(body)
    _write_words(body, outside)
    return body


def _write_words(body: Body, outside: Outside) -> None:
    """The label and the words of each utterance, as they are shown."""
    source = outside.text
    shown = str if outside.is_plain else repair
    for utterance in body.utterances:
        label = utterance.label
        if label:
            printed = source[label.start : label.end]
            if outside.is_cut:
                printed = "".join(source[a:b] for a, b in outside.pieces(label.start, label.end))
            utterance.printed_label = shown(printed)
        if outside.is_cut:
            utterance.pieces = [part for a, b in utterance.pieces for part in outside.pieces(a, b)]
        utterance.text = shown(outside.words(utterance.pieces))


def _extend(utterance: Utterance, stretch: tuple[int, int], *, whole: bool) -> None:
    if whole and utterance.pieces:
        utterance.pieces[-1] = (utterance.pieces[-1][0], stretch[1])
    else:
        utterance.pieces.append(stretch)


def _skipped(
    lines: Sequence[Line],
    index: int,
    labels: Mapping[int, Sequence[Candidate]],
    vocabulary: Vocabulary,
) -> str | None:
    """What a line among the words is if nobody said it: a heading, or a caption on its own."""
    line = lines[index]
    if len(line.text) > 300:
        return None
    if page.is_heading(line, vocabulary):
        return page.HEADING
    last = index + 1 >= len(lines)
    alone = line.after_blank and (last or index + 1 in labels or lines[index + 1].after_blank)
    if alone and page.is_caption(line, vocabulary):
        return page.CAPTION
    return None


def heading_of_questions(spans: Sequence[Span], source: str) -> int | None:
    """Where the last heading above questions ends, `Questions & Answers`; None without one."""
    ends = [
        span.end
        for span in spans
        if span.what == page.HEADING and _QUESTIONS.search(source, span.start, span.end)
    ]
    return ends[-1] if ends else None


def _drop_empty_labels(body: Body) -> None:
    """A label without words before one of the same speaker was printed twice."""
    kept: list[Utterance] = []
    for at, utterance in enumerate(body.utterances):
        label = utterance.label
        behind = body.utterances[at + 1] if at + 1 < len(body.utterances) else None
        if (
            label
            and not utterance.pieces
            and behind
            and behind.label
            and behind.label.parts == label.parts
        ):
            body.spans.append(Span(label.start, label.end, "skipped:empty_label"))
            message = "This label has no words and is printed again below it; it was left out."
            body.warnings.append(ParseWarning(utterance.line, "empty_label", message))
        else:
            kept.append(utterance)
    body.utterances = kept
