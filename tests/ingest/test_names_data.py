"""The files of names that come with the archive: complete, unambiguous, and with their sources."""

import re
import tomllib
from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from django_countries import countries

from transcripts.models import Outlet, fold_name
from transcripts.models.offices import first_day, last_day

ALLIES = (
    *("AL", "BE", "BG", "CA", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"),
    *("IS", "IT", "LT", "LU", "LV", "ME", "MK", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    *("TR", "US"),
)
SOURCE = re.compile(r"common knowledge|https?://\S+")
# Words that parse as something else, or say nothing of which outlet: no name may be one alone.
EVERYDAY = (
    *("agency", "daily", "dr", "independent", "mail", "news", "post", "press", "radio", "standard"),
    *("sun", "times", "tv", "petra", "mina", "mia", "mena", "nato", "sg", "err", "the atlantic"),
    *("abc", "ntv", "rts", "tv 2", "tv2", "la presse", "le temps", "spokesperson", "ata"),
    *("abc tv", "antena 3", "bnr", "hospodarske noviny", "fox"),
)


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((settings.FIXTURES / name).read_text(encoding="utf-8"))


OUTLETS = read("outlets.toml")["outlet"]
OFFICES = read("officials.toml")["office"]
OFFICIALS = read("officials.toml")["official"]
TENURES = [(who["name"], tenure) for who in OFFICIALS for tenure in who["tenure"]]


def names(entry: dict[str, Any]) -> list[str]:
    return [entry["name"], *entry.get("aliases", [])]


def test_150_outlets_of_all_allies() -> None:
    assert len(OUTLETS) >= 150
    assert {outlet["country"] for outlet in OUTLETS} >= set(ALLIES)


def test_every_name_is_one_outlets() -> None:
    owners = defaultdict(set)
    for outlet in OUTLETS:
        for name in names(outlet):
            owners[fold_name(name)].add(outlet["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}
    assert set(owners).isdisjoint(EVERYDAY)
    assert all(len(name) > 1 for name in owners)


def test_outlets_are_complete() -> None:
    for outlet in OUTLETS:
        assert set(outlet) <= {"name", "aliases", "country", "kind", "source"}, outlet
        assert outlet["country"] in {*dict(countries), "XK"}, outlet
        assert outlet["kind"] in Outlet.Kind.values, outlet
        assert SOURCE.fullmatch(outlet["source"]), outlet


def test_every_name_is_one_officials() -> None:
    owners = defaultdict(set)
    for official in OFFICIALS:
        for name in names(official):
            assert len(fold_name(name).split()) > 1, "a surname alone is nobody's"
            owners[fold_name(name)].add(official["name"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_tenures_are_complete() -> None:
    offices = {office["name"] for office in OFFICES}
    for who, tenure in TENURES:
        known = {"office", "start", "end", "ongoing", "acting", "source"}
        assert set(tenure) <= known, (who, tenure)
        assert tenure["office"] in offices, (who, tenure)
        assert SOURCE.fullmatch(tenure["source"]), (who, tenure)
        assert not ("end" in tenure and "ongoing" in tenure), (who, tenure)
        if "start" in tenure and "end" in tenure:
            assert last_day(tenure["start"]) < last_day(tenure["end"]), (who, tenure)


def test_nobody_holds_an_office_with_somebody_else() -> None:
    """On a day of handing over, both do."""
    for office in OFFICES:
        held = [t for _, t in TENURES if t["office"] == office["name"] and "start" in t]
        held = sorted((t for t in held if not t.get("acting")), key=lambda t: t["start"])
        for one, next_one in pairwise(held):
            assert "ongoing" not in one, one
            if "end" in one:
                assert first_day(one["end"]) <= last_day(next_one["start"]), (one, next_one)


def test_a_title_is_one_offices() -> None:
    owners = defaultdict(set)
    for office in OFFICES:
        for title in office["titles"]:
            owners[fold_name(title)].add(office["name"])
    assert {title: which for title, which in owners.items() if len(which) > 1} == {}


@pytest.mark.parametrize(
    ("office", "day", "who"),
    [
        ("NATO Secretary General", "1999-03-24", "Javier Solana"),
        ("NATO Secretary General", "2003-12-20", "Alessandro Minuto-Rizzo"),
        ("NATO Secretary General", "2015-06-01", "Jens Stoltenberg"),
        ("NATO Secretary General", "2024-10-16", "Mark Rutte"),
        ("NATO Secretary General", "1999-10-06", "Javier Solana"),
        ("NATO Deputy Secretary General", "2007-12-01", "Claudio Bisogniero"),
        ("NATO Deputy Secretary General", "2012-05-20", "Alexander Vershbow"),
        ("Chair of the NATO Military Committee", "1999-04-01", "Klaus Naumann"),
        ("Chair of the NATO Military Committee", "2005-09-01", "Ray Henault"),
        ("Chair of the NATO Military Committee", "2008-09-01", "Giampaolo Di Paola"),
        ("Supreme Allied Commander Transformation", "2007-12-01", "James Mattis"),
        ("Supreme Allied Commander Europe", "1999-03-24", "Wesley Clark"),
        ("Supreme Allied Commander Europe", "2022-08-01", "Christopher Cavoli"),
    ],
)
def test_who_held_an_office_is_known(office: str, day: str, who: str) -> None:
    holders = [
        name
        for name, tenure in TENURES
        if tenure["office"] == office
        and last_day(tenure["start"]) <= first_day(day)
        and (tenure.get("ongoing") or first_day(day) <= first_day(tenure["end"]))
    ]
    assert holders == [who]
