"""Merging and its undoing: nothing is lost on the way there, nor on the way back."""

import datetime
from itertools import count
from typing import Any

import pytest
from django.test import TestCase

from transcripts.ingest import looks_like, merge, unmerge
from transcripts.models import Event, Office, Outlet, Passage, Speaker, Tenure, Turn

NUMBER = count(1)


def ask(outlet: Outlet | None = None, speaker: Speaker | None = None, **printed: str) -> Turn:
    number = next(NUMBER)
    day = datetime.date(2031, 5, 7)
    event = Event.objects.create(date=day, kind="other", source_sha256=str(number))
    passage = Passage.objects.create(event=event, position=1, public_id=f"p{number}")
    return Turn.objects.create(
        event=event, passage=passage, position=1, start=0, end=0, public_id=f"t{number}",
        kind="question", outlet=outlet, speaker=speaker, **printed,
    )  # fmt: skip


def state() -> Any:
    """Everything that merging may touch."""
    return (
        sorted(Turn.objects.values_list("pk", "outlet", "speaker")),
        sorted(Outlet.objects.values_list("pk", "merged_into", "country", "kind")),
        sorted(Outlet.objects.values_list("pk", "aliases__folded")),
        sorted(Speaker.objects.values_list("pk", "merged_into")),
        sorted(Speaker.objects.values_list("pk", "aliases__folded")),
        sorted(Tenure.objects.values_list("pk", "speaker")),
    )


class Outlets(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.fjord = Outlet.objects.create(name="Fjord Radio")
        cls.other = Outlet.objects.create(name="Radio Fjord", country="NO", kind="broadcaster")
        cls.other.add_alias("RF")
        cls.asked = [ask(cls.fjord), ask(cls.other), ask(cls.other)]

    def setUp(self) -> None:
        self.before = state()

    def test_all_that_one_has_goes_to_the_other(self) -> None:
        assert merge([self.other, self.fjord], self.fjord) == 2
        assert self.fjord.turns.count() == 3
        assert set(Outlet.objects.known_as("rf")) == {self.fjord}
        self.fjord.refresh_from_db()
        assert (str(self.fjord.country), self.fjord.kind) == ("NO", "broadcaster")

    def test_what_is_known_is_not_overwritten(self) -> None:
        Outlet.objects.filter(pk=self.fjord.pk).update(country="IS")
        self.fjord.refresh_from_db()
        merge([self.other], self.fjord)
        self.fjord.refresh_from_db()
        assert (str(self.fjord.country), self.fjord.kind) == ("IS", "broadcaster")
        unmerge(self.other)
        self.fjord.refresh_from_db()
        assert (str(self.fjord.country), self.fjord.kind) == ("IS", "")

    def test_there_and_back(self) -> None:
        merge([self.other], self.fjord)
        assert state() != self.before
        assert unmerge(Outlet.objects.get(pk=self.other.pk)) == 2
        assert state() == self.before

    def test_three_in_a_row_and_back_in_any_order(self) -> None:
        third = Outlet.objects.create(name="Fjord TV")
        before = state()
        for order in ((self.other, self.fjord), (self.fjord, self.other)):
            merge([self.other], self.fjord)
            merge([self.fjord], third)
            assert Outlet.objects.get(pk=self.other.pk).merged_into == third
            for row in order:
                unmerge(Outlet.objects.get(pk=row.pk))
            # Whoever is undone first goes back to where it stood alone.
            left = Outlet.objects.get(pk=self.other.pk)
            if left.merged_into:
                unmerge(left)
            assert state() == before
            self.fjord.refresh_from_db()
            self.other.refresh_from_db()

    def test_what_came_since_comes_too(self) -> None:
        merge([self.other], self.fjord)
        theirs = ask(self.fjord, outlet_name="R.F.")
        mine = ask(self.fjord, outlet_name="Fjord Radio")
        theirs.outlet_name = "rf"
        theirs.save()
        assert unmerge(self.other) == 3
        theirs.refresh_from_db()
        mine.refresh_from_db()
        assert (theirs.outlet, mine.outlet) == (self.other, self.fjord)

    def test_what_a_person_changed_since_stays(self) -> None:
        third = Outlet.objects.create(name="Fjord TV")
        merge([self.other], self.fjord)
        Turn.objects.filter(pk=self.asked[1].pk).update(outlet=third)
        self.fjord.aliases.filter(name="RF").delete()
        third.add_alias("RF")
        assert unmerge(self.other) == 1
        assert set(Outlet.objects.known_as("RF")) == {third}
        assert set(Outlet.objects.known_as("Radio Fjord")) == {self.other}

    def test_two_editors_at_once(self) -> None:
        """Who merges later finds it done, and what moved is still known."""
        third = Outlet.objects.create(name="Fjord TV")
        before = state()
        late, late_into = (Outlet.objects.get(pk=row.pk) for row in (self.other, self.fjord))
        merge([self.other], self.fjord)
        assert merge([late], third) == 0
        merge([self.fjord], third)
        assert merge([Outlet.objects.create(name="Fjord FM")], late_into) == 0
        assert Outlet.objects.get(name="Fjord FM").merged_into == third
        Outlet.objects.filter(name="Fjord FM").delete()
        third.aliases.filter(name="Fjord FM").delete()
        for row in (self.fjord, self.other):
            unmerge(row)
        assert state() == before

    def test_what_was_not_merged_cannot_be_undone(self) -> None:
        with pytest.raises(ValueError, match="was not merged"):
            unmerge(self.fjord)


class People(TestCase):
    def test_shared_names_and_tenures_there_and_back(self) -> None:
        one, other = (Speaker.objects.create(name="Bo Sample") for _ in range(2))
        other.add_alias("Boris Sample")
        office = Office.objects.create(name="Keeper of Lamps")
        Tenure.objects.create(speaker=other, office=office, start="2004")
        ask(speaker=other)
        before = state()
        assert merge([other], one) == 1
        assert one.tenures.count() == 1
        assert set(Speaker.objects.known_as("Boris Sample")) == {one}
        assert unmerge(other) == 1
        assert state() == before


class LooksLike(TestCase):
    def test_others_that_look_alike(self) -> None:
        irina = Speaker.objects.create(name="Irina Example")
        iryna, zed = (Speaker.objects.create(name=name) for name in ("Iryna Example", "Zed"))
        Speaker.objects.create(name="Ada Example")
        Speaker.objects.create(name="Irina Examples", merged_into=iryna).aliases.all().delete()
        assert looks_like(Speaker, [irina, zed]) == {irina.pk: [iryna], zed.pk: []}

    def test_by_any_name(self) -> None:
        fjord, radio = (Outlet.objects.create(name=n) for n in ("Fjord Radio", "Norwegian Waves"))
        radio.add_alias("Fjord-Radios")
        with self.assertNumQueries(2):
            assert looks_like(Outlet, [fjord]) == {fjord.pk: [radio]}
