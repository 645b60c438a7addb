"""The searched rows without their words, in memory: a table, column by column.

What narrows a search besides words, and all that is counted, is read off these columns; only words
are looked up in the database. A row is a place in the table; the newest stand first, those of one
event in the order in which they were said. Masks are arrays of one boolean a row.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .binary import fetch_binary

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]  # four bytes each: a process holds them all

SIDES = {"question": 1, "answer": 2, "statement": 4}  # bits of a row's `sides`

# All columns in one statement, so that they are of one moment; as bytes, which need no reading one
# by one; and a few thousand rows at a time, because a connection keeps for good as much memory as
# its largest value took.
COLUMNS = """
WITH found AS MATERIALIZED (
    SELECT i.passage_id, i.event_id, p.position, coalesce(i.outlet_id, 0) AS outlet_id,
        i.has_question::int + 2 * i.has_answer::int + 4 * i.has_statement::int AS sides,
        i.words, i.speaker_ids, i.topic_ids, i.passage_id / 4096 AS part
    FROM transcripts_passageindex i JOIN transcripts_passage p ON p.id = i.passage_id
), events AS MATERIALIZED (
    SELECT id, date, kind, language FROM transcripts_event
    WHERE id IN (SELECT event_id FROM found)
), texts (name, value) AS (
    SELECT 'version', coalesce(max(id), 0) || '-' || count(*) FROM transcripts_change
    UNION ALL SELECT 'kinds', string_agg(kind, ',' ORDER BY id) FROM events
    UNION ALL SELECT 'languages', string_agg(language, ',' ORDER BY id) FROM events
    UNION ALL
        SELECT 'outlet', json_agg(json_build_array(id, slug, name))::text FROM transcripts_outlet
    UNION ALL
        SELECT 'speaker', json_agg(json_build_array(id, slug, name))::text FROM transcripts_speaker
    UNION ALL
        SELECT 'topic', json_agg(json_build_array(id, slug, name))::text FROM transcripts_topic
)
SELECT 'rows', string_agg(
    int8send(passage_id) || int8send(event_id) || int8send(outlet_id) || int4send(position)
        || int4send(sides) || int4send(words), ''::bytea
) FROM found GROUP BY part
UNION ALL
    SELECT 'speakers', string_agg(int8send(passage_id) || int8send(id), ''::bytea)
    FROM found, unnest(speaker_ids) AS id GROUP BY part
UNION ALL
    SELECT 'topics', string_agg(int8send(passage_id) || int8send(id), ''::bytea)
    FROM found, unnest(topic_ids) AS id GROUP BY part
UNION ALL
    SELECT 'events', string_agg(int8send(id) || int4send(date - DATE '1970-01-01'), ''::bytea)
    FROM events GROUP BY id / 4096
UNION ALL
    SELECT name, convert_to(value, 'UTF8') FROM texts WHERE value IS NOT NULL
"""
ROW = np.dtype(
    [
        *((name, ">i8") for name in ("passage", "event", "outlet")),
        *((name, ">i4") for name in ("position", "sides", "words")),
    ]
)
PAIR = np.dtype([("passage", ">i8"), ("id", ">i8")])
EVENT = np.dtype([("id", ">i8"), ("day", ">i4")])
FIRST_DAY = date(1970, 1, 1).toordinal()
KEYS = np.dtype(">i8")


class Named(NamedTuple):
    """Who or what a column names: primary keys in ascending order, each with slug and name."""

    ids: Numbers
    slugs: tuple[str, ...]
    names: tuple[str, ...]

    def places(self, ids: Any) -> Places:
        """The places of primary keys; -1 for others."""
        return _places(self.ids, ids)


class Pairs(NamedTuple):
    """A column with several values a row: for each value its row and its place among the names."""

    rows: Places
    values: Places


class Said(NamedTuple):
    """What is said of events: the values that there are, and the place of each event's."""

    values: tuple[str, ...]
    places: Places


