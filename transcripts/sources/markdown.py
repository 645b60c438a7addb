"""Markdown: text whose marks of headings and of labels in bold are nobody's words."""

import re

from transcripts.parsing.transcript import Region

from . import plain_text
from .source import Document

# `## Heading`, and `**Ada Example (Outlet):** …` or `**Ada Example:**` at the start of a line.
# Marks within what is said stay: they may be all there is of a stress, and are part of no name.
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_LABEL = re.compile(r"^(\*\*|__)(?=\S)([^*_\n]{1,200})(\1)(?=[ \t]*(:|$)|(?<=:\1))", re.MULTILINE)
MARK = "mark"


def read(name: str, data: bytes) -> Document:
    """Decode a Markdown file. Raises SourceError for what is not text."""
    document = plain_text.read(name, data)
    if document.regions or document.found:
        return document  # a page in a file of the wrong name
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    marks = [Region(*match.span(), MARK) for match in _HEADING.finditer(text)]
    for match in _LABEL.finditer(text):
        marks += [Region(*match.span(1), MARK), Region(*match.span(3), MARK)]
    marks.sort(key=lambda region: region.start)
    return Document(text, document.warnings, regions=tuple(marks))
