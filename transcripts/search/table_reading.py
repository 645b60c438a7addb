"""The columns of all searched rows, as they are in the database now: see `table`."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import numpy as np
import numpy.typing as npt

from .binary import fetch_binary
from .table import SIDES, Lists, Named, Places, Said, Table, narrow, places_among

# All columns in one statement, so that they are of one moment; as bytes, which need no reading one
# by one; and a few thousand rows at a time, because a connection keeps for good as much memory as
# its largest value took.
COLUMNS = """
WITH found AS MATERIALIZED (
    SELECT i.passage_id, i.event_id, p.position, coalesce(i.outlet_id, 0) AS outlet_id,
        i.has_question::int + 2 * i.has_answer::int + 4 * i.has_statement::int AS sides,
        i.words, i.speaker_ids, i.asker_ids, i.answerer_ids, i.topic_ids,
        i.passage_id / 4096 AS part
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
    SELECT 'speakers', string_agg(
        int8send(passage_id) || int8send(id)
            || int4send((id = ANY (asker_ids))::int + 2 * (id = ANY (answerer_ids))::int),
        ''::bytea
    ) FROM found, unnest(speaker_ids) AS id GROUP BY part
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
SPOKEN = np.dtype([*PAIR.descr, ("sides", ">i4")])
EVENT = np.dtype([("id", ">i8"), ("day", ">i4")])
FIRST_DAY = date(1970, 1, 1).toordinal()


def read_table() -> Table:
    """The table as the archive is now. One statement."""
    read = _read()
    events = _Events(read)
    found = np.frombuffer(read["rows"], ROW)
    events_of = events.places(found["event"])
    order = np.lexsort((found["position"], events_of))
    found, events_of = found[order], events_of[order]
    passages = found["passage"].astype(np.int64)
    by_key = np.argsort(passages)
    nouns = ("outlet", "speaker", "topic")
    names = {noun: _named(json.loads(read[noun] or "[]")) for noun in nouns}

    def lists(noun: str, keys: Places, ids: Places) -> Lists:
        rows = by_key[np.searchsorted(passages[by_key], keys)]
        return Lists(narrow(rows), narrow(names[noun].places(ids)))

    asking = found[found["outlet"] > 0]
    spoken, asked, answered = _by_side(np.frombuffer(read["speakers"], SPOKEN))
    speakers = lists("speaker", spoken["passage"], spoken["id"])
    topics = np.frombuffer(read["topics"], PAIR)
    return Table(
        version=read["version"].decode(),
        passages=narrow(passages),
        by_key=narrow(by_key),
        words=int(found["words"].sum()),
        sides=found["sides"].astype(np.uint8),
        starts=narrow(np.flatnonzero(np.diff(events_of, prepend=-1))),
        event_ids=events.ids,
        days=events.days,
        said=events.said,
        lists={
            "outlet": lists("outlet", asking["passage"], asking["outlet"]),
            "speaker": speakers,
            "asked_by": Lists(*(column[asked] for column in speakers)),
            "answered_by": Lists(*(column[answered] for column in speakers)),
            "topic": lists("topic", topics["passage"], topics["id"]),
        },
        named={**names, **dict.fromkeys(("asked_by", "answered_by"), names["speaker"])},
    )


def _by_side(spoken: npt.NDArray[np.void]) -> tuple[npt.NDArray[np.void], slice, slice]:
    """Who speaks in which passage, in such an order that those who ask stand together, and those
    who answer; and where they do. So both are views of all, and take no memory of their own."""
    asks, answers = (spoken["sides"] & SIDES[side] > 0 for side in ("question", "answer"))
    parts = np.select([asks & answers, asks, answers], [1, 0, 2], 3)
    only_asks, both, only_answers = (int(np.count_nonzero(parts == part)) for part in range(3))
    asked = slice(0, only_asks + both)
    answered = slice(only_asks, only_asks + both + only_answers)
    return spoken[np.argsort(parts)], asked, answered


def _read() -> dict[str, bytes]:
    """What COLUMNS brings, by its names; nothing for what it does not bring."""
    parts: dict[str, list[bytes]] = {}
    for name, value in fetch_binary(COLUMNS):
        parts.setdefault(name, []).append(value)
    return defaultdict(bytes, {name: b"".join(values) for name, values in parts.items()})


class _Events:
    """The events that have rows, the newest first; of one day, those that came last."""

    def __init__(self, read: dict[str, bytes]) -> None:
        about = np.frombuffer(read["events"], EVENT)
        about = about[np.argsort(about["id"])]
        self.by_id = np.lexsort((-about["id"].astype(np.int64), -about["day"].astype(np.int64)))
        self.sorted_ids = about["id"].astype(np.int64)
        self.ids = self.sorted_ids[self.by_id]
        self.days = narrow(about["day"][self.by_id].astype(np.int64) + FIRST_DAY)
        self.said = {
            "kind": _said(self._texts(read["kinds"])),
            "language": _said(self._texts(read["languages"])),
            **_said_by_day(self.days),
        }

    def _texts(self, by_id: bytes) -> list[str]:
        """Texts that come in the order of primary keys, in that of the events."""
        texts = by_id.decode().split(",")
        return [texts[place] for place in self.by_id.tolist()]

    def places(self, ids: Places) -> Places:
        """The places of primary keys, all of which there are."""
        newest = np.argsort(self.by_id)
        return newest[places_among(self.sorted_ids, ids)] if len(ids) else np.zeros(0, np.int64)


def _said(of_events: Iterable[str]) -> Said:
    places: dict[str, int] = {}
    numbers = [places.setdefault(value, len(places)) for value in of_events]
    return Said(tuple(places), narrow(np.array(numbers, np.int64)))


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
    names = tuple(name for _, _, name in found)
    alphabet = np.empty(len(found), np.int32)
    alphabet[sorted(range(len(found)), key=lambda place: names[place].casefold())] = np.arange(
        len(found)
    )
    return Named(
        np.array([key for key, _, _ in found], np.int64),
        tuple(slug for _, slug, _ in found),
        names,
        alphabet,
    )
