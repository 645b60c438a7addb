"""What all loaders of the files in fixtures/ have in common.

A field that a person changed in the admin since it was loaded stays theirs: what the loader wrote
last is kept with the row and compared. An entry whose row a person deleted does not come back.
"""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model

from transcripts.models import LoadedEntry

from .outcome import ImportRefused

Entry = dict[str, Any]


class EntriesFile:
    """A file of fixtures/: its tables, and which of its entries were loaded before."""

    def __init__(self, path: Path) -> None:
        """Raises ImportRefused where the file cannot be read."""
        self.name = path.name
        try:
            self.tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ImportRefused(f"{path.name} cannot be read: {error}") from error
        before = LoadedEntry.objects.filter(file=self.name)
        self.loaded_before = set(before.values_list("entry", flat=True))
        self._loaded_now: set[str] = set()

    def entries(self, table: str) -> Iterator[tuple[int, Entry]]:
        """The entries of a table, counted from 1. Raises ImportRefused where it is none."""
        entries = self.tables.get(table, [])
        if not isinstance(entries, list):
            raise ImportRefused(f"{self.name}: write [[{table}]], once for each.")
        yield from enumerate(entries, start=1)

    def load_each(self, table: str, load: Callable[[Entry], bool]) -> int:
        """Load the entries of a table; how many were changed. Raises ImportRefused."""
        changed = 0
        for number, entry in self.entries(table):
            with self.refusing(table, number):
                changed += load(entry)
        return changed

    @contextmanager
    def refusing(self, table: str, number: int) -> Iterator[None]:
        """Whatever is wrong with an entry is said with its place."""
        try:
            yield
        except KeyError as missing:
            raise ImportRefused(
                f"{self.name}, {table} {number}: {missing} is missing."
            ) from missing
        except ValidationError as error:
            said = " ".join(error.messages)
            raise ImportRefused(f"{self.name}, {table} {number}: {said}") from error
        except (TypeError, ValueError, AttributeError, IntegrityError) as error:
            raise ImportRefused(f"{self.name}, {table} {number}: {error}") from error

    def was_deleted(self, entry: str) -> bool:
        """Whether an entry that has no row now was loaded once."""
        return entry in self.loaded_before

    def remember(self, entry: str) -> None:
        if entry not in self.loaded_before:
            self._loaded_now.add(entry)

    def close(self) -> None:
        """Store what was remembered."""
        LoadedEntry.objects.bulk_create(
            [LoadedEntry(file=self.name, entry=entry) for entry in sorted(self._loaded_now)]
        )


def assign(row: Any, fields: Entry, **more: Any) -> bool:
    """Give a row the fields that no person has changed; False if the file says nothing new.

    `more` is remembered with what was loaded. The row is not saved.
    """
    written = {name: str(value) for name, value in fields.items()} | more
    if row.pk is not None and row.loaded == written:
        return False
    untouched = row.pk is None or (not row.loaded and not getattr(row, "verified", True))
    for name, value in fields.items():
        if untouched or str(getattr(row, name)) == row.loaded.get(name, ""):
            setattr(row, name, value)
    row.loaded = written
    return True


def check(row: Model) -> None:
    """Raise ValidationError for a value that its field cannot hold; asks the database nothing."""
    row.clean_fields(
        exclude=[f.name for f in row._meta.fields if f.is_relation or f.name == "slug"]
    )
