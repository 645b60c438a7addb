"""What can be said about a transcript beside its text, and in what form."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from transcripts.parsing.transcript import EVENT_KINDS, ParsedEvent

from .errors import SourceError

# No database takes these; YAML and command lines have ways to write them.
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
KEYS = tuple(field.name for field in fields(ParsedEvent))


def read_metadata(values: Mapping[Any, Any], where: str = "") -> dict[str, Any]:
    """Check metadata and bring it into the form of ParsedEvent's fields.

    Values are text, dates also dates; empty ones are left out. `where` names the file in errors.
    Raises SourceError for an unknown key, a value of the wrong form, a date that does not exist.
    """
    prefix = f"{where}: " if where else ""
    metadata: dict[str, Any] = {}
    for key, value in values.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise SourceError(f"{prefix}unknown key “{str(key)[:60]}”. Known keys are {known}.")
        if value is None or value == "":
            continue
        try:
            metadata[key] = _CHECKS.get(key, _text)(value)
        except ValueError as error:
            raise SourceError(f"{prefix}{key}: {error}") from error
    return metadata


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("this is not text. Put it in quotes.")
    if _NO_CHARACTER.search(value):
        raise ValueError("this holds NUL or half a character. Write it as plain text in UTF-8.")
    return " ".join(value.split())


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    given = _text(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError(f"“{given[:60]}” is not a date. Write it as 2024-10-16.")
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(f"there is no day {given}. Write it as 2024-10-16.") from error


def _kind(value: Any) -> str:
    if value not in EVENT_KINDS:
        raise ValueError(f"“{str(value)[:60]}” is unknown. Use one of {', '.join(EVENT_KINDS)}.")
    return str(value)


def _language(value: Any) -> str:
    code = _text(value).lower()
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise ValueError(f"“{code[:60]}” is not a language code. Use one like en or fr.")
    return code


def _url(value: Any) -> str:
    url = _text(value)
    if not re.fullmatch(r"https?://[^\s/]\S*", url):
        said = "It starts with https:// or http:// and has no blanks."
        raise ValueError(f"“{url[:60]}” is not an address. {said}")
    return url


_CHECKS = {"date": _date, "kind": _kind, "language": _language, "source_url": _url}
