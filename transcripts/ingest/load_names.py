"""Outlets and topics from the files in fixtures/ → rows.

A field that a person changed in the admin since it was loaded stays theirs: what the loader
wrote last is kept with the row and compared. Running it twice changes nothing.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import IntegrityError, models, transaction

from transcripts.models import Outlet, Topic
from transcripts.search.topics import EmptyTopicQuery, compile_topic

from .outcome import ImportRefused


@transaction.atomic
def load_names(folder: Path) -> dict[str, int]:
    """Load outlets.toml and topics.toml; returns how many rows were created or changed.

    Raises ImportRefused where a file cannot be read as what it should be.
    """
    return {
        "outlets": _load(folder / "outlets.toml", "outlet", Outlet, _load_outlet),
        "topics": _load(folder / "topics.toml", "topic", Topic, _load_topic),
    }


def _load(
    path: Path, table: str, model: type[models.Model], load: Callable[[dict[str, Any]], bool]
) -> int:
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
    loaded = Outlet.objects.filter(loaded__name=entry["name"]).first()
    if loaded and loaded.merged_into:
        return False
    outlet = loaded or Outlet.objects.known_as(entry["name"]).filter(loaded={}).first() or Outlet()
    fields = {name: entry.get(name, "") for name in ("name", "country", "kind")}
    changed = _write(outlet, {**fields, "verified": True})
    known = set(outlet.aliases.values_list("name", flat=True))
    for alias in entry.get("aliases", []):
        if alias not in known:
            outlet.add_alias(alias)
    return changed


def _load_topic(entry: dict[str, Any]) -> bool:
    known = Topic.objects.filter(loaded__name=entry["name"])
    topic = known.first() or Topic.objects.filter(name=entry["name"]).first() or Topic()
    fields = {name: entry.get(name, "") for name in ("name", "query", "description")}
    return _write(topic, fields, before_saving=compile_topic)


def _write(
    row: Any, fields: dict[str, Any], before_saving: Callable[[Any], Any] = lambda row: row
) -> bool:
    """Write the fields that a person has not changed; True if that changed anything."""
    written = {name: str(value) for name, value in fields.items()}
    if row.pk is not None and row.loaded == written:
        return False
    for name, value in fields.items():
        if row.pk is None or str(getattr(row, name)) == row.loaded.get(name, ""):
            setattr(row, name, value)
    row.loaded = written
    before_saving(row)
    row.save()
    return True
