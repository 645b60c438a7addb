"""The searched rows without their words, in memory: a table, column by column.

What narrows a search besides words, and all that is counted, is read off these columns; only words
are looked up in the database. A row is a place in the table; the newest stand first, those of one
event in the order in which they were said. Masks are arrays of one boolean a row. Each process
holds all columns, so numbers take as few bytes as can hold them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.signedinteger[Any]]

SIDES = {"question": 1, "answer": 2, "statement": 4}  # bits of a row's `sides`

KEYS = np.dtype(">i8")


class Named(NamedTuple):
    """Who or what a column names: primary keys in ascending order, each with slug and name, and
    with the place that the name has in the alphabet."""

    ids: Numbers
    slugs: tuple[str, ...]
    names: tuple[str, ...]
    alphabet: Places

    def places(self, ids: Any) -> Places:
        """The places of primary keys; -1 for others."""
        return places_among(self.ids, ids)


class Lists(NamedTuple):
    """A column with any number of values a row: for each value its row, and its place among the
    names; in no certain order."""

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
    passages: Places  # primary keys
    by_key: Places  # the rows in ascending order of these
    words: int  # of all rows together
    sides: npt.NDArray[np.uint8]
    starts: Places  # of the events, the newest first, the first row of each
    event_ids: Numbers
    days: Places  # of the events, counted as date.toordinal does
    said: dict[str, Said]  # of the events: kind, language, year, month and day
    lists: dict[str, Lists]  # outlet, speaker, asked_by, answered_by, topic
    named: dict[str, Named]  # the same

    def __len__(self) -> int:
        return len(self.passages)

    def everything(self) -> Mask:
        return np.ones(len(self), np.bool_)

    def among(self, passages: bytes) -> Mask:
        """The rows of passages with some primary keys (KEYS); those that came since have none."""
        found = places_among(self.passages[self.by_key], np.frombuffer(passages, KEYS))
        mask = np.zeros(len(self), np.bool_)
        mask[self.by_key[found[found >= 0]]] = True
        return mask

    def on_sides(self, sides: Iterable[str]) -> Mask:
        """The rows with something said on one of some sides."""
        return np.asarray(self.sides & sum(SIDES[side] for side in sides), np.bool_)

    def of_events(self, chosen: Mask) -> Mask:
        """The rows of events, of which `chosen` says by place whether they are chosen."""
        return np.repeat(chosen, np.diff(self.starts, append=len(self)))

    def events_of(self, rows: Numbers) -> Numbers:
        """For each of some rows the place of its event."""
        return np.searchsorted(self.starts, rows, side="right") - 1

    def of_events_with(self, column: str, values: Iterable[Any]) -> Mask:
        """The rows of events of which `column` says one of some values."""
        said, wanted = self.said[column], {str(value) for value in values}
        chosen = np.array([value in wanted for value in said.values], np.bool_)
        return self.of_events(chosen[said.places])

    def naming(self, column: str, ids: Iterable[int]) -> Mask:
        """The rows that name one of some outlets, speakers or topics."""
        places = self.named[column].places(np.fromiter(ids, np.int64))
        rows, values = self.lists[column]
        mask = np.zeros(len(self), np.bool_)
        mask[rows[np.isin(values, places[places >= 0])]] = True
        return mask

    def by_event(self, rows: Mask) -> Numbers:
        """How many of the rows each event has."""
        if not len(self):
            return np.zeros(0, np.int64)
        return np.add.reduceat(rows, self.starts, dtype=np.int64)

    def by_name(self, column: str, rows: Mask) -> Numbers:
        """How many of the rows name each outlet, speaker or topic."""
        of, values = self.lists[column]
        return np.bincount(values.compress(rows.take(of)), minlength=len(self.named[column].ids))

    def summed(self, column: str, by_event: Numbers) -> dict[str, int]:
        """Numbers of events, summed by what `column` says of them; without those of which there
        are none."""
        said = self.said[column]
        sums = np.bincount(said.places, weights=by_event, minlength=len(said.values))
        return {said.values[place]: int(sums[place]) for place in np.flatnonzero(sums).tolist()}


def places_among(ids: Places, wanted: Any) -> Places:
    """For each of some keys its place among `ids`, which ascend; -1 where it is not among them."""
    if not len(ids):
        return np.full(len(wanted), -1, np.int32)
    # Keys that do not fit the type of `ids` are not among them, whatever becomes of them in it.
    found = np.searchsorted(ids, wanted.astype(ids.dtype))
    places = np.minimum(found, len(ids) - 1)
    return np.where(ids[places] == wanted, places, -1).astype(np.int32)


def narrow(numbers: npt.NDArray[Any]) -> Places:
    """Whole numbers in as few bytes as can hold them all."""
    lowest, highest = numbers.min(initial=0), numbers.max(initial=0)
    kinds = (np.int8, np.int16, np.int32)
    fitting = (k for k in kinds if np.iinfo(k).min <= lowest and highest <= np.iinfo(k).max)
    found: Places = numbers.astype(next(fitting, np.int64))
    return found
