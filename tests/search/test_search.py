"""Searching the real press conference gives what a careful reader of it expects."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests.archive import load_real_archive
from tests.corrected import load
from tests.fictional import TRANSCRIPT
from transcripts.models import Event, Outlet, PassageIndex, Turn
from transcripts.search import BadParameters, Search

SOMER, SHKURKO, GUTSCHKER = "Iryna Somer", "Dmytro Shkurko", "Thomas Gutschker"
BAGNOLI, MICHAELS, YAMAGISHI = "Mattia Bagnoli", "Dan Michaels", "Naoto Yamagishi"
NAHMEN, GASHI, BAUBE = "Alexandra von Nahmen", "Liridona Gashi", "Olivier Baube"
CHUNG, OPENING, CLOSING = "Binna Chung", "opening", "closing"
EVERYBODY = {
    *(SOMER, SHKURKO, GUTSCHKER, BAGNOLI, MICHAELS, YAMAGISHI, NAHMEN, GASHI, BAUBE, CHUNG),
    *(OPENING, CLOSING),
}


def search(**parameters: Any) -> Search:
    named = {name.rstrip("_"): value for name, value in parameters.items()}
    return Search(QueryDict(urlencode(named, doseq=True)))


def found(**parameters: Any) -> set[str]:
    """Whom the passages that are found belong to: the asker, or which statement it is."""
    hits = search(page_size=100, **parameters).hits
    return {
        passage.question.speaker_name
        if passage.question
        else (OPENING, CLOSING)[passage.position > 1]
        for passage in (hit.passage for hit in hits)
    }


class RealArchive(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()


class Words(RealArchive):
    def test_a_word_in_all_its_forms_and_spellings(self) -> None:
        assert found(q="standardisation") == {OPENING, MICHAELS}
        assert found(q="standardization") == {OPENING, MICHAELS}

    def test_a_phrase_as_it_was_said(self) -> None:
        assert found(q='"victory plan"') == {SOMER, NAHMEN, BAUBE}
        assert found(q='"not on the agenda"') == set()
        assert found(q='"not formally on the agenda"') == {BAGNOLI}

    def test_a_phrase_never_spans_two_turns(self) -> None:
        assert found(q='"the path forward"') == {NAHMEN}
        assert found(q='"thank you on the victory plan"') == set()

    def test_a_phrase_with_an_apostrophe(self) -> None:
        assert found(q='"it\'s extremely positive"') == {MICHAELS}
        assert found(q='"Zelenskyy’s victory plan"') == {SOMER, NAHMEN}
        assert found(q='"20.9 billion euros"') == {OPENING}

    def test_names_side_by_side_are_no_phrase(self) -> None:
        assert found(q='"Mark Rutte"') == EVERYBODY
        assert found(q='"Rutte Mark"') == set()
        assert found(q='"Rutte Pre-ministerial"') == set()

    def test_acronyms_and_names(self) -> None:
        assert found(q="KFOR") == {OPENING, GASHI}
        assert found(q="IP4", exact="1") == {MICHAELS, YAMAGISHI}
        assert found(q="IP4") == {OPENING, MICHAELS, YAMAGISHI, NAHMEN}
        assert found(q="zelenskyy") == {SOMER, NAHMEN}

    def test_hyphens_and_blanks_are_one(self) -> None:
        with_hyphen = found(q='"Indo-Pacific"')
        assert with_hyphen == found(q='"Indo Pacific"') == found(q="Indo-Pacific")
        assert with_hyphen == {OPENING, MICHAELS, YAMAGISHI, NAHMEN}

    def test_the_moderators_words_are_found_too(self) -> None:
        assert found(q='"white jacket"') == {GASHI}

    def test_operators(self) -> None:
        assert found(q="gendarmerie OR elephant") == {GASHI, BAGNOLI}
        assert found(q="IP4 -standards", exact="1") == {YAMAGISHI}
        assert found(q="-thank") == EVERYBODY - found(q="thank")
        assert found(q="interop*") == {OPENING, SOMER, GUTSCHKER, MICHAELS}
        assert found(q="interoperabil*") == {OPENING, GUTSCHKER}
        assert found(q="standardisat*") == {OPENING}
        assert found(q="question:gendarm*") == {GASHI}
        assert found(q="answer:gendarm*") == set()

    def test_sides(self) -> None:
        assert found(q="question:Beijing") == {NAHMEN}
        assert found(q="answer:Beijing") == set()
        assert found(q="Beijing", in_="question") == {NAHMEN}
        assert found(q="Kosovo", in_="statement") == {OPENING}
        assert found(q="Kosovo", in_=["statement", "question"]) == {OPENING, GASHI}
        assert found(in_="statement") == {OPENING, CLOSING}

    def test_a_question_typed_as_a_sentence(self) -> None:
        assert found(q="what did he say about the elephant in the room?") == {BAGNOLI}


class Narrowing(RealArchive):
    def test_outlet_by_any_of_its_names(self) -> None:
        for name in ("afp", "AFP", "agence-france-presse", "Agence France-Presse"):
            assert found(outlet=name) == {BAUBE}, name
        assert found(outlet="faz") == found(outlet="frankfurter-allgemeine-zeitung") == {GUTSCHKER}

    def test_values_of_a_facet_are_alternatives(self) -> None:
        assert found(outlet=["afp", "ansa"]) == {BAUBE, BAGNOLI}

    def test_facets_narrow_each_other(self) -> None:
        assert found(outlet=["afp", "ansa"], topic="middle-east-and-north-africa") == {BAGNOLI}

    def test_topic(self) -> None:
        assert found(topic="western-balkans") == {OPENING, GASHI}

    def test_speaker(self) -> None:
        assert found(speaker="mark-rutte") == EVERYBODY
        assert found(speaker="dan-michaels") == {MICHAELS}

    def test_dates(self) -> None:
        assert found(from_="2024", to="2024") == EVERYBODY
        assert found(from_="2024-10-16", to="2024-10") == EVERYBODY
        assert found(from_="2024-10-17") == set()
        assert found(to="2023") == set()
        assert found(year="2024") == EVERYBODY
        assert found(year="1999") == set()

    def test_kind_and_language(self) -> None:
        assert found(kind="press_conference", language="en") == EVERYBODY
        assert found(kind="speech") == set()

    def test_a_merged_outlet_is_the_other(self) -> None:
        old = Outlet.objects.create(name="Old Name")
        old.merged_into = Outlet.objects.get(name="AFP")
        old.save()
        result = search(outlet="old-name")
        assert result.count == 1
        assert result.parameters.all("outlet") == ("afp",)


class Facets(RealArchive):
    def test_choosing_a_value_shows_as_many_as_it_promised(self) -> None:
        """Invariant 5, for every value of every facet, alone and on top of other choices."""
        starts: list[dict[str, Any]] = [
            {},
            {"q": "Ukraine"},
            {"topic": "ukraine"},
            {"outlet": ["afp", "ansa"], "topic": "defence-spending"},
            {"speaker": "dan-michaels", "kind": "press_conference", "year": "2024"},
        ]
        for start in starts:
            for facet in search(**start).facets:
                for value in facet.values:
                    chosen = {**start, facet.name: value.value}
                    assert search(**chosen).count == value.count, (start, facet.name, value.label)

    def test_counts_ignore_their_own_facet_only(self) -> None:
        facets = {facet.name: facet for facet in search(outlet="afp").facets}
        assert len(facets["outlet"].values) == 10
        assert {value.label for value in facets["topic"].values} == {
            topic.name for topic in search(outlet="afp").hits[0].topics
        }

    def test_an_event_whose_language_is_not_known(self) -> None:
        Event.objects.update(language="")
        values = search().facet("language").values
        assert [(value.value, value.count) for value in values] == [("und", 12)]
        assert search(language="und").count == 12
        assert search(language="en").count == 0
        assert found(q="KFOR") == {OPENING, GASHI}

    def test_a_chosen_value_without_results_is_shown_with_zero(self) -> None:
        result = search(outlet="afp", q="gendarmerie")
        assert result.count == 0
        afp = next(v for v in result.facet("outlet").values if v.value == "afp")
        assert afp.selected
        assert afp.count == 0
        assert [chip.label for chip in result.chips] == ["AFP"]

    def test_toggling_gives_the_search_with_and_without_the_value(self) -> None:
        result = search(outlet="afp", q="plan", page_size="5")
        values = {value.value: value for value in result.facet("outlet").values}
        assert values["deutsche-welle"].parameters.all("outlet") == ("afp", "deutsche-welle")
        assert values["afp"].parameters.all("outlet") == ()
        assert values["afp"].parameters.get("q") == "plan"


class Results(RealArchive):
    def test_order(self) -> None:
        newest = [hit.passage.position for hit in search(sort="newest").hits]
        assert newest == sorted(newest)
        best = search(q="standards NATO").hits[0].passage
        assert best.question
        assert best.question.speaker_name == MICHAELS

    def test_pages(self) -> None:
        everything = [hit.passage.pk for hit in search().hits]
        paged = [
            hit.passage.pk for page in (1, 2, 3) for hit in search(page=page, page_size=5).hits
        ]
        assert paged == everything
        assert search(page=1, page_size=5).previous is None
        third = search(page=3, page_size=5)
        assert third.next is None
        assert (third.first, third.last, third.pages) == (11, 12, 3)

    def test_marks_are_in_the_excerpts(self) -> None:
        (hit,) = search(q="gendarmerie").hits
        marked = [text for _, excerpt in hit.excerpts for text, mark in excerpt.pieces() if mark]
        assert marked == ["gendarmerie"]

    def test_every_excerpt_is_a_slice_of_the_source(self) -> None:
        for query in ("Ukraine", "the", "NATO plan", "KFOR", '"Indo-Pacific"'):
            for hit in search(q=query).hits:
                source = hit.passage.event.source_text
                for turn, excerpt in hit.excerpts:
                    said = source[turn.start : turn.end]
                    assert said[excerpt.start : excerpt.end] == str(excerpt)

    def test_words_of_the_search(self) -> None:
        words = search(
            q='"victory plan" -Beijing', outlet="afp", topic="ukraine", year="2024"
        ).words
        assert words == (
            "Exchanges with “victory plan” but without Beijing, asked by AFP, on Ukraine, in 2024"
        )
        assert search().words == "All exchanges and statements"
        for query, said in {
            "without conditions": "with “without” and conditions",
            "-Russia": "without Russia",
            "-(Russia OR Iran)": "without Russia or Iran",
            "-Russia OR Iran": "either without Russia or with Iran",
            "the -Russia": "with “the” but without Russia",
        }.items():
            assert search(q=query).words == f"Exchanges and statements {said}", query
        assert search(in_="answer").words == "Exchanges with an answer"


class Cost(RealArchive):
    def test_a_page_takes_a_fixed_number_of_statements(self) -> None:
        assert len(search(q="Ukraine").hits) == 10  # stems are asked for once in a process
        statements = {}
        for size in (2, 100):
            with CaptureQueriesContext(connection) as asked:
                assert search(q="Ukraine", page_size=size).hits
            statements[size] = len(asked)
        assert statements[2] == statements[100] <= 12


class BadInput(RealArchive):
    def test_a_bad_parameter_is_named(self) -> None:
        for name, value in {
            "outlet": "nobody",
            "speaker": "nobody",
            "topic": "nothing",
            "kind": "party",
            "language": "klingon",
            "in": "title",
            "from": "2024-02-31",
            "to": "yesterday",
            "sort": "price",
            "page": "0",
            "page_size": "5000",
            "year": "24",
        }.items():
            with pytest.raises(BadParameters) as error:
                Search(QueryDict(f"{name}={value}"))
            assert list(error.value.errors) == [name]

    def test_a_page_beyond_the_last(self) -> None:
        with pytest.raises(BadParameters) as error:
            search(page=2)
        assert "page" in error.value.errors

    def test_unknown_parameters_are_bad_for_programs_only(self) -> None:
        query = QueryDict("q=Ukraine&outlets=afp")
        assert Search(query).count
        with pytest.raises(BadParameters) as error:
            Search(query, strict=True)
        assert list(error.value.errors) == ["outlets"]

    def test_control_characters_do_no_harm(self) -> None:
        assert Search(QueryDict("q=KF%00OR&q=KFOR%00")).count == 2
        with pytest.raises(BadParameters):
            Search(QueryDict("outlet=%00afp%01x"))


class TheIndexIsTheDatabases(RealArchive):
    def test_a_changed_turn_is_found_by_its_new_words_only(self) -> None:
        turn = Turn.objects.get(text__contains="gendarmerie")
        Turn.objects.filter(pk=turn.pk).update(text="Xylophone")
        assert found(q="xylophone") == {GASHI}
        assert found(q="gendarmerie") == set()

    def test_a_renamed_outlet_is_found_by_its_new_name(self) -> None:
        Outlet.objects.filter(name="Klan Kosova").update(name="Zanzibar Broadcasting")
        assert found(q="Zanzibar") == {GASHI}

    def test_a_removed_turn_is_gone(self) -> None:
        Turn.objects.filter(text__contains="gendarmerie").delete()
        assert found(q="gendarmerie") == set()

    def test_every_passage_has_its_row(self) -> None:
        assert PassageIndex.objects.count() == 12


class Grouped(RealArchive):
    def test_by_event(self) -> None:
        result = search(q="Ukraine", group="event")
        (group,) = result.groups
        assert group.event == result.hits[0].passage.event
        assert group.count == result.count == 10
        assert len(group.hits) == 3
        assert (result.length, result.pages, result.last) == (1, 1, 1)
        best = search(q="Ukraine", page_size=3).hits
        assert {hit.passage.pk for hit in group.hits} == {hit.passage.pk for hit in best}

    def test_without_words_in_reading_order(self) -> None:
        (group,) = search(group="event").groups
        assert [hit.passage.position for hit in group.hits] == [1, 2, 3]
        assert search(group="event").regrouped.get("group") == ""
        assert search(q="Ukraine").regrouped.get("group") == "event"

    def test_nothing_found(self) -> None:
        assert search(q="xylophone", group="event").groups == []


class WithoutSides(TestCase):
    """Words that end a conference are neither asked nor answered nor stated."""

    def test_they_are_shown(self) -> None:
        load(f"{TRANSCRIPT}Spokesperson Max Muster: This is the end of the fictional event.\n")
        (hit,) = search(q="end of the fictional event").hits
        assert hit.passage.heading == "Moderation by Max Muster"
        assert [turn.kind for turn, _ in hit.excerpts] == ["moderation"]
        assert "the end of the fictional event" in hit.excerpts[0][1].text
