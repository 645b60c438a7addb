"""An outlet's place in the order of questions: whether it is called first or last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection

from transcripts.models import Outlet
from transcripts.search.histogram import HEIGHT

LAST = 10  # this place and all behind it are one
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")

# Each exchange of the events in which the outlet asked: its place among them, and how many there
# were.
PLACED = """
    SELECT i.passage_id, i.outlet_id, i.date, i.event_id,
        row_number() OVER (PARTITION BY i.event_id ORDER BY p.position) AS place,
        count(*) OVER (PARTITION BY i.event_id) AS places
    FROM transcripts_passageindex i JOIN transcripts_passage p ON p.id = i.passage_id
    WHERE i.has_question AND i.event_id IN (
        SELECT event_id FROM transcripts_passageindex WHERE outlet_id = %s
    )
"""


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
    rows = _ask(
        f"SELECT place, places, count(*) FROM ({PLACED}) placed WHERE outlet_id = %s GROUP BY 1, 2",
        [outlet.pk, outlet.pk],
    )
    return _places({(place, places): number for place, places, number in rows}) if rows else None


def asked_at(outlet: Outlet, place: int) -> list[int]:
    """The keys of the exchanges that an outlet opened at one place, the newest first."""
    rows = _ask(
        f"SELECT passage_id FROM ({PLACED}) placed WHERE outlet_id = %s AND least(place, %s) = %s"
        " ORDER BY date DESC, event_id DESC, place",
        [outlet.pk, outlet.pk, LAST, place],
    )
    return [key for (key,) in rows]


def _places(found: Mapping[tuple[int, int], int]) -> Places:
    places = [place for (place, _), number in found.items() for _ in range(number)]
    of = [places for (_, places), number in found.items() for _ in range(number)]
    counts = [0] * min(LAST, max(places))
    for place in places:
        counts[min(place, LAST) - 1] += 1
    bars = (
        PlaceBar(number, count, round(HEIGHT * count / max(counts), 1))
        for number, count in enumerate(counts, start=1)
    )
    return Places(median(places), median(of), tuple(bars))


def _ask(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
