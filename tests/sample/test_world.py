"""The invented alliance: nobody and nothing in it is real, and its words hang together."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from nato_archive.countries import INVENTED
from nato_archive.sample.chance import Chance
from nato_archive.sample.plan import ROLES, YEARS, plan
from nato_archive.sample.world import FOLDER, Piece, Span, fitting, load_world
from transcripts.models import fold_name

REAL = ("nato", "otan", "russia", "ukraine", "kremlin", "brussels", "european union", "saceur")


def entries(path: Path, table: str) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))[table])


def names(path: Path, table: str) -> set[str]:
    return {
        fold_name(name)
        for entry in entries(path, table)
        for name in (entry["name"], *entry.get("aliases", []))
    }


def test_no_outlet_and_no_official_is_a_real_one() -> None:
    for file, table in (("outlets.toml", "outlet"), ("officials.toml", "official")):
        invented = names(FOLDER / file, table)
        assert not invented & names(settings.FIXTURES / file, table)


def test_no_journalist_has_the_name_of_a_real_official() -> None:
    journalists = {fold_name(one.name) for one in load_world().journalists}
    real = names(settings.FIXTURES / "officials.toml", "official")
    assert not journalists & real
    surnames = {name.split()[-1] for name in journalists}
    assert not surnames & {name.split()[-1] for name in real}


def test_no_real_alliance_or_country_is_spoken_of() -> None:
    for path in FOLDER.rglob("*.toml"):
        said = "\n".join(
            line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
        )
        folded = f" {fold_name(said)} "
        for name in REAL:
            assert f" {name} " not in folded, (path.name, name)


def test_every_file_says_that_it_is_fiction() -> None:
    for path in FOLDER.rglob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("# FICTIONAL"), path.name


def test_journalists_ask_for_outlets_that_there_are() -> None:
    world = load_world()
    assert {one.outlet for one in world.journalists} == set(world.follows)
    for one in world.journalists:
        assert one.when.since < one.when.until


def test_outlets_are_of_invented_countries_and_follow_subjects_that_there_are() -> None:
    world = load_world()
    for outlet in entries(FOLDER / "outlets.toml", "outlet"):
        assert outlet["country"] in INVENTED
        assert set(outlet["follows"]) <= set(world.subjects)


def test_each_subject_has_its_topic() -> None:
    topics = {topic["name"] for topic in entries(FOLDER / "topics.toml", "topic")}
    assert {subject.topic for subject in load_world().subjects.values()} == topics


def test_offices_are_held_without_a_gap() -> None:
    world = load_world()
    for role in ROLES.values():
        held = [one.when for one in world.officials if one.role == role]
        assert held[0].since <= date(YEARS[0], 1, 1)
        assert held[-1].until >= date(YEARS[-1], 12, 31)
        for before, after in pairwise(held):
            assert (after.since - before.until).days == 1


def test_questions_have_an_answer_each() -> None:
    world = load_world()
    for subject in (*world.subjects.values(), *world.subjects_fr.values()):
        for piece in subject.exchanges:
            assert len(piece.texts) == len(piece.answers) > 1


def test_events_are_on_days_of_their_own_and_about_what_was_topical() -> None:
    plans = plan(load_world())
    assert all(before.day < after.day for before, after in pairwise(plans))
    for one in (one for one in plans if one.language == "en"):
        assert len(set(map(id, one.subjects))) >= 3
        assert all(subject.is_topical(one.day) for subject in one.subjects)


def test_pieces_fit_their_time() -> None:
    early, late = Piece(Span(until=date(2018, 4, 8)), ("a",)), Piece(Span(date(2018, 4, 9)), ("b",))
    assert fitting([early, late], date(2018, 4, 8)) == [early]
    assert fitting([early, late], date(2018, 4, 9)) == [late]


DRAWN = [15, 54, 69, 77, 66, 17]


class TestChance:
    def test_comes_out_the_same(self) -> None:
        """In every version of Python: these figures were written down once."""
        chance = Chance("lighthouse")
        assert [chance.below(100) for _ in range(6)] == DRAWN

    def test_by_weight(self) -> None:
        chance = Chance("weights")
        drawn = [chance.weighted("abc", [0, 3, 1]) for _ in range(400)]
        assert "a" not in drawn
        assert 2 < drawn.count("b") / drawn.count("c") < 4.5

    @pytest.mark.parametrize("count", [0, 2, 3, 9])
    def test_some(self, count: int) -> None:
        drawn = Chance("some").some("abc", count)
        assert len(drawn) == len(set(drawn)) == min(count, 3)
