"""Marking what was found, on the text itself: every excerpt is a slice of the source."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .lexemes import PLAIN, lexemes
from .tsquery import Pattern

WORD = re.compile(r"[^\W_]+|%")  # which the index holds as "percent"
MOST_MARKED = 500_000  # characters of a text in which words are marked
MOST_LOOKED_AT = 500  # marks among which the best place for an excerpt is looked for
LINE = re.compile(r"[^\n]*\S[^\n]*")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of `text` from `start` to `end` (characters, end exclusive), with marks in it."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def cut_before(self) -> bool:
        return bool(self.text[: self.start].strip())

    @property
    def cut_after(self) -> bool:
        return bool(self.text[self.end :].strip())

    def __str__(self) -> str:
        return self.text[self.start : self.end]

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The excerpt in pieces: a text, and whether it is marked."""
        at = self.start
        for start, end in self.marks:
            start, end = max(start, self.start), min(end, self.end)
            if start >= end:
                continue
            if at < start:
                yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        if at < self.end:
            yield self.text[at : self.end], False

    def html(self) -> SafeString:
        """The excerpt letter by letter, escaped, with what was found within <mark>."""
        return format_html_join(
            "",
            "{}",
            (
                (format_html("<mark>{}</mark>", text) if is_mark else text,)
                for text, is_mark in self.pieces()
            ),
        )

    def lines(self) -> Iterator["Excerpt"]:
        """The excerpt line by line, blank lines left out."""
        for line in LINE.finditer(self.text, self.start, self.end):
            start, end = line.span()
            first = bisect_left(self.marks, start, key=lambda mark: mark[1])
            last = bisect_left(self.marks, end, key=lambda mark: mark[0])
            yield Excerpt(self.text, start, end, self.marks[first:last])


class Highlighter:
    """Marks `patterns` in texts of one text search configuration.

    Give it all the texts of a page at once: their words are looked up in one statement.
    """

    def __init__(
        self, patterns: Sequence[Pattern], configuration: str, texts: Iterable[str] = ()
    ) -> None:
        self.patterns = patterns
        self.stems: dict[str, tuple[str, ...]] = {}
        self.written: dict[str, tuple[str, ...]] = {}
        if patterns:
            words = {word for text in texts for word in WORD.findall(text[:MOST_MARKED])}
            self.stems = lexemes(words, configuration)
            self.written = lexemes(words, PLAIN)

    def whole(self, text: str) -> Excerpt:
        """All of `text`, marked."""
        return Excerpt(text, 0, len(text), tuple(self.marks(text)))

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the patterns stand in `text`, in order and without overlaps.

        Only the first MOST_MARKED characters are looked at: more than anybody ever said at once.
        """
        text = text[:MOST_MARKED]
        if not self.patterns:
            return []
        found = []
        for stems, patterns in (
            (self.stems, [p for p in self.patterns if not p.is_prefix]),
            (self.written, [p for p in self.patterns if p.is_prefix]),
        ):
            words = [
                (match.start(), match.end(), stem)
                for match in WORD.finditer(text)
                for stem in stems.get(match.group(), ())
            ]
            found += [
                (words[i][0], words[i + len(pattern.lexemes) - 1][1])
                for pattern in patterns
                for i in range(len(words) - len(pattern.lexemes) + 1)
                if _stands_at(pattern, words, i)
            ]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def best(self, text: str, length: int = 260) -> Excerpt:
        """The stretch of about `length` characters that shows the most of what was found."""
        marks = self.marks(text)
        if not marks:
            return _excerpt(text, 0, length, ())

        def worth(at: int) -> tuple[int, int]:
            start, end = marks[at][0], marks[at][0] + length
            near = takewhile(lambda mark: mark[1] <= end, islice(marks, at, None))
            return len({text[a:b].lower() for a, b in near}), -start

        start = marks[max(range(min(len(marks), MOST_LOOKED_AT)), key=worth)][0]
        return _excerpt(text, start, length, tuple(marks))


def _stands_at(pattern: Pattern, words: list[tuple[int, int, str]], i: int) -> bool:
    if pattern.is_prefix:
        return words[i][2].startswith(pattern.lexemes[0])
    return all(words[i + j][2] == lexeme for j, lexeme in enumerate(pattern.lexemes))


def _excerpt(text: str, around: int, length: int, marks: tuple[tuple[int, int], ...]) -> Excerpt:
    """About `length` characters that hold the place `around`, cut where sentences or words end."""
    lead = length // 3
    start = 0
    for end_of_sentence in SENTENCE_END.finditer(text, max(0, around - lead), around):
        start = end_of_sentence.end()
    if start == 0 and around > lead:
        start = text.find(" ", around - lead, around) + 1 or around
    end = min(len(text), max(start + length, around + length // 2))
    if end < len(text):
        sentence = list(SENTENCE_END.finditer(text, start + length // 2, end))
        cut = text.rfind(" ", start, end)
        end = sentence[-1].end() if sentence else (cut if cut > around else end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Excerpt(text, start, end, marks)
