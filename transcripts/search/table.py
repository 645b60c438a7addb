"""The searched rows without their words, in memory: a table, column by column.

What narrows a search besides words, and all that is counted, is read off these columns; only words
are looked up in the database. A row is a place in the table; the newest stand first, those of one
event in the order in which they were said. Masks are arrays of one boolean a row.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

SIDES = {"question": 1, "answer": 2, "statement": 4}  # bits of a row's `sides`

# All columns in one statement, so that they are of one moment, and as bytes, which need no reading
# one by one.
COLUMNS = """
WITH found AS MATERIALIZED (
    SELECT i.passage_id, i.event_id, p.position, coalesce(i.outlet_id, 0) AS outlet_id,
        i.has_question::int + 2 * i.has_answer::int + 4 * i.has_statement::int AS sides,
        i.words, i.speaker_ids, i.topic_ids
    FROM transcripts_passageindex i JOIN transcripts_passage p ON p.id = i.passage_id
)
SELECT
    (SELECT coalesce(max(id), 0) || '-' || count(*) FROM transcripts_change),
    (SELECT string_agg(
        int8send(passage_id) || int8send(event_id) || int8send(outlet_id) || int4send(position)
            || int4send(sides) || int4send(words), ''::bytea
    ) FROM found),
    (SELECT string_agg(int8send(passage_id) || int8send(id), ''::bytea)
        FROM found, unnest(speaker_ids) AS id),
    (SELECT string_agg(int8send(passage_id) || int8send(id), ''::bytea)
        FROM found, unnest(topic_ids) AS id),
    (SELECT json_agg(json_build_array(id, date, kind, language)) FROM transcripts_event
        WHERE id IN (SELECT event_id FROM found))::text,
    (SELECT json_agg(json_build_array(id, slug, name)) FROM transcripts_outlet)::text,
    (SELECT json_agg(json_build_array(id, slug, name)) FROM transcripts_speaker)::text,
    (SELECT json_agg(json_build_array(id, slug, name)) FROM transcripts_topic)::text
