"""Markdown → text, without the marks that would keep labels from being found or stand in quotes.

Headings and stress stay for the parser, which knows labels by them. A library that makes pages of
Markdown would lose them, and lines; the few marks that converters write into transcripts stand here
(https://spec.commonmark.org/0.31.2/; tables and footnotes as GitHub has them).
"""

import re

from transcripts.parsing.front_matter import find_front_matter
from transcripts.parsing.transcript import Region

from . import plain_text
from .source import Document

_QUOTED = re.compile(r"^(?: {0,3}>[ \t]?)+", re.M)
_RULE = re.compile(r"^ {0,3}\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*\n", re.M)
_ROW = re.compile(r"^ {0,3}\|([^\n]*)\|[ \t]*$", re.M)
_CELLS = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"^ {0,3}(?:[-+*]|\d{1,3}[.)])[ \t]+(?=\*\*|__)", re.M)  # before a label
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,40}\](?!:)")
_LINK = re.compile(r"(?<![!\\])\[([^\[\]\n]{1,300})\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)")
_HARD_BREAK = re.compile(r"\\$", re.M)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOTE = re.compile(r"^\[\^[\w-]{1,40}\]:.*(?:\n[ \t]+\S.*)*", re.M)


def read(name: str, data: bytes) -> Document:
    """Decode a Markdown file. Raises SourceError for what is not text."""
    document = plain_text.read(name, data)
    if any(warning.code == "read_as_html" for warning in document.warnings):
        return document
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    front = find_front_matter(text)
    start = front.end if front else 0
    text = text[:start] + _without_marks(text[start:])
    notes = (Region(*match.span(), "footnote") for match in _NOTE.finditer(text, start))
    return Document(text, document.warnings, regions=tuple(notes))


def _without_marks(text: str) -> str:
    text = _RULE.sub("", _QUOTED.sub("", _without_comments(text)))
    text = _BULLET.sub("", _ROW.sub(_as_line, text))
    text = _LINK.sub(r"\1", _NOTE_MARK.sub("", text))
    return _ESCAPE.sub(r"\1", _HARD_BREAK.sub("", text))


def _as_line(row: re.Match[str]) -> str:
    """A row of a table, its cells parted by tabs."""
    return "\t".join(cell.strip() for cell in _CELLS.split(row[1]))


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that is not closed is none."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join([*pieces, text[at:]])
