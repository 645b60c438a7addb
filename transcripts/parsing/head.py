"""What the head of a transcript says, and the notes from which it is put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from . import page
from .dates import FoundDate, find_dates
from .event_kinds import has_kind_word
from .flattened_head import date_in_flattened
from .header_date import date_in_title, decide_date
from .header_lines import FIELD, HeaderLines, part_title
from .lines import Line
from .persons import read_role
from .repair import repair
from .transcript import ParseWarning, Span
from .vocabulary import Vocabulary
from .words import fold, tokens_of

_FLATTENED_LINES = 10
_LONGEST_DAY = 30
_FIELDS_OF_PEOPLE = (
    *("guest", "guests", "interviewee", "interview with", "with"),
    *("speaker", "speakers", "panellists"),
    *("panelists", "orateurs", "invite", "invitee", "invites"),
)
_FIELDS_OF_TITLE = ("subject", "objet", "event", "evenement", "title", "titre")
_FIELDS_OF_MAIL = ("from", "to", "cc", "sent", "de", "envoye")


@dataclass(slots=True)
class Head:
    """What the head says, and `body`: the index of the first line that is not part of it.

    `named` are further words of it that name people, as a byline does."""

    title: str | None = None
    byline: str | None = None
    day: date | None = None
    place: str | None = None
    delivery: str | None = None
    body: int = 0
    named: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)


class HeadNotes:
    """What the lines of a head say, line by line; each line that is taken has its span."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.title: list[str] = []
        self.byline: list[str] = []
        self.place: list[str] = []
        self.named: list[str] = []
        self.delivery: str | None = None
        self.dates: list[tuple[FoundDate, Line]] = []
        self.subject: Line | None = None
        self.date_fields: list[tuple[FoundDate, Line]] = []
        self.is_mail = False
        self.spans: list[Span] = []

    def head(self, body: int, lines: Sequence[Line], about: HeaderLines) -> Head:
        """The head that ends before the line `body`."""
        if not self.is_mail:  # which has a date of its own
            self.dates += self.date_fields
        title, byline = _joined(self.title) or self._take_subject(), _joined(self.byline)
        if title and byline is None:
            title, byline = part_title(title, self.vocabulary)
        place = _joined(self.place)
        top = lines[:body] or lines[:1]
        day, doubt = date_in_title((title, byline), top) if not self.dates else (None, None)
        if not (day or self.dates or byline):
            day, doubt = date_in_flattened(lines[body : body + _FLATTENED_LINES], self.vocabulary)
        if day is None:
            day, doubt = decide_date(self.dates, top, about)
        return Head(
            title=title,
            byline=byline,
            day=day,
            place=place if place and page.may_be_place(place) else None,
            delivery=self.delivery,
            body=body,
            named=[*self.named, *(self.title if len(self.title) > 1 else ())],
            spans=sorted(self.spans, key=lambda span: span.start),
            warnings=[doubt] if doubt else [],
        )

    def take(self, line: Line, what: str) -> None:
        if what == page.DELIVERY:
            self.delivery = self.delivery or page.delivery_of(line.text, self.vocabulary)
        elif what == page.DATE:
            self._take_date(line)
        elif what == FIELD:
            self._take_field(line)
        self.add(line, what)

    def _take_date(self, line: Line) -> None:
        for cell in line.text.split("|"):
            if page.furniture_of(cell.strip(), self.vocabulary):
                continue
            found = page.date_line(cell)
            if found:
                self.dates.append((found[0], line))
                if found[1]:
                    self.place.append(found[1])

    def _take_field(self, line: Line) -> None:
        name, _, value = line.text.partition(":")
        found = page.date_line(value)
        if fold(name) == "date" and found:
            self.date_fields.append((found[0], line))
        elif fold(name) in _FIELDS_OF_TITLE:
            self.subject = self.subject or line
        elif is_of_mail(line):
            self.is_mail = True
        elif fold(name) in _FIELDS_OF_PEOPLE:
            self.named.append(f"with {value.strip()}")
        elif read_role(tokens_of(name), 0, self.vocabulary)[0]:
            self.named.append(f"moderated by {value.strip()}")

    def _take_subject(self) -> str | None:
        """The title that a field of the head gives, as the subject of a mail, where the text prints
        none."""
        line = self.subject
        value = line.text.partition(":")[2].strip() if line else ""
        if line is None or not value:
            return None
        self.spans = [span for span in self.spans if span.start != line.start]
        start = line.end - len(value)
        self.spans += [Span(line.start, start, FIELD), Span(start, line.end, "title")]
        return _joined([value])

    def add_title(self, line: Line) -> None:
        """Also one behind the day: `28 March 1999 Press Conference`."""
        start = 0 if self.title else self._take_day_before(line)
        self.title.append(line.text[start:])
        self.spans.append(Span(line.start + start, line.end, "title"))

    def _take_day_before(self, line: Line) -> int:
        """Note the day with which the line of a title begins; where the title itself starts."""
        found = find_dates(line.text[:_LONGEST_DAY]) if line.text[0].isdigit() else []
        if not found or found[0].start or found[0].day is None:
            return 0
        title = line.text[found[0].end :].lstrip(" -–—|:,")
        start = len(line.text) - len(title)
        if not has_kind_word(title, self.vocabulary):
            return 0
        self.dates.append((found[0], line))
        self.spans.append(Span(line.start, line.start + start, "date"))
        return start

    def add_byline(self, line: Line) -> None:
        self.byline.append(line.text)
        self.add(line, "byline")

    def add_place(self, line: Line) -> None:
        self.place.append(line.text)
        self.add(line, "place")

    def add(self, line: Line, what: str) -> None:
        self.spans.append(Span(line.start, line.end, what))


def _joined(texts: list[str]) -> str | None:
    return " ".join(repair(" ".join(texts)).split()) or None


def is_of_mail(line: Line) -> bool:
    """Whether a field is one of those by which mails are told: `From: …`, `Sent: …`."""
    return fold(line.text.partition(":")[0]) in _FIELDS_OF_MAIL
