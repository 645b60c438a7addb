"""What a line of the head is, told from the line itself and its neighbours."""

import re
from collections.abc import Iterable, Sequence

from . import page
from .dates import is_part_of_date
from .event_kinds import has_kind_word
from .lines import Line
from .persons import read_person, read_role
from .times import is_time
from .vocabulary import Vocabulary
from .words import fold, tokens_of

FIELD = "skipped:header_field"
LONGEST_TITLE = 250
_LONGEST_LINE = 1000
_LONGEST_ROLE = 6
_SEVERAL_SENTENCES = 2
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.?!…]) (?=[^\W\d_])")


class HeaderLines:
    """Questions about the lines of a head; `leading` are the numbers of those on who leads."""

    def __init__(
        self, lines: Sequence[Line], vocabulary: Vocabulary, leading: Iterable[int] = ()
    ) -> None:
        self.lines = lines
        self.vocabulary = vocabulary
        # What lines are, by their number.
        self._known: dict[int, str | None] = dict.fromkeys(leading, FIELD)

    def what_of(self, line: Line) -> str | None:
        """What a line is that only a head has; None for a title, a byline, or speech."""
        if line.number not in self._known:
            self._known[line.number] = self._read(line)
        return self._known[line.number]

    def _read(self, line: Line) -> str | None:
        if len(line.text) > _LONGEST_LINE:
            return None
        cells = [cell.strip() for cell in line.text.split("|") if cell.strip()] or [line.text]
        kinds = [self._what_of_cell(cell) for cell in cells]
        # A stamp may share its line with the name of the page's section, and with the date.
        for kind in (page.DATE, FIELD, page.UPDATE_STAMP):
            if kind in kinds:
                return None if _holds_speech(line) else kind
        return kinds[0] if all(kinds) else None

    def has_kind_word(self, line: Line) -> bool:
        return has_kind_word(line.text, self.vocabulary)

    def starts_byline(self, line: Line) -> bool:
        """Whether a line starts as bylines do: by, with, at, on the occasion of …; and does not go
        on with what was said, where a page was flattened."""
        return self.vocabulary.byline_starts.opens(line.text) and not _holds_speech(line)

    def starts_with_by(self, line: Line) -> bool:
        return tokens_of(line.text[:40])[0].folded in ("by", "with", "par", "avec")

    def names_somebody(self, line: Line) -> bool:
        """Whether a role or a name follows a byline's first words."""
        if line.is_prose and not line.text.endswith(","):
            return False
        tokens = tokens_of(line.text[:LONGEST_TITLE])
        people = ((at, read_person(tokens, at, self.vocabulary)) for at in range(1, len(tokens)))
        return any(
            person
            and (
                person.role or person.honoured or at == 1 or tokens[at - 1].folded in ("by", "par")
            )
            for at, person in people
        )

    def names_another(self, line: Line) -> bool:
        """Whether a line behind a byline adds one to those whom it names: `and General Example`."""
        return tokens_of(line.text[:40])[0].folded in ("and", "et", "&") and (
            self.names_somebody(line)
        )

    def goes_on_apart(self, line: Line) -> bool:
        """Whether a line adds to a byline although a blank line parts them: `following the …`. A
        statement does not begin with a small letter and end without a full stop."""
        is_phrase = line.text[0].islower() and line.text[-1].isalnum()
        return is_phrase and len(line.text) <= LONGEST_TITLE and self.starts_byline(line)

    def is_place(self, line: Line, *, behind: Line) -> bool:
        """Whether a line below a title says where it was: `Example Hall, Brussels`."""
        if self.has_kind_word(line) or self.starts_byline(line) or self.goes_on(behind, line):
            return False
        last = tokens_of(line.text[:LONGEST_TITLE].rpartition(",")[2])
        places = (self.vocabulary.cities, self.vocabulary.countries)
        return any(place.is_one(last) for place in places)

    def goes_on(self, line: Line, behind: Line) -> bool:
        """Whether a title or byline goes on in the next line."""
        if behind.is_prose and not behind.text.endswith(","):
            return False
        if self.what_of(behind) is not None:
            return False
        last = fold(line.text.split()[-1])
        if behind.after_blank:  # of a PDF or a letter, in which each line is a paragraph
            is_unfinished = last in self.vocabulary.unfinished and behind.text[0].islower()
            return is_unfinished or (self._is_name(behind) and self._ends_with_role(line))
        if line.text.endswith((",", ":", "–", "-")) or last in self.vocabulary.unfinished:
            return True
        if self._ends_with_role(line) and self._is_name(behind):
            return True
        return behind.text[0].islower()

    def _has_kind_word(self, text: str) -> bool:
        """Whether a cell holds a word for a kind of event; `2 MIN DE LECTURE` is none."""
        return has_kind_word(text, self.vocabulary) and has_kind_word(
            page.without_reading_time(text), self.vocabulary
        )

    def _ends_with_role(self, line: Line) -> bool:
        tokens = tokens_of(line.text[:LONGEST_TITLE].rstrip(","))
        starts = range(max(len(tokens) - _LONGEST_ROLE, 0), len(tokens))
        return any(read_role(tokens, at, self.vocabulary)[1] == len(tokens) for at in starts)

    def _is_name(self, line: Line) -> bool:
        tokens = tokens_of(line.text[:LONGEST_TITLE])
        person = read_person(tokens, 0, self.vocabulary)
        return person is not None and person.has_name and person.end == len(tokens)

    def _what_of_cell(self, text: str) -> str | None:
        found = page.furniture_of(text, self.vocabulary)
        if found:
            return found
        if page.delivery_of(text, self.vocabulary):
            return page.DELIVERY
        if page.is_note(text, self.vocabulary):
            return page.NOTE
        fields = self.vocabulary.header_fields
        tokens = tokens_of(text[:120]) if fields.may_open(text) else []
        length = fields.length_at(tokens, 0)
        if length and length < len(tokens) and tokens[length].text == ":":
            return FIELD
        opens_byline = self.vocabulary.byline_starts.opens(text)
        if opens_byline or self._has_kind_word(text):
            return None
        if page.date_line(text) or is_time(text) or is_part_of_date(text):
            return page.DATE
        return None


def _holds_speech(line: Line) -> bool:
    """Whether a line goes on with what was said, as where a page was flattened."""
    return len(_SENTENCE_END.findall(line.text, 0, _LONGEST_LINE)) >= _SEVERAL_SENTENCES


def part_title(title: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Title and byline out of one line: `Joint press point by NATO Secretary General …`."""
    tokens = tokens_of(title)
    for at in range(1, len(tokens) - 1):
        if tokens[at].folded in ("by", "par") and not vocabulary.led.is_one(tokens[at - 1 : at]):
            start = at + 2 if tokens[at + 1].folded in ("the", "le", "la") else at + 1
            person = read_person(tokens, start, vocabulary)
            if person and (person.role or person.has_name):
                first = at - 1 if vocabulary.byline_starts.is_one(tokens[at - 1 : at + 1]) else at
                return title[: tokens[first].start].rstrip(" ,"), title[tokens[first].start :]
    return title, None