"""
ROW = np.dtype(
    [
        *((name, ">i8") for name in ("passage", "event", "outlet")),
        *((name, ">i4") for name in ("position", "sides", "words")),
    ]
)
PAIR = np.dtype([("passage", ">i8"), ("id", ">i8")])
KEYS = np.dtype(">i8")


class Named(NamedTuple):
    """Who or what a column names: primary keys in ascending order, each with slug and name."""

    ids: Numbers
    slugs: tuple[str, ...]
    names: tuple[str, ...]

    def places(self, ids: Any) -> Numbers:
        """The places of primary keys; -1 for others."""
        return _places(self.ids, ids)


class Pairs(NamedTuple):
    """A column with several values a row: for each value its row and its place among the names."""

    rows: Numbers
    values: Numbers


@dataclass(frozen=True)
class Table:
    """The searched rows of one `version` of the archive."""

    version: str
    passages: Numbers  # primary keys
    by_key: Numbers  # the rows in ascending order of these
    words: int  # of all rows together
    sides: Numbers
    events: Numbers  # for each row the place of its event in what follows
    event_ids: Numbers
    dates: tuple[date, ...]
    days: npt.NDArray[np.int32]  # of the dates, counted as date.toordinal does
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    outlets: Numbers  # for each row the place of its outlet, -1 for none
    speakers: Pairs
    topics: Pairs
    named: dict[str, Named]

    def __len__(self) -> int:
        return len(self.passages)

    def everything(self) -> Mask:
        return np.ones(len(self), np.bool_)

    def among(self, passages: bytes) -> Mask:
        """The rows of passages with some primary keys (KEYS); those that came since have none."""
        found = _places(self.passages[self.by_key], np.frombuffer(passages, KEYS))
        mask = np.zeros(len(self), np.bool_)
        mask[self.by_key[found[found >= 0]]] = True
        return mask

    def of_events(self, chosen: Sequence[bool] | Mask) -> Mask:
        """The rows of events, of which `chosen` says by place whether they are chosen."""
        return np.asarray(chosen, np.bool_)[self.events]

    def naming(self, column: str, ids: Iterable[int]) -> Mask:
        """The rows that name one of some outlets, speakers or topics."""
        places = self.named[column].places(np.fromiter(ids, np.int64))
        if column == "outlet":
            return np.isin(self.outlets, places[places >= 0])
        pairs = self.pairs(column)
        mask = np.zeros(len(self), np.bool_)
        mask[pairs.rows[np.isin(pairs.values, places[places >= 0])]] = True
        return mask

    def pairs(self, column: str) -> Pairs:
        return self.speakers if column == "speaker" else self.topics

    def about(self, column: str) -> Sequence[Any]:
        """What `column` says of each event: its kind, language, year, month or day."""
        return self._about[column]

    def by_event(self, rows: Mask) -> Numbers:
        """How many of the rows each event has."""
        return np.bincount(self.events[rows], minlength=len(self.event_ids))

    def by_name(self, column: str, rows: Mask) -> Numbers:
        """How many of the rows name each outlet, speaker or topic."""
        if column == "outlet":
            found = self.outlets[rows]
            found = found[found >= 0]
        else:
            pairs = self.pairs(column)
            found = pairs.values[rows[pairs.rows]]
        return np.bincount(found, minlength=len(self.named[column].ids))

    def summed(self, column: str, by_event: Numbers) -> dict[str, int]:
        """Numbers of events, summed by what `column` says of them; without those of which there
        are none."""
        values, places = self._distinct[column]
        sums = np.bincount(places, weights=by_event, minlength=len(values))
        there = np.flatnonzero(sums)
        return {values[place]: int(sums[place]) for place in there.tolist()}

    @cached_property
    def _about(self) -> dict[str, Sequence[Any]]:
        days = [day.isoformat() for day in self.dates]
        return {
            "kind": self.kinds,
            "language": self.languages,
            "year": [day.year for day in self.dates],
            "month": [day[: len("2024-10")] for day in days],
            "day": days,
        }

    @cached_property
    def _distinct(self) -> dict[str, tuple[list[str], Numbers]]:
        """For each column the values that there are, as text, and for each event their place."""
        found = {}
        for column, values in self._about.items():
            texts = [str(value) for value in values]
            distinct = list(dict.fromkeys(texts))
            place = {value: at for at, value in enumerate(distinct)}
            found[column] = distinct, np.array([place[text] for text in texts], np.int64)
        return found


def read_table() -> Table:
    """The table as the archive is now. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        version, rows, speakers, topics, events, *named = cursor.fetchone()
    about = sorted(json.loads(events or "[]"))
    event_ids = np.array([event[0] for event in about], np.int64)
    dates = tuple(date.fromisoformat(event[1]) for event in about)
    days = np.array([day.toordinal() for day in dates], np.int32)
    found = np.frombuffer(rows or b"", ROW)
    column = {name: found[name].astype(np.int64) for name in ROW.names or ()}
    events_of = _places(event_ids, column["event"])
    newest = np.lexsort((column["position"], -column["event"], -days[events_of]))
    column = {name: values[newest] for name, values in column.items()}
    passages = column["passage"]
    by_key = np.argsort(passages)
    names = {
        noun: _named(json.loads(found or "[]"))
        for noun, found in zip(("outlet", "speaker", "topic"), named, strict=True)
    }

    def pairs(found: bytes | None, named: Named) -> Pairs:
        both = np.frombuffer(found or b"", PAIR)
        rows = by_key[np.searchsorted(passages[by_key], both["passage"].astype(np.int64))]
        return Pairs(rows, named.places(both["id"].astype(np.int64)))

    return Table(
        version=version,
        passages=passages,
        by_key=by_key,
        words=int(column["words"].sum()),
        sides=column["sides"],
        events=events_of[newest],
        event_ids=event_ids,
        dates=dates,
        days=days,
        kinds=tuple(event[2] for event in about),
        languages=tuple(event[3] for event in about),
        outlets=names["outlet"].places(column["outlet"]),
        speakers=pairs(speakers, names["speaker"]),
        topics=pairs(topics, names["topic"]),
        named=names,
    )


def _named(found: list[tuple[int, str, str]]) -> Named:
    found = sorted(found)
    return Named(
        np.array([one[0] for one in found], np.int64),
        tuple(one[1] for one in found),
        tuple(one[2] for one in found),
    )


def _places(ids: Numbers, wanted: Any) -> Numbers:
    """For each of some keys its place among `ids`, which ascend; -1 where it is not among them."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int64)
    places = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[places] == wanted, places, -1)
