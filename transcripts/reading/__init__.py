"""Transcripts as they are read: in order, marked, and line by line as they were received."""

from .passages import Person, Reading, ReadPassage, read_event, read_passage
from .source import ReadSource, read_source
from .turns import ReadParagraph, ReadTurn

__all__ = [
    "Person",
    "ReadParagraph",
    "ReadPassage",
    "ReadSource",
    "ReadTurn",
    "Reading",
    "read_event",
    "read_passage",
    "read_source",
]
