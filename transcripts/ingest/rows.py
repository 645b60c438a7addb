"""Rows → the database: what is new in one COPY, what changed in one UPDATE."""

from collections.abc import Sequence
from functools import cache
from json import dumps
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, JSONField, Model

from .statements import copying, fetch

KEYS = """
    SELECT nextval(keys.sequence)
    FROM (SELECT pg_get_serial_sequence('{}', 'id')::regclass AS sequence OFFSET 0) keys,
        generate_series(1, %s)
"""


class Rows:
    """The rows of one kind that an event had, and what becomes of them."""

    def __init__(self, model: type[Model], old: Sequence[Any] = ()) -> None:
        self.model = model
        self.fields = [f for f in model._meta.concrete_fields if not f.primary_key]
        self.values = attrgetter(*(field.attname for field in self.fields))
        self.before = {row.id: self.values(row) for row in old}

    def write(self, rows: Sequence[Any]) -> None:
        """Insert the rows without a key (`number` gives them theirs) and update those whose
        values differ from before."""
        fresh = [row for row in rows if row.id not in self.before]
        changed = [
            row for row in rows if row.id in self.before and self.values(row) != self.before[row.id]
        ]
        if changed:
            names = [field.name for field in self.fields]
            self.model._default_manager.bulk_update(changed, names)
        if fresh:
            self._copy(fresh)

    def delete_others(self, rows: Sequence[Any]) -> None:
        """Delete those of the old rows that are not among `rows`."""
        if gone := self.before.keys() - {row.id for row in rows}:
            self.model._default_manager.filter(pk__in=gone).delete()

    def _copy(self, rows: Sequence[Any]) -> None:
        fields = self.model._meta.concrete_fields
        names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        table = connection.ops.quote_name(self.model._meta.db_table)
        values = attrgetter(*(field.attname for field in fields))
        json = [at for at, field in enumerate(fields) if isinstance(field, JSONField)]
        dated = [(at, field) for at, field in enumerate(fields) if isinstance(field, DateTimeField)]
        with copying(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                record = list(values(row))
                for at, field in dated:  # some are set when they are saved
                    record[at] = field.pre_save(row, add=True)
                for at in json:
                    record[at] = dumps(record[at])
                copy.write_row(record)


def new_row(model: type[Model]) -> Any:
    """A row that no table holds yet, all its columns None. To make an instance of the model takes
    many times as long."""
    return SimpleNamespace(**_columns(model))


@cache
def _columns(model: type[Model]) -> dict[str, None]:
    return dict.fromkeys(field.attname for field in model._meta.concrete_fields)


def number(*groups: tuple[type[Model], Sequence[Any]]) -> None:
    """Give new rows of some models their keys before they are written, so that they can refer to
    each other."""
    fresh = [[row for row in rows if row.id is None] for _, rows in groups]
    statement = " UNION ALL ".join(KEYS.format(model._meta.db_table) for model, _ in groups)
    keys = iter(fetch(statement, *map(len, fresh)))
    for rows in fresh:
        for row in rows:
            (row.id,) = next(keys)
