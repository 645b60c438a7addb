"""What is known of a transcript beside its text goes before what the text says."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .transcript import ParsedTranscript

# The warnings that a value given by hand settles.
_SETTLED = {"date": frozenset(("no_date", "several_dates", "impossible_date"))}


def complete(parsed: ParsedTranscript, metadata: Mapping[str, Any]) -> ParsedTranscript:
    """A transcript with metadata in its head (names are ParsedEvent's fields), and without the
    warnings that this settles."""
    settled = frozenset().union(*(_SETTLED.get(name, frozenset()) for name in metadata))
    warnings = tuple(warning for warning in parsed.warnings if warning.code not in settled)
    return replace(parsed, event=replace(parsed.event, **metadata), warnings=warnings)
