"""Outlets and topics from the files in fixtures/ → rows.

A field that a person changed in the admin since it was loaded stays theirs: what the loader
wrote last is kept with the row and compared. Running it twice changes nothing.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from transcripts.models import Outlet, Topic
from transcripts.search.topics import EmptyTopicQuery, compile_topic

from .locking import writing
from .outcome import ImportRefused


def load_names(folder: Path) -> dict[str, int]:
    """Load outlets.toml and topics.toml; returns how many rows were created or changed.

    Raises ImportRefused where a file cannot be read as what it should be.
    """
    with writing():
        return {
            "outlets": _load(folder / "outlets.toml", "outlet", _load_outlet),
            "topics": _load(folder / "topics.toml", "topic", _load_topic),
        }


def _load(path: Path, table: str, load: Callable[[dict[str, Any]], bool]) -> int:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get(table, [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImportRefused(f"{path.name} cannot be read: {error}") from error
    changed = 0
    for number, entry in enumerate(entries, start=1):
        try:
            with transaction.atomic():
                changed += load(entry)
        except (KeyError, TypeError, EmptyTopicQuery, IntegrityError) as error:
            raise ImportRefused(f"{path.name}, entry {number}: {error}") from error
    return changed


def _load_outlet(entry: dict[str, Any]) -> bool:
    """One outlet with its aliases. A name that is another outlet's by now is left to that one."""
    names = [entry["name"], *entry.get("aliases", [])]
    outlet: Any = Outlet.objects.filter(loaded__name=entry["name"]).first()
    if outlet and outlet.merged_into:
        return False
    # An import may have come across it before, under any of its names.
    seen = (Outlet.objects.known_as(name).filter(loaded={}).first() for name in names)
    outlet = outlet or next(filter(None, seen), None) or Outlet()
    if outlet.pk is None and Outlet.objects.known_as(entry["name"]).exists():
        return False
    known = outlet.loaded.get("aliases", [])
    fields = {name: entry.get(name, "") for name in ("name", "country", "kind")}
    changed = _write(outlet, {**fields, "verified": True}, aliases=names)
    for name in names:
        if name not in known and not Outlet.objects.known_as(name).exists():
            outlet.add_alias(name)
    return changed


def _load_topic(entry: dict[str, Any]) -> bool:
    known = Topic.objects.filter(loaded__name=entry["name"])
    topic = known.first() or Topic.objects.filter(name=entry["name"]).first() or Topic()
    fields = {name: entry.get(name, "") for name in ("name", "query", "description")}
    before = topic.compiled
    changed = _write(topic, fields)
    # What a query means changes with the spellings and stop words that search knows.
    if compile_topic(topic).compiled != before:
        topic.save()
        return True
    return changed


def _write(row: Any, fields: dict[str, Any], **more: Any) -> bool:
    """Write the fields that a person has not changed; True if there was anything to write."""
    written = {name: str(value) for name, value in fields.items()} | more
    if row.pk is not None and row.loaded == written:
        return False
    untouched = row.pk is None or (not row.loaded and not getattr(row, "verified", True))
    for name, value in fields.items():
        if untouched or str(getattr(row, name)) == row.loaded.get(name, ""):
            setattr(row, name, value)
    row.loaded = written
    if isinstance(row, Topic):
        compile_topic(row)
    row.save()
    return True
