"""What is known of a transcript beside its text: given by a person, or found in its markup."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from .transcript import Found, ParsedEvent, ParsedTranscript, ParseWarning

# The warnings that a value given by hand settles.
_SETTLED = {
    "date": frozenset(
        ("no_date", "several_dates", "impossible_date", "other_date_in_head", "weekday_differs")
    )
}


def complete(
    parsed: ParsedTranscript,
    metadata: Mapping[str, Any],
    found: Mapping[str, Found] | None = None,
) -> ParsedTranscript:
    """A transcript with its head completed (names are ParsedEvent's fields).

    `metadata`, which a person gave, goes before what the text says; what was `found` in the
    file's markup comes after it. Warnings that this settles are gone; a date that the markup and
    the text tell differently is one.
    """
    said = {name: one.value for name, one in (found or {}).items()}
    text = {field.name: getattr(parsed.event, field.name) for field in fields(ParsedEvent)}
    head = said | {name: value for name, value in text.items() if value is not None} | {**metadata}
    settled = frozenset().union(*(_SETTLED.get(name, frozenset()) for name in metadata))
    if text["date"] is None and isinstance(said.get("date"), date):
        settled |= _SETTLED["date"]
    warnings = [warning for warning in parsed.warnings if warning.code not in settled]
    if found and "date" in found and "date" not in metadata and head["date"] != said["date"]:
        message = (
            f"The text says {head['date']}, but its page says {said['date']} "
            f"({found['date'].origin}). The text's day was taken."
        )
        warnings.insert(0, ParseWarning(1, "date_differs_from_page", message))
    return replace(parsed, event=replace(parsed.event, **head), warnings=tuple(warnings))
