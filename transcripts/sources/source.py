"""A file that was read: its text, what was said about it, and what to look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from transcripts.parsing.transcript import Found, ParseWarning, Region


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file's bytes: its text and what a person should look at.

    `found` is what the file's own markup says about the event, by the names of ParsedEvent's
    fields; `regions` are the stretches of `text` that the markup says nobody spoke, `stressed` the
    paragraphs that it prints bold as a whole, or as headings.
    """

    text: str
    warnings: tuple[ParseWarning, ...] = ()
    found: Mapping[str, Found] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    stressed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript's text with newlines as `\\n`, otherwise exactly as decoded.

    `metadata` holds what a person said beside the text, in a sidecar or front matter, by the names
    of ParsedEvent's fields; `date` is a date, everything else text. What they do not say is not a
    key. `found`, `regions` and `stressed` are the document's, offsets into `text`.
    """

    name: str
    text: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[ParseWarning, ...] = ()
    found: Mapping[str, Found] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    stressed: tuple[tuple[int, int], ...] = ()