@dataclass(frozen=True)
class Table:
    """The searched rows of one `version` of the archive."""

    version: str
    passages: Numbers  # primary keys
    by_key: Places  # the rows in ascending order of these
    words: int  # of all rows together
    sides: npt.NDArray[np.uint8]
    events: Places  # for each row the place of its event in what follows
    event_ids: Numbers
    days: Places  # of the events, counted as date.toordinal does
    said: dict[str, Said]  # of the events: kind, language, year, month and day
    outlets: Places  # for each row the place of its outlet, -1 for none
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

    def of_events(self, chosen: Mask) -> Mask:
        """The rows of events, of which `chosen` says by place whether they are chosen."""
        return chosen[self.events]

    def of_events_with(self, column: str, values: Iterable[Any]) -> Mask:
        """The rows of events of which `column` says one of some values."""
        said, wanted = self.said[column], {str(value) for value in values}
        chosen = np.array([value in wanted for value in said.values], np.bool_)
        return self.of_events(chosen[said.places])

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
        said = self.said[column]
        sums = np.bincount(said.places, weights=by_event, minlength=len(said.values))
        return {said.values[place]: int(sums[place]) for place in np.flatnonzero(sums).tolist()}


def read_table() -> Table:
    """The table as the archive is now. One statement."""
    read = _read()
    found, about = np.frombuffer(read["rows"], ROW), np.frombuffer(read["events"], EVENT)
    about = about[np.argsort(about["id"])]
    event_ids = about["id"].astype(np.int64)
    days = about["day"].astype(np.int32) + FIRST_DAY
    events_of = _places(event_ids, found["event"])
    newest = np.lexsort(
        (found["position"], -found["event"].astype(np.int64), -days[events_of])
    ).astype(np.int32)
    passages = found["passage"][newest].astype(np.int64)
    by_key = np.argsort(passages).astype(np.int32)
    nouns = ("outlet", "speaker", "topic")
    names = {noun: _named(json.loads(read[noun] or "[]")) for noun in nouns}

    def pairs(found: bytes, named: Named) -> Pairs:
        both = np.frombuffer(found, PAIR)
        rows = by_key[np.searchsorted(passages[by_key], both["passage"])]
        return Pairs(rows, named.places(both["id"]))

    return Table(
        version=read["version"].decode(),
        passages=passages,
        by_key=by_key,
        words=int(found["words"].sum()),
        sides=found["sides"][newest].astype(np.uint8),
        events=events_of[newest],
        event_ids=event_ids,
        days=days,
        said={
            "kind": _said(read["kinds"].decode().split(",") if len(about) else []),
            "language": _said(read["languages"].decode().split(",") if len(about) else []),
            **_said_by_day(days),
        },
        outlets=names["outlet"].places(found["outlet"][newest]),
        speakers=pairs(read["speakers"], names["speaker"]),
        topics=pairs(read["topics"], names["topic"]),
        named=names,
    )


def _read() -> dict[str, bytes]:
    """What COLUMNS brings, by its names; nothing for what it does not bring."""
    parts: dict[str, list[bytes]] = {}
    for name, value in fetch_binary(COLUMNS):
        parts.setdefault(name, []).append(value)
    return defaultdict(bytes, {name: b"".join(values) for name, values in parts.items()})


def _said(of_events: Iterable[str]) -> Said:
    places: dict[str, int] = {}
    numbers = [places.setdefault(value, len(places)) for value in of_events]
    return Said(tuple(places), np.array(numbers, np.int32))


def _said_by_day(days: Places) -> dict[str, Said]:
    """The year, month and day of events; each day is written out once."""
    different, of_events = np.unique(days, return_inverse=True)
    written = [date.fromordinal(day).isoformat() for day in different.tolist()]
    found = {}
    for column, length in (("year", 4), ("month", 7), ("day", 10)):
        said = _said(day[:length] for day in written)
        found[column] = Said(said.values, said.places[of_events])
    return found


def _named(found: list[tuple[int, str, str]]) -> Named:
    found = sorted(found)
    return Named(
        np.array([one[0] for one in found], np.int64),
        tuple(one[1] for one in found),
        tuple(one[2] for one in found),
    )


def _places(ids: Numbers, wanted: Any) -> Places:
    """For each of some keys its place among `ids`, which ascend; -1 where it is not among them."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int32)
    places = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[places] == wanted, places, -1).astype(np.int32)
