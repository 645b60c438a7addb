"""A text as its lines that are not blank, each with its place in the source."""

from typing import NamedTuple

from .repair import plain_blanks


class Line(NamedTuple):
    """A line without the blanks around it.

    `number` counts from 1 in the source; `source[start:end]` is the line. `text` is that with
    every kind of blank as an ordinary one, so that its characters keep their places.
    """

    number: int
    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def is_prose(self) -> bool:
        """Whether the line reads like a sentence rather than like a heading, a name or a date."""
        if len(self.text) > 250:
            return True
        return self.text.endswith((".", "!", "?", ";", "…", ".”", '."', ",")) and (
            self.text.count(" ") > 2
        )


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of a text from an offset on that hold more than blanks."""
    lines: list[Line] = []
    after_blank = True
    for number, raw in enumerate(
        plain_blanks(text[start:]).split("\n"), start=text.count("\n", 0, start) + 1
    ):
        content = raw.strip()
        if content:
            first = start + raw.index(content[0])
            lines.append(Line(number, first, first + len(content), content, after_blank))
        after_blank = not content
        start += len(raw) + 1
    return lines
