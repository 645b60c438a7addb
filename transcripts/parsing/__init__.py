"""A transcript's text → ParsedTranscript. No Django here; parser.py names the steps in order."""

from .completion import complete
from .parser import parse
from .transcript import (
    ParsedEvent,
    ParsedPassage,
    ParsedTranscript,
    ParsedTurn,
    ParseWarning,
    Span,
)

__all__ = [
    "ParseWarning",
    "ParsedEvent",
    "ParsedPassage",
    "ParsedTranscript",
    "ParsedTurn",
    "Span",
    "complete",
    "parse",
]
