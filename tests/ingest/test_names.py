"""Who and which outlet a printed name means: never a wrong one, and never a guess."""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import TestCase
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from transcripts.ingest import load_names
from transcripts.ingest.names import Names
from transcripts.ingest.spellings import read_person, spellings_of_outlet
from transcripts.models import Event, Office, Outlet, Passage, Speaker, Tenure, Turn, fold_name
from transcripts.parsing.transcript import ParsedTurn

SUMMIT = datetime.date(2025, 6, 25)


def turn(
    speaker: str | None = None,
    role: str | None = None,
    outlet: str | None = None,
    label: str | None = None,
) -> ParsedTurn:
    return ParsedTurn(1, "answer", speaker, role, outlet, label, "", 0, 0)


class Resolving(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_names(settings.FIXTURES)

    def names(self, *turns: ParsedTurn, day: datetime.date = SUMMIT, head: str = "") -> Names:
        return Names(turns, day, head)

    def who(self, one: ParsedTurn, *others: ParsedTurn, **more: Any) -> str | None:
        """The name of who speaks in a turn; the codes of warnings are in `self.codes`."""
        names = self.names(one, *others, **more)
        found = names.speaker_id(one, names.outlet(one, 1), 1)
        self.codes = [warning.code for warning in names.warnings]
        return Speaker.objects.get(pk=found).name if found else None

    def outlet(self, name: str, label: str | None = None) -> Outlet | None:
        one = turn(outlet=name, label=label)
        found = self.names(one).outlet(one, 1)
        return Outlet.objects.get(pk=found.pk) if found else None


class Outlets(Resolving):
    def test_one_outlet_however_it_is_printed(self) -> None:
        for printed, name in (
            ("Yonhap News Agency", "Yonhap News Agency"),
            ("Yonhap news agency", "Yonhap News Agency"),
            ("The Yonhap", "Yonhap News Agency"),
            ("Yonhap, the Korean News Agency", "Yonhap News Agency"),
            ("News Agency Interfax Ukraine", "Interfax-Ukraine"),
            ("interfax-ukraine", "Interfax-Ukraine"),
            ("ANSA Italian News Agency", "ANSA"),
            ("ANSA, the Italian News Agency", "ANSA"),
            ("Spanish News Agency EFE", "EFE"),
            ("EFE Agency", "EFE"),
            ("Suddeutsche Zeitung", "Süddeutsche Zeitung"),
            ("Klan Kosova Television", "Klan Kosova"),
            ("ZDF German TV", "ZDF"),
            ("newspaper Le Monde", "Le Monde"),
            ("Financial Times newspaper", "Financial Times"),
        ):
            found = self.outlet(printed)
            assert found is not None
            assert found.name == name, printed

    def test_the_country_in_the_label_tells_which_of_several_it_is(self) -> None:
        for printed, label, name in (
            ("NTV", "QUESTION [NTV, Turkey]:", "NTV (Türkiye)"),
            ("NTV", "Bo Sample (NTV – Russia):", "NTV (Russia)"),
            ("Channel 12", "BO SAMPLE (Channel 12 (Israel)):", "Channel 12 (Israel)"),
            ("Reuters", "QUESTION [Reuters, Turkey]:", "Reuters"),
            ("NTV", "QUESTION [NTV, Reuters]:", "NTV"),
        ):
            found = self.outlet(printed, label)
            assert found is not None
            assert found.name == name, label
        turkish, russian = (turn(outlet="NTV", label=f"[NTV, {c}]:") for c in ("Turkey", "Russia"))
        names = self.names(turkish, russian)
        assert names.outlet(turkish, 1) != names.outlet(russian, 1)

    def test_what_is_not_the_same_stays_apart(self) -> None:
        """A wrong merge is worse than another row for an editor to look at."""
        for printed in (
            *("Slovak TV News", "Ruritanian TV", "Yonhap TV", "Korean News Agency", "TV News"),
            *("Pravda", "Ukrainian Le Monde", "NTV", "ABC", "RTS", "Times", "Radio", "The Post"),
            *("EFE Radio", "French EFE", "Sky Weekly", "News Agency", "Economist"),
        ):
            found = self.outlet(printed)
            assert found is not None
            assert (found.name, found.verified) == (printed, False), printed

    def test_two_broadcasters_of_two_countries(self) -> None:
        names = [self.outlet(name) for name in ("Czech TV", "Slovak TV", "Hungarian TV")]
        assert len({outlet.pk for outlet in names if outlet}) == 3

    def test_an_outlet_nobody_looked_at_draws_no_others_in(self) -> None:
        fjord, the_fjord, news = (self.outlet(n) for n in ("Fjord", "The Fjord", "Fjord News"))
        assert fjord == the_fjord != news

    def test_new_ones_are_created_once_with_their_own_slugs(self) -> None:
        turns = [turn(outlet=name) for name in ("Fjord Radio", "fjord-radio", "Fjord  Rádio!")]
        names = self.names(*turns)
        assert len({names.outlet(one, 1) for one in turns}) == 1
        other = self.outlet("Fjord Radio International")
        assert other
        assert other.slug == "fjord-radio-international"
        assert Outlet.objects.known_as("FJORD RADIO").get().slug == "fjord-radio"

    def test_what_is_no_name_is_nobodys(self) -> None:
        names = self.names(odd := turn("…", outlet="x" * 300))
        assert names.outlet(odd, 3) is None
        assert names.speaker_id(odd, None, 3) is None
        assert {warning.code for warning in names.warnings} == {"not_a_name"}


class People(Resolving):
    def test_ranks_and_honorifics_are_no_part_of_a_name(self) -> None:
        bo = Speaker.objects.create(name="Bo Sample-Muster")
        for printed in (
            *("Admiral Bo Sample-Muster", "Gen. Bo Sample Muster", "Dr Bo Sample-Muster"),
            *("H.E. Mr Bo Sample‑Muster", "Sir Bo Sample-Muster", "Lord Bo Sample-Muster"),
            *("BO SAMPLE-MUSTER", "Bö Sämple-Müster", "Lt. Gen. Bo Sample-Muster"),
        ):
            assert self.who(turn(printed)) == bo.name, printed

    def test_a_new_person_is_called_by_the_name_alone(self) -> None:
        assert self.who(turn("Admiral Bo Sample")) == "Bo Sample"
        assert self.who(turn("Bo Sample")) == "Bo Sample"
        assert Speaker.objects.filter(name__contains="Sample").count() == 1
        assert not Speaker.objects.get(name="Bo Sample").verified

    def test_aliases_of_officials(self) -> None:
        for printed, name in (
            ("Lord Robertson", "Lord Robertson"),
            ("George Robertson", "Lord Robertson"),
            ("Lord George Robertson", "Lord Robertson"),
            ("Mircea Geoana", "Mircea Geoană"),
            ("Jaap De Hoop-Scheffer", "Jaap de Hoop Scheffer"),
            ("Gen. Stephane Abrial", "Stéphane Abrial"),
        ):
            assert self.who(turn(printed)) == name

    def test_a_surname_alone_is_nobodys(self) -> None:
        before = Speaker.objects.count()
        for printed in (
            "Rutte",
            "Robertson",
            "Admiral Bauer",
            "Mr Rutte",
            "de Hoop Scheffer",
            "Mark",
        ):
            assert self.who(turn(printed)) is None, printed
            assert self.codes == ["surname_only"]
        assert Speaker.objects.count() == before

    def test_lords_of_one_name_are_told_by_their_titles(self) -> None:
        assert self.who(turn("Lord Sample")) == "Lord Sample"
        assert self.who(turn("Lady Sample")) == "Lady Sample"
        assert self.who(turn("Sample")) is None

    def test_other_initials_are_other_people(self) -> None:
        """Two Presidents of the United States were called George Bush."""
        assert self.who(turn("Bo A. Sample")) == "Bo A. Sample"
        assert self.who(turn("Bo B. Sample")) == "Bo B. Sample"
        assert self.who(turn("Bo Sample")) == "Bo Sample"

    def test_two_people_of_one_name_are_told_by_their_outlets(self) -> None:
        one, other = (Speaker.objects.create(name="Bo Sample") for _ in range(2))
        assert self.who(turn("Bo Sample", outlet="Reuters")) is None
        assert self.codes == ["ambiguous_name"]
        self.ask(one, "Reuters")
        self.ask(other, "BBC")
        named = turn("Bo Sample", outlet="BBC News")
        names = self.names(named)
        assert names.speaker_id(named, names.outlet(named, 1), 1) == other.pk

    def ask(self, speaker: Speaker, outlet: str) -> None:
        """A turn of an earlier event."""
        asks = f"{speaker.pk} asks"
        event = Event.objects.create(date=SUMMIT, title=asks, source_sha256=asks, kind="other")
        passage = Passage.objects.create(event=event, position=1, public_id=f"p{speaker.pk}")
        Turn.objects.create(
            event=event,
            passage=passage,
            position=1,
            start=0,
            end=0,
            public_id=f"t{speaker.pk}",
            kind="question",
            speaker=speaker,
            outlet=Outlet.objects.known_as(outlet).get(),
        )


class OfTheirTime(Resolving):
    def test_an_office_with_a_surname(self) -> None:
        for role, surname, day, name in (
            ("Secretary General", "Rutte", "2025-06-25", "Mark Rutte"),
            ("NATO Secretary General", "de Hoop Scheffer", "2006-01-01", "Jaap de Hoop Scheffer"),
            ("Secrétaire général", "Robertson", "2001-01-01", "Lord Robertson"),
            ("Spokesperson", "Lungescu", "2015-05-05", "Oana Lungescu"),
            ("Chairman", "Admiral Bauer", "2023-05-05", "Rob Bauer"),
            ("SACEUR", "James Jones", "2004-05-05", "James L. Jones"),
            ("Supreme Allied Commander", "Abrial", "2010-05-05", "Stéphane Abrial"),
        ):
            assert self.who(turn(surname, role), day=datetime.date.fromisoformat(day)) == name
            assert self.codes == []

    def test_a_surname_in_another_office_or_at_another_time(self) -> None:
        for role, surname, day in (
            ("Secretary General", "Rutte", "2015-06-25"),
            ("Prime Minister", "Rutte", "2025-06-25"),
            ("UN Secretary General", "Rutte", "2025-06-25"),
            ("Spokesperson", "Appathurai", "2004-02-02"),
            ("Secretary General", "Sample", "2025-06-25"),
        ):
            assert self.who(turn(surname, role), day=datetime.date.fromisoformat(day)) is None
            assert self.codes == ["surname_only"], role

    def test_an_office_alone_is_its_holder_of_that_day(self) -> None:
        for role, day, name in (
            ("Secretary General", "2025-06-25", "Mark Rutte"),
            ("Secretary General", "2015-06-25", "Jens Stoltenberg"),
            ("The Secretary General of NATO", "2001-06-25", "Lord Robertson"),
            ("Secrétaire général de l'OTAN", "2003-12-24", "Alessandro Minuto-Rizzo"),
            ("NATO Spokesperson", "2015-06-25", "Oana Lungescu"),
            ("Acting NATO Spokesperson", "2023-12-01", "Dylan White"),
        ):
            assert self.who(turn(role=role), day=datetime.date.fromisoformat(day)) == name
            assert self.codes == ["speaker_from_office"]

    def test_an_office_alone_that_is_not_certain(self) -> None:
        for role, day in (
            ("Spokesperson", "2015-06-25"),
            ("Prime Minister", "2025-06-25"),
            ("UN Secretary General", "2025-06-25"),
            ("Former Secretary General", "2025-06-25"),
            ("Secretary General of the Council of Europe", "2025-06-25"),
            ("NATO Spokesperson", "2000-06-25"),
            ("SACEUR", "2013-05-13"),
            ("Secretary General", "1960-01-01"),
            ("Supreme Allied Commander", "2015-01-01"),
        ):
            assert self.who(turn(role=role), day=datetime.date.fromisoformat(day)) is None, role
            assert self.codes == []

    def test_two_secretaries_general_at_one_table(self) -> None:
        alone = turn(role="Secretary General")
        for head in (
            "by NATO Secretary General and UN Secretary General Ada Example",
            "with the United Nations Secretary-General Ada Example",
            "with the Secretary General of the OSCE, Ada Example",
            "avec le Secrétaire général des Nations Unies; Secretary General des Nations",
        ):
            assert self.who(alone, head=head) is None, head
        assert self.who(alone, turn("Ada Example", "UN Secretary General")) is None
        for head in (
            "by NATO's Secretary General",
            "by the Secretary General of NATO",
            "SECRETARY GENERAL",
        ):
            assert self.who(alone, head=head) == "Mark Rutte", head

    def test_long_heads_take_no_longer_than_their_length(self) -> None:
        alone = turn(role="Secretary General")
        for head in ("_" * 50_000, "UN_" * 20_000, "Secretary " * 20_000, "A" * 50_000):
            assert self.who(alone, head=head) == "Mark Rutte"

    def test_an_office_and_a_name_that_the_parser_left_together(self) -> None:
        role = "NATO Secretary General de Hoop Scheffer"
        day = datetime.date(2006, 1, 1)
        assert self.who(turn(role=role), day=day) == "Jaap de Hoop Scheffer"
        assert self.who(turn(role=role)) is None

    def test_a_role_of_another_time_is_said_and_left(self) -> None:
        rutte = turn("Mark Rutte", "NATO Secretary General")
        assert self.who(rutte, day=datetime.date(2015, 6, 25)) == "Mark Rutte"
        assert self.codes == ["role_not_of_the_time"]
        assert self.who(rutte) == "Mark Rutte"
        assert self.codes == []
        assert self.who(turn("Mark Rutte", "Prime Minister"), day=datetime.date(2015, 6, 25))
        assert self.codes == []
        assert self.who(turn("Bo Sample", "NATO Secretary General")) == "Bo Sample"
        assert self.codes == []

    def test_two_holders_of_one_surname(self) -> None:
        office = Office.objects.create(name="Keeper of Lamps", short_titles="Keeper")
        for name in ("Bo Sample", "Ada Sample"):
            keeper = Speaker.objects.create(name=name)
            Tenure.objects.create(speaker=keeper, office=office, start="2000", ongoing=True)
        assert self.who(turn("Sample", "Keeper")) is None
        assert self.who(turn("B. Sample", "Keeper")) == "B. Sample"


class Statements(Resolving):
    def test_three_where_all_is_known(self) -> None:
        turns = [
            *(turn("Mark Rutte", "Secretary General"), turn(role="NATO Spokesperson")),
            *(turn("Bo Sample", outlet="Reuters"), turn("Ada Example", outlet="Fjord Radio")),
        ]
        self.names(*turns)
        with self.assertNumQueries(3):
            names = self.names(*turns)
            for one in turns:
                names.speaker_id(one, names.outlet(one, 1), 1)

    def test_as_many_for_one_new_name_as_for_many(self) -> None:
        def new(count: int, suffix: str) -> list[ParsedTurn]:
            return [turn(f"Bo{n} {suffix}", outlet=f"{suffix} {n}") for n in range(count)]

        with self.assertNumQueries(12):
            self.names(*new(1, "Sample"))
        with self.assertNumQueries(12):
            self.names(*new(30, "Example"))


NAMES = st.text(st.sampled_from("abÉß-.' ,’éü1Ж"), max_size=30)


@given(NAMES)
def test_folding_again_changes_nothing(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded


@given(
    st.lists(
        st.sampled_from(["the", "TV", "News", "Agency", "Italian", "Fjord", "B-92"]), min_size=1
    )
)
def test_no_spelling_is_of_describing_words_alone(words: list[str]) -> None:
    exact, *others = spellings_of_outlet(" ".join(words))
    for spelling in others:
        assert {"fjord", "b"} & set(spelling.folded.split()) or not spelling.shortened
        assert fold_name(spelling.folded) == spelling.folded != exact.folded


@given(st.lists(st.sampled_from(["Dr", "General", "Sir", "Lord", "von", "Bo", "Ada", "Example"])))
def test_taking_a_name_apart_again_changes_nothing(words: list[str]) -> None:
    once = read_person(" ".join(words))
    again = read_person(once.full)
    assert (again.full, again.words, again.alone) == (once.full, once.words, once.alone)


FIRST = st.sampled_from(["Ada", "Bo", "Admiral", "Dr Ada", "Lord", "Mr", "", "de", "Mark"])
LAST = st.sampled_from(["Sample", "Example", "Rutte", "Sample-Example", "RUTTE"])
ROLES = st.sampled_from([None, "Secretary General", "Prime Minister", "NATO Spokesperson"])


class NobodyIsMerged(HypothesisTestCase):
    """Whoever is resolved has the whole name, or the office."""

    @hypothesis_settings(max_examples=40)
    @given(st.lists(st.tuples(FIRST, LAST, ROLES), min_size=1, max_size=6))
    def test_on_a_surname_alone(self, printed: list[tuple[str, str, str | None]]) -> None:
        office = Office.objects.get_or_create(
            name="NATO Secretary General", titles="Secretary General"
        )[0]
        rutte = Speaker.objects.get_or_create(name="Mark Rutte")[0]
        Tenure.objects.get_or_create(office=office, speaker=rutte, start="2024-10-01", ongoing=True)
        turns = [turn(f"{first} {last}".strip(), role) for first, last, role in printed]
        names = Names(turns, SUMMIT)
        for one in turns:
            found = names.speaker_id(one, None, 1)
            name = read_person(one.speaker or "")
            if found is None:
                assert name.alone
            elif (found, one.role) != (rutte.pk, "Secretary General"):
                known = Speaker.objects.get(pk=found).aliases.values_list("folded", flat=True)
                assert set(name.spellings) & set(known)
                assert not name.alone


@pytest.mark.parametrize(
    ("printed", "full", "alone"),
    [
        ("Admiral Bo Sample", "Bo Sample", False),
        ("Lt Gen. Dr Bo Sample", "Bo Sample", False),
        ("Lord Sample", "Lord Sample", False),
        ("Ben Sample", "Ben Sample", False),
        ("de Sample Muster", "de Sample Muster", True),
        ("Mme Sample", "Sample", True),
        ("Dr", "", True),
        ("", "", True),
    ],
)
def test_read_person(printed: str, full: str, alone: bool) -> None:
    name = read_person(printed)
    assert (name.full, name.alone) == (full, alone)
