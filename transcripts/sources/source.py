"""A file that was read: its text, what was said about it, and what to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from transcripts.parsing.transcript import ParseWarning


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file's bytes: its text and what a person should look at."""

    text: str
    warnings: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript's text with newlines as `\\n`, otherwise exactly as decoded.

    `metadata` holds what the sidecar or the front matter say, by the names of ParsedEvent's
    fields; `date` is a date, everything else text. What they do not say is not a key.
    """

    name: str
    text: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[ParseWarning, ...] = ()
