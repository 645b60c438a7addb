"""The order of what was found by date, and event by event, as the table has it."""

import numpy as np

from .table import Mask, Numbers, Table

Keys = tuple[tuple[int, int, tuple[int, ...]], ...]  # event, number of passages, the first of them


def by_date(table: Table, rows: Mask, *, oldest: bool = False) -> Numbers:
    """The places of the rows, the newest or oldest event first; those of one event in the order in
    which they were said."""
    places = np.flatnonzero(rows)
    if oldest:
        places = places[np.argsort(-_number(table, places), kind="stable")]
    return places


def events_by_date(table: Table, places: Numbers, start: int, stop: int, *, shown: int) -> Keys:
    """The events from `start` to `stop` (exclusive) among rows in the order of `by_date`, each with
    the number of its rows and the keys of the first `shown` of them."""
    events = table.events_of(places)
    starts = np.flatnonzero(np.diff(events, prepend=-1))
    ends = np.append(starts[1:], len(places))
    return tuple(
        (
            int(table.event_ids[events[first]]),
            int(end - first),
            tuple(table.passages[places[first : min(end, first + shown)]].tolist()),
        )
        for first, end in zip(starts[start:stop], ends[start:stop], strict=True)
    )


def _number(table: Table, places: Numbers) -> Numbers:
    """For each of the places, which of the events among them it is of."""
    return np.cumsum(np.diff(table.events_of(places), prepend=-1) != 0)
