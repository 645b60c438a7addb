"""A transcript's text → ParsedTranscript. No Django here; parser.py names the steps in order."""

from .completion import complete
from .parser import parse
from .transcript import (
    Found,
    ParsedEvent,
    ParsedPassage,
    ParsedTranscript,
    ParsedTurn,
    ParseWarning,
    Region,
    Span,
)

__all__ = [
    "Found",
    "ParseWarning",
    "ParsedEvent",
    "ParsedPassage",
    "ParsedTranscript",
    "ParsedTurn",
    "Region",
    "Span",
    "complete",
    "parse",
]
