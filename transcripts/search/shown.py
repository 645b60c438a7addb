"""The passages of a page of results, with all that is shown of them, read in one statement.

It is what `Passage.objects.with_turns()` reads. To have Django put these statements together, and
make an event for each passage and a speaker for each turn, takes several times as long, which on a
page of twenty results is more than PostgreSQL takes to find them.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from django.db import connection
from django.db.models import Model

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
    read = _Read(places)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
        for row in cursor.fetchall():
            read.row(row)
    return read.passages_with_turns()


class _Read:
    """Rows become instances, each passage, event, speaker and outlet once."""

    def __init__(self, places: Sequence[slice]) -> None:
        self.models = list(zip(LEFT_OUT, places, strict=True))
        self.known: dict[tuple[type[Model], int], Any] = {}
        self.turns: dict[int, list[Turn]] = {}

    def row(self, row: Sequence[Any]) -> None:
        """Take in a turn, and what it belongs to."""
        turn, passage, event, speaker, outlet = (
            self.instance(model, row, place) for model, place in self.models
        )
        _joined(passage, event=event)
        _joined(turn, passage=passage, event=event, speaker=speaker, outlet=outlet)
        self.turns.setdefault(passage.pk, []).append(turn)

    def instance(self, model: type[Model], row: Sequence[Any], place: slice) -> Any:
        key = row[place.start]
        if key is None:
            return None
        known = self.known.get((model, key))
        if known is None:
            known = model.from_db(connection.alias, _fields(model), row[place])
            self.known[model, key] = known
        return known

    def passages_with_turns(self) -> dict[int, Passage]:
        passages = {}
        for key, turns in self.turns.items():
            passage = passages[key] = self.known[Passage, key]
            fetched = passage.turns.all()
            fetched._result_cache, fetched._prefetch_done = turns, True
            passage._prefetched_objects_cache = {"turns": fetched}
        return passages


def _joined(instance: Model, **others: Model | None) -> None:
    """Have an instance know those that its keys are of. To set them as attributes looks at each
    whether it may be set, and takes three times as long."""
    for name, other in others.items():
        _relation(type(instance), name).set_cached_value(instance, other)


@cache
def _relation(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


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
    selected = ", ".join(
        f"{model.__name__.lower()}.{connection.ops.quote_name(name)}"
        for model in LEFT_OUT
        for name in _fields(model)  # columns are called as their fields are
    )
    statement = f"""
        SELECT {selected} FROM transcripts_turn turn
        JOIN transcripts_passage passage ON passage.id = turn.passage_id
        JOIN transcripts_event event ON event.id = turn.event_id
        LEFT JOIN transcripts_speaker speaker ON speaker.id = turn.speaker_id
        LEFT JOIN transcripts_outlet outlet ON outlet.id = turn.outlet_id
        WHERE turn.passage_id = ANY (%s) ORDER BY turn.position
    """
    return statement, [slice(start, end) for start, end in pairwise([0, *ends])]
