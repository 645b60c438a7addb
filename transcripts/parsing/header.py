"""The head of a transcript: title, byline, date, place, and where the words of the event begin.

Three layouts were printed over the years: place and date above the title (1997-2006), title and
byline above a list with the date (2007-2025), and title and byline alone. All are read by the same
steps, line by line from the top.
"""

from collections.abc import Mapping, Sequence

from . import page
from .candidates import BARE_LINE, INLINE, Candidate
from .dates import names_a_day
from .head import Head, HeadNotes
from .header_lines import LONGEST_TITLE, HeaderLines
from .labels import sure_label_lines
from .lines import Line
from .people import name_words
from .vocabulary import Vocabulary
from .words import fold, tokens_of

_MOST_HEAD_LINES = 40
_MOST_PLACE_LINES = 6
_MOST_FURNITURE_LINES = 120


def read_head(
    lines: Sequence[Line], candidates: Mapping[int, Candidate], vocabulary: Vocabulary
) -> Head:
    """Read the head of a transcript; every line before `Head.body` has its span."""
    return _HeadReader(lines, candidates, vocabulary).read()


class _HeadReader:
    def __init__(
        self, lines: Sequence[Line], candidates: Mapping[int, Candidate], vocabulary: Vocabulary
    ) -> None:
        self.lines = lines
        self.candidates = candidates
        self.vocabulary = vocabulary
        self.about = HeaderLines(lines, vocabulary)
        self.notes = HeadNotes(vocabulary)
        self.in_event_list = False
        self.labels = sure_label_lines(lines, candidates)

    def read(self) -> Head:
        start = self._skip_site_lines()
        stop = self._first_of_body(start)
        self._read_upper(start, stop)
        at = self._read_lower(stop)
        at = self._skip_behind(at)
        return self.notes.head(at, self.lines, self.about)

    # The steps, in the order of the page.

    def _skip_site_lines(self) -> int:
        """The website's lines: all up to the last that is known, for new ones come every year."""
        last = -1
        for index, line in enumerate(self.lines[:_MOST_FURNITURE_LINES]):
            if index in self.labels:
                break
            if page.is_site_line(line.text, self.vocabulary):
                last = index
        for line in self.lines[: last + 1]:
            self.notes.add(line, page.FURNITURE)
        return last + 1

    def _first_of_body(self, start: int) -> int:
        """Behind the last line that only a head has, before the first label or sentence."""
        stop = start
        for index in range(start, min(start + _MOST_HEAD_LINES, len(self.lines))):
            if index in self.labels or self._names_again(index, start):
                break
            line = self.lines[index]
            if self.about.what_of(line) is not None:
                stop = index + 1
            elif line.is_prose and not line.text.endswith(","):
                break
        return stop

    def _names_again(self, index: int, start: int) -> bool:
        """Whether a line starts with a name and a colon, and the name was printed above it."""
        candidate = self.candidates.get(index)
        if candidate is None or candidate.place != INLINE or not candidate.parts.name:
            return False
        above = " ".join(line.text[:LONGEST_TITLE] for line in self.lines[start:index])
        words = {token.folded for token in tokens_of(above)}
        return words.issuperset(name_words(candidate.parts.name))

    def _read_upper(self, start: int, stop: int) -> None:
        """The lines down to the last that only a head has."""
        words: list[Line] = []
        for line in self.lines[start:stop]:
            what = self._what_of(line)
            if what is None:
                words.append(line)
                continue
            if what == page.DATE and words:
                # Above the date in a list stand title and byline, above a plain one the place.
                if page.is_bullet(line.text) or not self._place_or_title(words):
                    self._take_words(words)
                words = []
            self.notes.take(line, what)
        if words and not (self._title_stands_at(stop) and self._place_or_title(words)):
            self._take_words(words)

    def _title_stands_at(self, at: int) -> bool:
        """Whether a title and a byline stand there, so that what is above them is neither."""
        if at + 1 >= len(self.lines) or at in self.labels:
            return False
        line = self.lines[at]
        return self._is_byline(self.lines[at + 1]) and self.about.has_kind_word(line)

    def _what_of(self, line: Line) -> str | None:
        """What a line is that only a head has. The list below `From the event` names other pages,
        with other dates."""
        if self.in_event_list and page.is_bullet(line.text):
            return page.FURNITURE
        self.in_event_list = fold(line.text) in ("from the event", "event", "events")
        return self.about.what_of(line)

    def _place_or_title(self, words: list[Line]) -> bool:
        """Above a plain date stands the place, unless a title does."""
        if not (self.notes.title or self.notes.byline) and (
            any(self.about.has_kind_word(line) for line in words)
            or any(self._is_byline(line) for line in words[1:])
        ):
            return False
        for line in words:
            self.notes.add_place(line)
        return True

    def _take_words(self, words: list[Line]) -> None:
        """Title and byline, where both stand above the date."""
        if self.notes.title or (self.notes.byline and not self.about.has_kind_word(words[0])):
            self._take_leftover(words)
            return
        starts = [self.about.starts_byline(line) for line in words]
        byline_at = starts.index(True) if True in starts else None
        second = next((i for i in range(1, len(words)) if starts[i]), None)
        if byline_at == 0 and words[0].text[0].isupper() and second:
            # `On the road to …`, then `by …`: the first line is a title, however it begins.
            byline_at = 0 if self.about.starts_with_by(words[0]) else second
        if byline_at is None:
            # In other scripts no word tells the byline: it is the second block.
            byline_at = next(
                (i for i, line in enumerate(words) if i and line.after_blank), len(words)
            )
        for line in words[:byline_at]:
            self.notes.add_title(line)
        previous: Line | None = None
        for line in words[byline_at:]:
            if previous is None or self.about.goes_on(previous, line) or not line.after_blank:
                self.notes.add_byline(line)
                previous = line
            else:
                self.notes.add(line, page.CAPTION)

    def _take_leftover(self, words: list[Line]) -> None:
        """Lines between the list with the date and the last line that only a head has."""
        for line in words:
            if not self.notes.byline and self.about.starts_byline(line):
                self.notes.add_byline(line)
            else:
                self.notes.add(line, page.CAPTION)

    def _read_lower(self, at: int) -> int:
        """Title and byline below the date, or without one."""
        if self.notes.title or self.notes.byline:
            if at < len(self.lines) and not self.notes.byline and at not in self.labels:
                line = self.lines[at]
                if self.about.starts_byline(line) and (
                    line.text[0].islower() or self.about.starts_with_by(line)
                ):
                    return self._read_byline(at)
            return at
        at = self._skip_above_title(at)
        if at >= len(self.lines) or at in self.labels:
            return at
        line = self.lines[at]
        if not self.about.starts_byline(line) and self._is_title(at):
            self.notes.add_title(line)
            at += 1
            while (
                at < len(self.lines)
                and self.about.goes_on(self.lines[at - 1], self.lines[at])
                and not self._is_byline(self.lines[at])
            ):
                self.notes.add_title(self.lines[at])
                at += 1
        elif not self._is_byline(line):
            return at
        if (
            at < len(self.lines)
            and at not in self.labels
            and self.about.starts_byline(self.lines[at])
        ):
            behind_title = bool(self.notes.title) and self.lines[at].text[0].islower()
            if behind_title or self.about.names_somebody(self.lines[at]):
                return self._read_byline(at)
        return at

    def _is_byline(self, line: Line) -> bool:
        return self.about.starts_byline(line) and self.about.names_somebody(line)

    def _skip_above_title(self, at: int) -> int:
        """Place and an incomplete date above a title that has a byline below it."""
        for title in range(at, min(at + _MOST_PLACE_LINES, len(self.lines) - 1)):
            line, behind = self.lines[title], self.lines[title + 1]
            if title in self.labels or line.is_prose or self.about.starts_byline(line):
                return at
            if self._is_byline(behind) and self.about.has_kind_word(line):
                for above in self.lines[at:title]:
                    if _tells_time(above.text):
                        self.notes.add(above, "date")
                    else:
                        self.notes.add_place(above)
                return title
        return at

    def _read_byline(self, at: int) -> int:
        self.notes.add_byline(self.lines[at])
        at += 1
        while at < len(self.lines) and at not in self.labels:
            if not self.about.goes_on(self.lines[at - 1], self.lines[at]):
                break
            self.notes.add_byline(self.lines[at])
            at += 1
        return at

    def _skip_behind(self, at: int) -> int:
        """Captions, media and notes between the head and the first words."""
        stop = min(len(self.lines), at + _MOST_FURNITURE_LINES)
        while at < stop and at not in self.labels:
            line = self.lines[at]
            what = self._what_of(line)
            if what is None and (self.notes.title or self.notes.byline):
                caption = self._is_caption(line) and self._stands_alone(at)
                if caption or (self._is_bare_name(at) and at + 1 in self.labels):
                    what = page.CAPTION
                elif page.is_heading(line, self.vocabulary):
                    what = page.HEADING
                elif page.is_bracketed(line.text) and self._stands_alone(at):
                    what = page.NOTE
            if what is None:
                break
            self.notes.take(line, what)
            at += 1
        return at

    # What a line is.

    def _is_title(self, at: int) -> bool:
        line = self.lines[at]
        if line.is_prose or len(line.text) > LONGEST_TITLE or line.text.endswith(":"):
            return False
        if self.notes.dates or self.about.has_kind_word(line):
            return True
        behind = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if behind and self._is_byline(behind):
            return True
        # Else a title is one of a few short lines above the first label.
        label = min(self.labels, default=len(self.lines))
        few = at < label < len(self.lines) and label - at <= 3
        return few and not any(line.is_prose for line in self.lines[at:label])

    def _is_bare_name(self, at: int) -> bool:
        candidate = self.candidates.get(at)
        return candidate is not None and candidate.place == BARE_LINE

    def _is_caption(self, line: Line) -> bool:
        return page.is_caption(line, self.vocabulary) or (
            page.is_caption_of_head(line, self.vocabulary)
        )

    def _stands_alone(self, at: int) -> bool:
        """Whether a caption is parted from the words behind it."""
        behind = at + 1
        return behind >= len(self.lines) or behind in self.labels or self.lines[behind].after_blank


def _tells_time(text: str) -> bool:
    """Whether a line is a day without its year, or a year alone."""
    return names_a_day(text) or text.strip(" .").isdecimal()
