"""The stretches of a text that nobody spoke, as the file's markup says, kept out of every step.

The steps read a text in which these stretches are blank, so that all offsets stay as they are; the
spans that they make are cut where such a stretch lies within them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from . import repair
from .transcript import Region, Span

_NOT_NEWLINE = re.compile(r"[^\n]")


class Outside:
    """What of a text lies outside some regions, which may overlap or reach beyond the text.

    `is_plain` says that there is nothing to repair in the source; where there is, it may all be
    within the regions."""

    def __init__(
        self, source: str, regions: Sequence[Region], first: int = 0, *, is_plain: bool
    ) -> None:
        self._regions = list(_in_order(regions, first, len(source)))
        self._ends = [region.end for region in self._regions]
        self._source = source
        self.text = self._blanked()
        self.is_plain = is_plain or repair.is_plain(self.text)

    @property
    def is_cut(self) -> bool:
        """Whether there are regions at all."""
        return bool(self._regions)

    def spans(self) -> Iterator[Span]:
        """The span of each region that holds more than blanks."""
        for region in self._regions:
            stretch = stripped(self._source, region.start, region.end)
            if stretch:
                yield Span(*stretch, f"skipped:{region.what}")

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """A stretch without the regions in it, and without the blanks around what is left."""
        if not self._regions:
            return [(start, end)]
        found: list[tuple[int, int]] = []
        # Not a slice, for there may be thousands of regions and stretches.
        for at in range(bisect_right(self._ends, start), len(self._regions)):
            region = self._regions[at]
            if region.start >= end:
                break
            found.append((start, region.start))
            start = region.end
        pieces = (stripped(self._source, a, b) for a, b in [*found, (start, end)] if a < b)
        return [piece for piece in pieces if piece]

    def words(self, pieces: Sequence[tuple[int, int]]) -> str:
        """The words of pieces, as paragraphs: something was left out between them. Where that is
        only the mark of a quoted line, `>`, they are parted as they are in the source."""
        if len(pieces) == 1:
            return self.text[slice(*pieces[0])]
        parts: list[str] = []
        behind = 0
        for start, end in pieces:
            gap = self._source[behind:start]
            if parts:
                is_line = gap.count("\n") == 1 and not gap.strip("> \t\n")
                parts.append("\n" if is_line else "\n\n")
            parts.append(self._source[start:end])
            behind = end
        return "".join(parts)

    def cut(self, spans: Sequence[Span]) -> list[Span]:
        """The spans without the regions in them."""
        if not self._regions:
            return list(spans)
        return [
            Span(start, end, span.what, span.turn)
            for span in spans
            for start, end in self.pieces(span.start, span.end)
        ]

    def _blanked(self) -> str:
        if not self._regions:
            return self._source
        parts: list[str] = []
        behind = 0
        for region in self._regions:
            parts.append(self._source[behind : region.start])
            parts.append(_NOT_NEWLINE.sub(" ", self._source[region.start : region.end]))
            behind = region.end
        return "".join([*parts, self._source[behind:]])


def stripped(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without the blanks around it; None where nothing else is in it."""
    text = source[start:end]
    content = text.strip()
    if not content:
        return None
    first = start + len(text) - len(text.lstrip())
    return first, first + len(content)


def _in_order(regions: Sequence[Region], first: int, last: int) -> Iterator[Region]:
    """The regions within the text, in order; of two that overlap, the one that starts first has
    what they share."""
    for region in sorted(regions, key=lambda region: (region.start, -region.end)):
        start, end = max(region.start, first), min(region.end, last)
        if start < end:
            yield Region(start, end, region.what)
            first = end
