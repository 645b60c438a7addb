"""Rows → the database: what is new in one COPY, what changed in one UPDATE."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, JSONField, Model
from psycopg.types.json import Jsonb


class Rows:
    """The rows of one kind that an event had, and what becomes of them."""

    def __init__(self, model: type[Model], old: Sequence[Any] = ()) -> None:
        self.model = model
        self.fields = [f for f in model._meta.concrete_fields if not f.primary_key]
        self.values = attrgetter(*(field.attname for field in self.fields))
        self.before = {row.pk: self.values(row) for row in old}

    def write(self, rows: Sequence[Any]) -> None:
        """Insert the rows without a key (`number` gives them theirs) and update those whose
        values differ from before."""
        fresh = [row for row in rows if row.pk not in self.before]
        changed = [
            row for row in rows if row.pk in self.before and self.values(row) != self.before[row.pk]
        ]
        if changed:
            names = [field.name for field in self.fields]
            self.model._default_manager.bulk_update(changed, names)
        if fresh:
            self._copy(fresh)

    def delete_others(self, rows: Sequence[Any]) -> None:
        """Delete those of the old rows that are not among `rows`."""
        if gone := self.before.keys() - {row.pk for row in rows}:
            self.model._default_manager.filter(pk__in=gone).delete()

    def _copy(self, rows: Sequence[Any]) -> None:
        fields = self.model._meta.concrete_fields
        names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        table = connection.ops.quote_name(self.model._meta.db_table)
        values = attrgetter(*(field.attname for field in fields))
        json = [at for at, field in enumerate(fields) if isinstance(field, JSONField)]
        dated = [(at, field) for at, field in enumerate(fields) if isinstance(field, DateTimeField)]
        with (
            connection.wrap_database_errors,  # Django wraps those of `execute` only
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                record = list(values(row))
                for at, field in dated:  # some are set when they are saved
                    record[at] = field.pre_save(row, add=True)
                for at in json:
                    record[at] = Jsonb(record[at])
                copy.write_row(record)
                row._state.adding = False


def number(*groups: Sequence[Any]) -> None:
    """Give new rows their keys before they are written, so that they can refer to each other."""
    wanted = [(type(fresh[0]), fresh) for rows in groups if (fresh := _without_key(rows))]
    if not wanted:
        return
    selects = " UNION ALL ".join(
        f"SELECT {at}, nextval(pg_get_serial_sequence('{model._meta.db_table}', 'id'))"
        f" FROM generate_series(1, {len(fresh)})"
        for at, (model, fresh) in enumerate(wanted)
    )
    with connection.cursor() as cursor:
        cursor.execute(selects)
        keys: list[list[int]] = [[] for _ in wanted]
        for at, key in cursor.fetchall():
            keys[at].append(key)
    for (_, fresh), own in zip(wanted, keys, strict=True):
        for row, key in zip(fresh, own, strict=True):
            row.pk = key


def _without_key(rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.pk is None]
