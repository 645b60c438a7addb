"""The passages of a page of results, with all that is shown of them, read in one statement.

It is what `Passage.objects.with_turns()` reads. To have Django put these statements together, and
make an event for each passage and a speaker for each turn, takes several times as long, which on a
page of twenty results is more than PostgreSQL takes to find them. Instances are made as those are
that come from a cache: with their state, past `Model.__init__`, which sets field by field.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model
from django.db.models.base import ModelState

from transcripts.models import Event, Outlet, Passage, Speaker, Turn

# Not shown in results.
LEFT_OUT: dict[type[Model], frozenset[str]] = {
    Turn: frozenset(["imported"]),
    Passage: frozenset(),
    Event: frozenset(
        (
            *("source_text", "source_name", "source_sha256", "spans", "warnings", "origins"),
            *("received_digest", "head_digest", "words_digest", "imported", "imported_at"),
        )
    ),
    Speaker: frozenset(["loaded", "moved", "verified", "merged_into"]),
    Outlet: frozenset(["loaded", "moved", "verified", "merged_into", "country", "kind"]),
}


def read_passages(keys: Sequence[int]) -> dict[int, Passage]:
    """The passages with some primary keys, by these, with event, turns, speakers and outlets."""
    statement, places = _statement()
    readers = [_Reader(model, place) for model, place in zip(LEFT_OUT, places, strict=True)]
    passages: dict[int, Passage] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
        for row in cursor.fetchall():
            turn, passage, event, speaker, outlet = (reader.read(row) for reader in readers)
            if passage.pk not in passages:
                passages[passage.pk] = passage
                passage.in_order = []
                _join(passage, event=event)
            passage.in_order.append(turn)
            _join(turn, passage=passage, event=event, speaker=speaker, outlet=outlet)
    return passages


class _Reader:
    """Makes the instances of one model from their `place` in rows, each once."""

    def __init__(self, model: type[Model], place: slice) -> None:
        self.model, self.place, self.fields = model, place, _fields(model)
        self.known: dict[int | None, Any] = {None: None}

    def read(self, row: Sequence[Any]) -> Any:
        key = row[self.place.start]
        if key not in self.known:
            self.known[key] = self._made(row[self.place])
        return self.known[key]

    def _made(self, values: Sequence[Any]) -> Model:
        made = self.model.__new__(self.model)
        made.__dict__.update(zip(self.fields, values, strict=True), _state=ModelState())
        made._state.adding, made._state.db = False, DEFAULT_DB_ALIAS
        return made


def _join(instance: Model, **others: Model | None) -> None:
    """Have an instance know those that its keys are of. To set them as attributes looks at each
    whether it may be set, and takes three times as long."""
    instance._state.fields_cache.update(others)


@cache
def _fields(model: type[Model]) -> list[str]:
    """The fields that are read, the primary key first."""
    left_out = LEFT_OUT[model]
    fields = [field for field in model._meta.concrete_fields if field.name not in left_out]
    return [field.attname for field in sorted(fields, key=lambda field: not field.primary_key)]


@cache
def _statement() -> tuple[str, list[slice]]:
    """The statement, and where in its rows the values of each model stand."""
    ends = list(accumulate(len(_fields(model)) for model in LEFT_OUT))
    names = {model: model.__name__.lower() for model in LEFT_OUT}
    selected = ", ".join(
        f"{name}.{connection.ops.quote_name(field)}"
        for model, name in names.items()
        for field in _fields(model)  # columns are called as their fields are
    )
    # Each is looked up by its key: to plan a join of five tables takes as long as that.
    others = "".join(
        f"""
        LEFT JOIN LATERAL (
            SELECT {", ".join(map(connection.ops.quote_name, _fields(model)))}
            FROM {model._meta.db_table} WHERE id = turn.{name}_id OFFSET 0
        ) {name} ON TRUE"""
        for model, name in names.items()
        if model is not Turn
    )
    statement = f"""
        SELECT {selected} FROM {Turn._meta.db_table} turn {others}
        WHERE turn.passage_id = ANY (%s) ORDER BY turn.position
    """
    return statement, [slice(start, end) for start, end in pairwise([0, *ends])]
