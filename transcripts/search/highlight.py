"""Marking what was found, on the text itself: every excerpt is a slice of the source."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice, takewhile

from django.utils.safestring import SafeString, mark_safe

from .lexemes import PLAIN, lexemes
from .tsquery import Pattern

WORD = re.compile(r"[^\W_]+|%")  # which the index holds as "percent"
MOST_MARKED = 500_000  # characters of a text in which words are marked
MOST_WORDS = 50  # that are looked for one by one; of more, each word of a text is looked at
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
        # By Python's own `escape`: Django's looks twice at each of the many pieces of a page.
        escaped = ((escape(text), is_mark) for text, is_mark in self.pieces())
        html = "".join(f"<mark>{text}</mark>" if is_mark else text for text, is_mark in escaped)
        return mark_safe(html)  # noqa: S308 - each piece is escaped

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
        self.stems: dict[str, tuple[str, ...]] = {}
        self.written: dict[str, tuple[str, ...]] = {}
        self.ways: dict[str, list[Pattern]] = {}  # the patterns that can begin with a word
        self.known: dict[str, list[tuple[int, int]]] = {}
        if patterns:
            self._learn(patterns, _words_in(texts), configuration)
        self.word = _any_of(self.ways) if len(self.ways) <= MOST_WORDS else WORD

    def _learn(self, patterns: Sequence[Pattern], words: set[str], configuration: str) -> None:
        """Find out which words the patterns can begin with, to look for these alone."""
        self.stems = lexemes(words, configuration)
        self.written = lexemes(words, PLAIN) if any(one.is_written for one in patterns) else {}
        for is_written, forms in ((False, self.stems), (True, self.written)):
            here = [one for one in patterns if one.is_written == is_written]
            self._learn_forms(here, forms)

    def _learn_forms(self, patterns: list[Pattern], forms_of: dict[str, tuple[str, ...]]) -> None:
        prefixes = [one for one in patterns if one.is_prefix and len(one.lexemes) == 1]
        beginnings: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            if pattern not in prefixes:
                beginnings.setdefault(pattern.lexemes[0], []).append(pattern)
        if beginnings:
            for word, forms in forms_of.items():
                for form in forms:
                    if form in beginnings:
                        self.ways.setdefault(word, []).extend(beginnings[form])
        for pattern in prefixes:
            for word, forms in forms_of.items():
                if any(form.startswith(pattern.lexemes[0]) for form in forms):
                    self.ways.setdefault(word, []).append(pattern)

    def whole(self, text: str) -> Excerpt:
        """All of `text`, marked."""
        return Excerpt(text, 0, len(text), tuple(self.marks(text)))

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the patterns stand in `text`, in order and without overlaps.

        Only the first MOST_MARKED characters are looked at: more than anybody ever said at once.
        """
        if not self.ways:
            return []
        if text not in self.known:
            self.known[text] = _without_overlaps(self._found(text[:MOST_MARKED]))
        return self.known[text]

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self.word.finditer(text):
            for pattern in self.ways.get(match.group(), ()):
                if len(pattern.lexemes) == 1:
                    yield match.span()
                elif (end := self._end_of(pattern, text, match.start())) is not None:
                    yield match.start(), end

    def _end_of(self, pattern: Pattern, text: str, start: int) -> int | None:
        """Where a sequence of lexemes ends that begins with the word at `start`, if it does.

        A word with joints has several lexemes, and the sequence may begin with any of them.
        """
        forms_of = self.written if pattern.is_written else self.stems
        words = WORD.finditer(text, start)
        forms = ((match.end(), form) for match in words for form in forms_of[match.group()])
        first = len(forms_of[WORD.match(text, start).group()])  # type: ignore[union-attr]
        ahead = list(islice(forms, first - 1 + len(pattern.lexemes)))
        for at in range(first):
            here = ahead[at : at + len(pattern.lexemes)]
            if _shows(pattern, tuple(form for _, form in here)):
                return here[-1][0]
        return None

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


def _words_in(texts: Iterable[str]) -> set[str]:
    """All words of some texts. What stands between blanks is looked through once, however often it
    stands there."""
    between_blanks = set("\n".join(text[:MOST_MARKED] for text in texts).split())
    return set(WORD.findall(" ".join(between_blanks)))


def _shows(pattern: Pattern, forms: tuple[str, ...]) -> bool:
    if pattern.is_prefix and forms[:-1] == pattern.lexemes[:-1]:
        return len(forms) == len(pattern.lexemes) and forms[-1].startswith(pattern.lexemes[-1])
    return forms == pattern.lexemes


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds each of a few words, as a whole."""
    # What stands before a word is looked at when the word was found, because a pattern that begins
    # with its letters is looked for four times as fast.
    longest_first = map(re.escape, sorted(words, key=len, reverse=True))
    ways = (rf"{word}(?<![^\W_]{word})" for word in longest_first)
    return re.compile(rf"(?:{'|'.join(ways)})(?![^\W_])")


def _without_overlaps(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


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
