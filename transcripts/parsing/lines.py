"""A text as its lines that are not blank, each with its place in the source."""

import re
from itertools import islice
from typing import NamedTuple

from .regions import Outside
from .repair import plain_blanks

# Signs that are printed for others: wide brackets, and colons of other shapes.
_PLAIN_SIGNS = str.maketrans("（）［］：﹕∶꞉", "()[]::::")
_ODD_SIGNS = tuple(map(chr, _PLAIN_SIGNS))
# The mark of a footnote is glued to a word: `2023¹`, `Ada Example[2]`.
_SMALL_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = r"\[\d{1,3}\]"
_NOTE_MARK = re.compile(rf"(?<=\S)(?:{_NOTE}|[{_SMALL_DIGITS}]{{1,3}})")
_NOTE_IN_BRACKETS = re.compile(_NOTE)
_MOST_TABS = 6


class Line(NamedTuple):
    """A line without the blanks around it.

    `number` counts from 1 in the source; `source[start:end]` is the line. `text` is that as it is
    read: every kind of blank as an ordinary one, plain colons and brackets, blanks for the marks of
    footnotes, so that its characters keep their places. `tabs` is where its first tabs stand.
    """

    number: int
    start: int
    end: int
    text: str
    after_blank: bool
    tabs: tuple[int, ...] = ()

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The stretches between its first tabs, as places in `text`."""
        starts = [0, *(tab + 1 for tab in self.tabs)]
        return list(zip(starts, [*self.tabs, len(self.text)], strict=True))

    @property
    def is_prose(self) -> bool:
        """Whether the line reads like a sentence rather than like a heading, a name or a date."""
        if len(self.text) > 250:
            return True
        return self.text.endswith((".", "!", "?", ";", "…", ".”", '."', ",")) and (
            self.text.count(" ") > 2
        )


def split_lines(outside: Outside, start: int = 0) -> list[Line]:
    """The lines of a text from an offset on that hold more than blanks."""
    lines: list[Line] = []
    after_blank = True
    number = outside.text.count("\n", 0, start)
    text = outside.text[start:]
    printed = text.split("\n") if "\t" in text else ()
    plain = _plain_signs(text if outside.is_plain else plain_blanks(text))
    has_marks = _has_note_marks(plain)
    for at, raw in enumerate(plain.split("\n")):
        content = raw.strip()
        if content:
            tabs = _tabs(printed[at].strip()) if printed else ()
            begin = start if content == raw else start + raw.index(content[0])
            end = begin + len(content)
            if has_marks:
                content = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), content).rstrip()
            lines.append(Line(number + at + 1, begin, end, content, after_blank, tabs))
        after_blank = not content
        start += len(raw) + 1
    return lines


def _tabs(text: str) -> tuple[int, ...]:
    if "\t" not in text:
        return ()
    return tuple(islice((at for at, char in enumerate(text) if char == "\t"), _MOST_TABS))


def _plain_signs(text: str) -> str:
    if not text.isascii() and any(sign in text for sign in _ODD_SIGNS):
        return text.translate(_PLAIN_SIGNS)
    return text


def _has_note_marks(text: str) -> bool:
    in_brackets = "[" in text and _NOTE_IN_BRACKETS.search(text) is not None
    return in_brackets or (not text.isascii() and any(digit in text for digit in "¹²³"))
