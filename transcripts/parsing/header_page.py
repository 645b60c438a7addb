"""The page whose head is read: its lines, what is noted of them, and what both steps ask."""

from collections.abc import Iterator, Mapping, Sequence

from . import page
from .candidates import INLINE, Candidate
from .head import HeadNotes
from .head_credits import credits_of
from .header_lines import HeaderLines
from .labels import sure_label_lines
from .lines import Line
from .vocabulary import Vocabulary
from .words import fold

_MOST_LINES = 160
_OF_EVENT, _LONGEST = "from the event", 20


class HeadPage:
    """`labels` are the lines that surely start with a label, `notes` what was taken so far."""

    def __init__(
        self, lines: Sequence[Line], candidates: Mapping[int, Candidate], vocabulary: Vocabulary
    ) -> None:
        self.lines = lines
        self.candidates = candidates
        self.vocabulary = vocabulary
        leading = credits_of(lines, candidates, vocabulary)
        self.about = HeaderLines(lines, vocabulary, {lines[at].number for at in leading})
        self.notes = HeadNotes(vocabulary)
        self.in_event_list = False
        labels = sure_label_lines(lines, candidates) - leading
        first = sorted(labels)[:1]
        self.captions = {at for at in first if _is_caption(lines, candidates, at)}
        self.labels = labels - self.captions
        self.of_event = set(_lines_of_event(self))

    def what_of(self, line: Line) -> str | None:
        """What a line is that only a head has. The list below `From the event` names other pages,
        with other dates."""
        if self.in_event_list and line.after_blank and self._is_day_alone(line):
            self.in_event_list = False  # the page's own list
        if line.number in self.of_event or (self.in_event_list and page.is_bullet(line.text)):
            return page.FURNITURE
        self.in_event_list = fold(line.text) in (_OF_EVENT, "event", "events")
        return self.about.what_of(line)

    def _is_day_alone(self, line: Line) -> bool:
        """Whether a line of a list is the first that is nothing but a day."""
        found = page.date_line(line.text) if not self.notes.dates else None
        return found is not None and not found[1]

    def is_byline(self, line: Line) -> bool:
        return self.about.starts_byline(line) and self.about.names_somebody(line)


def _is_caption(lines: Sequence[Line], candidates: Mapping[int, Candidate], at: int) -> bool:
    """`NATO Secretary General Ada Example: press conference in Oslo`: below a picture, before the
    first label. What is said begins with a capital, or ends as sentences do."""
    line = lines[at]
    said = line.text[candidates[at].end - line.start :].strip()
    behind = lines[at + 1 : at + 2]
    is_apart = at + 1 in candidates or any(
        one.after_blank or page.is_bracketed(one.text) for one in behind
    )
    named = candidates[at].parts
    is_person = bool(named.name and named.role)
    return (
        candidates[at].place == INLINE
        and is_person
        and is_apart
        and said[:1].islower()
        and said[-1].isalnum()
    )


def _lines_of_event(head: HeadPage) -> Iterator[int]:
    """The numbers of lines below `From the event` that name other pages, where the list lost its
    bullets; not that of a title, which has its byline below it."""
    for at, line in enumerate(head.lines[:_MOST_LINES]):
        listed = at + 1
        if len(line.text) > _LONGEST or fold(line.text) != _OF_EVENT or listed in head.labels:
            continue
        behind = head.lines[listed : listed + 2]
        if len(behind) > 1 and not behind[0].is_prose and not head.is_byline(behind[1]):
            yield behind[0].number
