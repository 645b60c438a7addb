"""An outlet's place in the order of questions: whether it is called first or last."""

from dataclasses import dataclass

import numpy as np

from transcripts.models import Outlet
from transcripts.search.histogram import HEIGHT
from transcripts.search.summary import whole_archive
from transcripts.search.table import Numbers

LAST = 10  # this place and all behind it are one
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class PlaceBar:
    """How many exchanges were opened at one place; drawn as the bars of a search are."""

    number: int
    count: int
    height: float  # of HEIGHT
    covered: bool = True

    @property
    def label(self) -> str:
        return place_name(self.number).capitalize()

    @property
    def place(self) -> int:
        return self.number - 1

    @property
    def top(self) -> float:
        return HEIGHT - self.height

    @property
    def query_string(self) -> str:
        return f"place={self.number}"


@dataclass(frozen=True, slots=True)
class Places:
    """The `usual` place of an outlet's questions, of `usual_of` in an event, both as medians; and
    the bars of all its places. The last bar stands for LAST and what is behind it."""

    usual: float
    usual_of: float
    bars: tuple[PlaceBar, ...]

    unit = "place"
    has_gaps = False

    @property
    def width(self) -> int:
        return len(self.bars)

    @property
    def most(self) -> int:
        return max(bar.count for bar in self.bars)

    @property
    def words(self) -> str:
        """“third of 7”; between two places, the one in front."""
        return f"{place_name(int(self.usual))} of {round(self.usual_of)}"


def place_name(number: int) -> str:
    return ORDINALS[number - 1] if number < LAST else "tenth or later"


def places_of(outlet: Outlet) -> Places | None:
    """None where the outlet never asked."""
    _, places, of = _placed(outlet)
    if not len(places):
        return None
    counts = np.bincount(np.minimum(places, LAST))[1:].tolist()
    bars = (
        PlaceBar(number, count, round(HEIGHT * count / max(counts), 1))
        for number, count in enumerate(counts, start=1)
    )
    return Places(float(np.median(places)), float(np.median(of)), tuple(bars))


def asked_at(outlet: Outlet, place: int) -> list[int]:
    """The keys of the exchanges that an outlet opened at one place, the newest first."""
    keys, places, _ = _placed(outlet)
    found: list[int] = keys[np.minimum(places, LAST) == place].tolist()
    return found


def _placed(outlet: Outlet) -> tuple[Numbers, Numbers, Numbers]:
    """Of each exchange that an outlet opened, the newest first: its key, its place among the
    exchanges of its event, and how many these are.

    The rows of an event stand together in the table, in the order in which they were said.
    """
    table = whole_archive().table
    rows = np.flatnonzero(table.on_sides(["question"]))
    begins = np.flatnonzero(np.diff(table.events_of(rows), prepend=-1))
    of_event = np.diff(begins, append=len(rows))
    places = np.arange(len(rows)) - np.repeat(begins, of_event) + 1
    own = table.naming("outlet", [outlet.pk])[rows]
    return table.passages[rows][own], places[own], np.repeat(of_event, of_event)[own]
