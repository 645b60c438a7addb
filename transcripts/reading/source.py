"""The source text line by line as it was received, each line with what it became.

Nothing is left out: the lines of a reading, joined by newlines, are the event's source text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from transcripts.models import Event, Turn
from transcripts.parsing.transcript import Span
from transcripts.sources import MARK

# In the words of the page; a span that is not named here is called what it is.
HEAD = {
    "title": "Title",
    "byline": "Byline",
    "date": "Date",
    "place": "Place",
    "delivery": "How it was delivered",
}
SKIPPED = "skipped:"
REASONS = {
    "update_stamp": "the date of an update, not of the event",
    "page_furniture": "part of the web page around the text",
    "media": "a picture, film or sound",
    "rule": "a line drawn between parts",
    "caption": "the caption of a picture",
    "heading": "a heading between parts",
    "note": "a note of the editors",
    "navigation": "a menu of the web page",
    "form": "a form of the web page",
    "header_field": "a line of the head that is no part of the archive’s",
    "front_matter": "metadata before the text",
    "empty_label": "a name without words, printed again below",
}


@dataclass(frozen=True, slots=True)
class Became:
    """What a stretch of the source is in the archive.

    `kind` is head, label, text or skipped; `words` say it; `address` is its place in the page of
    the event, else "". `reads` is a paragraph as it is shown where that differs from the source.
    """

    kind: str
    words: str
    address: str = ""
    reads: str = ""


BLANK = Became("blank", "")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source: its number from 1, and its text in pieces, each with what it became."""

    number: int
    pieces: tuple[tuple[str, Became], ...]
    goes_on: bool  # whether all of it became what the line before became

    @property
    def became(self) -> tuple[Became, ...]:
        """What the line became, each once."""
        return tuple(dict.fromkeys(it for _, it in self.pieces if it is not BLANK))

    @property
    def kind(self) -> str:
        return "skipped" if {it.kind for it in self.became} == {"skipped"} else ""


@dataclass(frozen=True, slots=True)
class ReadSource:
    lines: tuple[SourceLine, ...]

    @property
    def skipped(self) -> int:
        """How many lines hold something that was left out of the reading."""
        return sum(any(it.kind == "skipped" for it in line.became) for line in self.lines)


def read_source(event: Event) -> ReadSource:
    """The event's source text beside what it became; in one statement."""
    turns = {turn.position: turn for turn in event.turns.select_related("speaker", "outlet")}
    spans = sorted(Span(*span) for span in event.spans)
    cut = list(_by_line(event.source_text, spans))
    became = _Becoming(turns, cut, event.source_text).of
    lines, before = list[SourceLine](), ""
    for number, stretches in enumerate(cut, start=1):
        pieces = tuple(
            (event.source_text[start:end], became(start, span)) for start, end, span in stretches
        )
        words = [it.words for _, it in pieces if it is not BLANK]
        lines.append(SourceLine(number, pieces, set(words) == {before}))
        before = words[-1] if words else before
    return ReadSource(tuple(lines))


Stretch = tuple[int, int, Span | None]  # start, end, what holds it


def _by_line(text: str, spans: Sequence[Span]) -> Iterator[list[Stretch]]:
    """The text's lines without their newlines, each cut where spans start and end."""
    starts = [span.start for span in spans]
    at = 0
    for line in text.split("\n"):
        end, stretches = at + len(line), list[Stretch]()
        while at < end:
            number = bisect_right(starts, at) - 1
            holder = spans[number] if number >= 0 and spans[number].end > at else None
            following = starts[number + 1] if number + 1 < len(starts) else end
            until = min(end, holder.end if holder else following)
            stretches.append((at, until, holder))
            at = until
        yield stretches
        at = end + 1


class _Becoming:
    """What stretches of the source became; paragraphs are tied to the lines that they stand in."""

    def __init__(self, turns: dict[int, Turn], cut: Sequence[list[Stretch]], text: str) -> None:
        self.turns = turns
        self.text = text
        self.paragraphs = dict[int, Became]()  # by the place in the source where they start
        spoken = [
            (span.turn, start, text[start:end])
            for stretches in cut
            for start, end, span in stretches
            if span and span.what == "text" and span.turn in turns and text[start:end].strip()
        ]
        for position, lines in groupby(spoken, key=lambda line: line[0]):
            self._tie(turns[position], list(lines))

    def _tie(self, turn: Turn, lines: Sequence[tuple[int, int, str]]) -> None:
        if len(lines) != len(turn.paragraphs):
            return  # a line of signs that nobody sees is no paragraph; the turn is what is certain
        for paragraph, (_, start, line) in zip(turn.paragraphs, lines, strict=True):
            shown = turn.text[paragraph.start : paragraph.end]
            self.paragraphs[start] = Became(
                "text",
                _by(turn),
                f"{turn.public_id}-{paragraph.key}",
                shown if shown.strip() != line.strip() else "",
            )

    def of(self, start: int, span: Span | None) -> Became:
        if span is None:
            return BLANK
        if span.what.startswith(SKIPPED):
            return Became("skipped", f"Skipped: {self._reason(span)}")
        turn = self.turns.get(span.turn or 0)
        if turn and span.what == "label":
            return Became("label", "Name", turn.public_id)
        if turn:
            return self.paragraphs.get(start) or Became("text", _by(turn), turn.public_id)
        return Became("head", HEAD.get(span.what, span.what.replace("_", " ").capitalize()))

    def _reason(self, span: Span) -> str:
        if self.text[span.start : span.end].strip() == MARK:
            return "the mark of what is invented"
        reason = span.what.removeprefix(SKIPPED)
        return REASONS.get(reason, reason.replace("_", " "))


def _by(turn: Turn) -> str:
    """“Answer by Ada Example”."""
    kind = str(turn.get_kind_display())
    return f"{kind} by {turn.name_with_outlet}" if turn.name_with_outlet else kind
