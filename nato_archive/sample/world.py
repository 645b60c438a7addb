"""The invented alliance, as the files in fixtures/sample/ tell it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "sample"


@dataclass(frozen=True)
class Span:
    """From one day to another; both count."""

    since: date = date.min
    until: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True)
class Piece:
    """Words that fit some time; each of `answers` belongs to the one of `texts` at its place."""

    when: Span
    texts: tuple[str, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What the alliance talks about; `weight` is how much of it, by year. Of `leads`, one may stand
    before a question, of `details`, one in an answer; what stands in braces is drawn."""

    key: str
    topic: str
    about: str
    weight: Mapping[int, float]
    openings: Sequence[Piece]
    exchanges: Sequence[Piece]
    points: Sequence[Piece]
    leads: Sequence[str]
    details: Sequence[str]

    def is_topical(self, day: date) -> bool:
        """Whether there is something to say and to ask on a day."""
        return all(fitting(pieces, day) for pieces in (self.openings, self.exchanges))


def fitting(pieces: Sequence[Piece], day: date) -> list[Piece]:
    return [piece for piece in pieces if day in piece.when]


@dataclass(frozen=True)
class Journalist:
    """Somebody who asks for an outlet for some time; `often` is how often, beside others."""

    name: str
    outlet: str
    when: Span
    often: int


@dataclass(frozen=True)
class Official:
    """Somebody in an office for some time."""

    name: str
    rank: str
    role: str
    when: Span


@dataclass(frozen=True)
class Occasion:
    """A kind of event: how often, who speaks, how many questions, how it is headed."""

    kind: str
    weight: int
    say: Sequence[str]
    exchanges: tuple[int, int]
    titles: Sequence[str]
    bylines: Sequence[str]


@dataclass(frozen=True)
class Guest:
    """Somebody from outside who stands beside the Secretary General on one day."""

    day: date
    name: str
    role: str
    place: str
    says: Sequence[str]


@dataclass(frozen=True)
class World:
    subjects: Mapping[str, Subject]
    subjects_fr: Mapping[str, Subject]
    journalists: Sequence[Journalist]
    follows: Mapping[str, frozenset[str]]  # outlet → the subjects that it asks about most
    officials: Sequence[Official]
    occasions: Sequence[Occasion]
    guests: Sequence[Guest]
    frames: Mapping[str, Sequence[str]]
    frames_fr: Mapping[str, Sequence[str]]
    follow_ups: Sequence[Piece]

    def holder(self, role: str, day: date) -> Official:
        """Who holds an office on a day. Raises StopIteration where nobody does."""
        return next(one for one in self.officials if one.role == role and day in one.when)


@cache
def load_world() -> World:
    """Read everything. Raises OSError, TOMLDecodeError or KeyError for files gone wrong."""
    frames, french = _read("frames.toml"), _read("french.toml")
    subjects = {
        path.stem: _subject(path.stem, _read(f"subjects/{path.name}"))
        for path in sorted((FOLDER / "subjects").glob("*.toml"))
    }
    return World(
        subjects=subjects,
        subjects_fr=_in_french(french),
        journalists=[
            Journalist(one["name"], one["outlet"], _span(one), one["often"])
            for one in _read("journalists.toml")["journalist"]
        ],
        follows={one["name"]: frozenset(one["follows"]) for one in _read("outlets.toml")["outlet"]},
        officials=_officials(_read("officials.toml")["official"]),
        occasions=[
            Occasion(
                one["kind"],
                one["weight"],
                one["say"],
                (one["exchanges"][0], one["exchanges"][1]),
                one["titles"],
                one["bylines"],
            )
            for one in frames["occasion"]
        ],
        guests=[
            Guest(one["date"], one["guest"], one["role"], one["place"], one["says"])
            for one in frames["joint"]
        ],
        frames={name: said for name, said in frames.items() if isinstance(said[0], str)},
        frames_fr=french["frames"],
        follow_ups=[Piece(Span(), (one["ask"],), (one["answer"],)) for one in frames["follow_up"]],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _subject(key: str, data: dict[str, Any]) -> Subject:
    return Subject(
        key,
        data["topic"],
        data["about"],
        {int(year): weight for year, weight in data["weight"].items()},
        [Piece(_span(one), (one["text"],)) for one in data["opening"]],
        [Piece(_span(one), tuple(one["ask"]), tuple(one["answer"])) for one in data["exchange"]],
        [Piece(_span(one), (one["text"],)) for one in data["point"]],
        data.get("leads", ()),
        data.get("details", ()),
    )


def _in_french(data: dict[str, Any]) -> dict[str, Subject]:
    """What is said in French, by subject."""

    def about(table: str, key: str) -> list[dict[str, Any]]:
        return [one for one in data[table] if one["subject"] == key]

    return {
        key: _subject(
            key,
            {
                "topic": "",
                "about": _read(f"subjects/{key}.toml").get("about_fr", ""),
                "weight": {},
                **{table: about(table, key) for table in ("opening", "exchange", "point")},
            },
        )
        for key in dict.fromkeys(one["subject"] for one in data["exchange"])
    }


def _officials(data: list[dict[str, Any]]) -> list[Official]:
    return [
        Official(
            one["name"],
            one.get("rank", ""),
            tenure["office"].removesuffix(" of the Meridian Pact"),
            Span(date.fromisoformat(tenure["start"]), date.fromisoformat(tenure["end"])),
        )
        for one in data
        for tenure in one["tenure"]
    ]


def _span(entry: dict[str, Any]) -> Span:
    """`since` and `until`, each a day, or a year: the whole of it counts."""
    since, until = entry.get("since", date.min), entry.get("until", date.max)
    return Span(
        since if isinstance(since, date) else date(since, 1, 1),
        until if isinstance(until, date) else date(until, 12, 31),
    )
