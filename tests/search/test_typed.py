"""What is typed behind a field and what is clicked are the same thing."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests.archive import load_real_archive
from tests.search.test_search import (
    BAGNOLI,
    BAUBE,
    CLOSING,
    EVERYBODY,
    GASHI,
    NAHMEN,
    OPENING,
    SHKURKO,
    SOMER,
    found,
    search,
)
from transcripts.models import Event, Speaker, Turn
from transcripts.search import BadParameters, Search
from transcripts.search.fields import kind_of, years_of
from transcripts.search.partial_dates import before, partial_date, said_date
from transcripts.search.problems import Problem


class RealArchive(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()


class Typed(RealArchive):
    def test_a_sentence_is_no_field(self) -> None:
        for typed, words in {
            "and on a final topic: I wonder": "and on a final topic I wonder",
            "one kind: of victory": "one kind of victory",
            "the year: long ago": "the year long ago",
            "before: the summit": "before the summit",
            "Ukraine OR (since: forever plan)": "Ukraine OR (since forever plan)",
            "Ukraine -language: of": "Ukraine -(language of)",
            "Ukraine OR plan since: forever": "Ukraine OR (plan since forever)",
        }.items():
            asked = search(q=typed)
            assert asked.parameters.urlencode() == urlencode({"q": words}), typed
            assert asked.words

    def test_behind_a_blank_only_what_is_known(self) -> None:
        for typed, clicked in {
            "Ukraine outlet: AFP": "q=Ukraine&outlet=afp",
            "topic: western balkans Russia": "q=Russia&topic=western-balkans",
            "kind: press conference": "kind=press_conference",
            "language: French after: 2022": "language=fr&from=2022",
        }.items():
            assert search(q=typed).parameters.urlencode() == clicked, typed
        with pytest.raises(BadParameters):
            search(q="outlet:nobody")

    def test_is_the_same_search_as_clicked(self) -> None:
        for typed, clicked in {
            "KFOR outlet:AFP": "q=KFOR&outlet=afp",
            "outlet:afp": "outlet=afp",
            'outlet:"Agence France-Presse" Ukraine': "q=Ukraine&outlet=afp",
            "outlet:afp,ansa": "outlet=afp&outlet=ansa",
            "outlet:afp Ukraine outlet:ansa": "q=Ukraine&outlet=afp&outlet=ansa",
            "outlet:(AFP OR Deutsche Welle)": "outlet=afp&outlet=deutsche-welle",
            "outlet:Deutsche Welle,AFP KFOR": "q=KFOR&outlet=deutsche-welle&outlet=afp",
            "outlet:AFP, Deutsche Welle, plan": "q=plan&outlet=afp&outlet=deutsche-welle",
            'outlet:AFP, "Deutsche Welle" "victory plan"': "q=%22victory+plan%22"
            "&outlet=afp&outlet=deutsche-welle",
            "(outlet:afp Ukraine)": "q=Ukraine&outlet=afp",
            "Ukraine AND outlet:afp AND plan": "q=Ukraine+plan&outlet=afp",
            "speaker:Mark Rutte China": "q=China&speaker=mark-rutte",
            "speaker:rutte": "speaker=mark-rutte",
            "asked_by:Dan Michaels IP4": "q=IP4&asked_by=dan-michaels",
            "answered-by:rutte asked-by:gashi": "asked_by=liridona-gashi&answered_by=mark-rutte",
            "topic:western balkans Russia": "q=Russia&topic=western-balkans",
            "kind:press conference KFOR": "q=KFOR&kind=press_conference",
            "kind:press conference, speech": "kind=press_conference&kind=speech",
            "language:English": "language=en",
            "year:2022-2024": "year=2022&year=2023&year=2024",
            "after:2022 before:2025": "from=2022&to=2024",
            "since:2022-03 until:2025-01-02": "from=2022-03&to=2025-01-02",
            "Ukraine since:March 2022 plan": "q=Ukraine+plan&from=2022-03",
            "Ukraine before:1 January 2025": "q=Ukraine&to=2024-12-31",
            "after:16/10/2024": "from=2024-10-16",
            'until:"October 2024"': "to=2024-10",
            "KFOR OR gendarmerie year:2024": "q=KFOR+OR+gendarmerie&year=2024",
            "KFOR OR gendarmerie speaker:Mark Rutte": "q=KFOR+OR+gendarmerie&speaker=mark-rutte",
            "after:16 October 2023 KFOR OR plan": "q=KFOR+OR+plan&from=2023-10-16",
            "after:Monday, 16 October 2023 KFOR": "q=KFOR&from=2023-10-16",
        }.items():
            from_typed = search(q=typed)
            from_clicked = Search(QueryDict(clicked))
            assert from_typed.parameters.urlencode() == clicked, typed
            assert from_typed.parameters == from_clicked.parameters
            assert from_typed.count == from_clicked.count
            assert from_typed.words == from_clicked.words
            assert from_typed.facets == from_clicked.facets
            assert from_typed.chips == from_clicked.chips

    def test_years_in_a_row_are_one_chip(self) -> None:
        chips = search(q="year:2010,2012-2014,2019,2020", page="1").chips
        assert [chip.label for chip in chips] == ["2020", "2019", "2012–2014", "2010"]
        assert chips[2].query_string == "year=2010&year=2019&year=2020"
        assert chips[3].query_string == "year=2012&year=2013&year=2014&year=2019&year=2020"

    def test_what_a_field_does_not_want_is_a_chip(self) -> None:
        found = search(q='-outlet:afp "victory plan" -year:2023,2022', speaker="mark-rutte")
        chips = {chip.label: chip.query_string for chip in found.chips}
        assert chips == {
            "Mark Rutte": "q=-outlet%3Aafp+%22victory+plan%22+-year%3A2023%2C2022",
            "not asked by AFP": "q=%22victory+plan%22+-year%3A2023%2C2022&speaker=mark-rutte",
            "not in 2022 or 2023": "q=-outlet%3Aafp+%22victory+plan%22&speaker=mark-rutte",
        }
        assert found.unnarrowed.urlencode() == "q=%22victory+plan%22"
        (alone,) = search(q="-outlet:afp").chips
        assert alone.query_string == ""
        assert search(q="KFOR OR -outlet:afp").chips == []

    def test_joins_what_is_clicked(self) -> None:
        assert search(to="October 2024").parameters.urlencode() == "to=2024-10"
        both = search(q="outlet:afp", outlet="ansa", from_="2020", to="2024")
        assert both.parameters.urlencode() == "outlet=ansa&outlet=afp&from=2020&to=2024"
        assert search(q="after:2022", from_="2020").parameters.get("from") == "2022"

    def test_within_alternatives_or_not_wanted(self) -> None:
        plan = {SOMER, NAHMEN, BAUBE}
        assert found(q='-outlet:afp "victory plan"') == plan - {BAUBE}
        assert found(q='"victory plan" -outlet:afp,"Deutsche Welle"') == {SOMER}
        assert found(q='-outlet:Deutsche Welle, AFP "victory plan"') == {SOMER}
        assert found(q="outlet:afp OR gendarmerie") == {BAUBE, GASHI}
        assert found(q="(outlet:afp OR speaker:gashi) -Serbia") >= {BAUBE}
        assert found(q="-asked_by:gashi KFOR") == {OPENING}
        assert found(q="asked_by:gashi OR -answered_by:rutte") == {OPENING, GASHI, CLOSING}
        assert found(q="gendarmerie OR speaker:Mattia Bagnoli OR zzzz") == {GASHI, BAGNOLI}
        assert found(q="-(outlet:afp OR outlet:ansa)") == EVERYBODY - {BAUBE, BAGNOLI}
        assert found(q="question:(KFOR -outlet:afp)") == {GASHI}
        assert found(q="-topic:western balkans Russia") >= {SHKURKO}
        assert found(q='(topic:"western balkans" OR before:2020) -question:KFOR') == {OPENING}
        assert found(q="-after:2024-11 KFOR") == {OPENING, GASHI}
        assert found(q="(kind:speech OR year:2024) gendarmerie") == {GASHI}
        assert search(q="-outlet:afp").parameters.urlencode() == "q=-outlet%3Aafp"

    def test_what_is_not_lifted_stays_as_it_was_typed(self) -> None:
        typed = "What did Rutte’s (outlet:AFP OR kind:speech say, NEAR/50 there?"
        assert search(q=typed).parameters.get("q") == typed

    def test_what_is_too_long_is_carried_as_far_as_it_is_read(self) -> None:
        for typed in ("(" * 5_000 + "KFOR" + ")" * 5_000, f"KFOR {'- ' * 5_000}"):
            assert search(q=typed).parameters.urlencode() == "q=KFOR"
        page = self.client.get("/search/", {"q": f"outlet:afp {'Ukraine plan ' * 500}"})
        html = page.content.decode()
        assert "The query was very long: only its beginning was searched for." in html
        assert f'value="{("Ukraine plan " * 32)[: -len(" plan ")]}"' in html
        assert len(html) < 200_000

    def test_an_asterisk_within_a_word(self) -> None:
        assert found(q="gendarm*ie") == found(q="gendarm*") == {GASHI}
        page = self.client.get("/search/", {"q": "gendarm*ie"}).content.decode()
        assert "“gendarm*ie” was read as gendarm*." in page

    def test_a_comma_before_words_that_are_no_names(self) -> None:
        for typed in ("outlet:Deutsche Welle, KFOR", "outlet:Deutsche Welle,KFOR"):
            assert search(q=typed).parameters.urlencode() == "q=KFOR&outlet=deutsche-welle"
        assert search(q="speaker:rutte 1,000").parameters.get("q") == "1,000"
        assert search(q="outlet:afp KFOR, plan").parameters.get("q") == "KFOR plan"

    def test_what_has_no_word_is_not_carried(self) -> None:
        for typed in ("-", '""', "NOT OR", "(" * 5_000):
            asked = search(q=typed, outlet="afp")
            assert asked.parameters.urlencode() == "outlet=afp"
            assert asked.wordless == typed
        page = self.client.get("/search/", {"q": "NOT"}).content.decode()
        assert "There is no word to search for in “NOT”, so this is everything." in page
        assert 'name="q" value="NOT"' in page
        assert "/search/?q=NOT" not in page
        assert search(q="outlet:afp").wordless == search(q="KFOR").wordless == ""

    def test_a_query_of_fields_only_marks_nothing_and_shows_everything(self) -> None:
        assert search(q="-outlet:afp", sort="relevance").hits

    def test_one_statement_for_all_names(self) -> None:
        query = QueryDict(urlencode({"q": "KFOR -outlet:afp -topic:space -speaker:gashi"}))
        Search(query)
        with CaptureQueriesContext(connection) as asked:
            assert Search(query).filter.is_valid()
        assert sum("given" in statement["sql"] for statement in asked) == 1

    def test_the_page(self) -> None:
        response = self.client.get("/search/", {"q": "outlet:afp Ukraine"})
        html = response.content.decode()
        assert (
            '<link rel="canonical" href="http://testserver/search/?q=Ukraine&amp;outlet=afp">'
            in html
        )
        assert 'name="q" value="Ukraine"' in html
        assert '<input form="search" type="hidden" name="outlet" value="afp">' in html


class Unknown(RealArchive):
    def problem(self, **parameters: Any) -> Problem:
        with pytest.raises(BadParameters) as error:
            search(**parameters)
        assert list(error.value.errors) == [error.value.problems[0].parameter]
        return error.value.problems[0]

    def test_a_name_that_nobody_bears(self) -> None:
        for given in ({"q": "KFOR outlet:deutsch"}, {"q": "KFOR", "outlet": "deutsch"}):
            problem = self.problem(**given)
            assert problem.message == "There is no outlet “deutsch” in the archive."
            near = {one.label: one.parameters.urlencode() for one in problem.near}
            assert near["Deutsche Welle"] == "q=KFOR&outlet=deutsche-welle"
            assert problem.without.urlencode() == "q=KFOR"
        assert self.problem(q="speaker:gashy").near[0].label == "Liridona Gashi"
        assert self.problem(q="outlet:qqqq").near == ()

    def test_an_office_where_a_person_is_asked_for(self) -> None:
        for office in ("Secretary General", '"NATO Secretary General"', "secretary KFOR"):
            problem = self.problem(q=f"speaker:{office}")
            assert [one.label for one in problem.near] == ["Mark Rutte"], office
        assert self.problem(q="answered_by:sacéur").near == ()  # none of whom speaks here
        assert self.problem(q="outlet:Secretary General").near == ()
        problem = self.problem(q="KFOR answered_by:the Secretary General plan")
        assert problem.message == "There is no speaker “the Secretary General” in the archive."
        assert problem.near[0].query_string == "q=KFOR+plan&answered_by=mark-rutte"

    def test_what_is_too_long_for_a_name_is_not_compared_with_names(self) -> None:
        name = "n" * 201
        for given in ({"outlet": name}, {"q": f"outlet:{name} KFOR"}, {"q": f"topic:{name}"}):
            with CaptureQueriesContext(connection) as asked:
                assert self.problem(**given).near == ()
            assert not any(name in statement["sql"] for statement in asked)

    def test_a_name_of_several_words_with_a_slip(self) -> None:
        for typed in ("KFOR speaker:Liridona Gashy", "speaker:Liridona Gashy KFOR"):
            problem = self.problem(q=typed)
            assert problem.message == "There is no speaker “Liridona Gashy” in the archive."
            assert problem.near[0].query_string == "q=KFOR&speaker=liridona-gashi"
            assert problem.without.urlencode() == "q=KFOR"
        problem = self.problem(q="-outlet:Deutsch Wele KFOR")
        assert problem.near[0].parameters.get("q") == '-outlet:"deutsche-welle" KFOR'
        problem = self.problem(q="topic:wester balkans Russia")
        assert problem.near[0].query_string == "q=Russia&topic=western-balkans"
        assert self.problem(q="speaker:qqqq KFOR plan").without.urlencode() == "q=KFOR+plan"

    def test_only_names_that_lead_somewhere_are_offered(self) -> None:
        assert Speaker.objects.filter(name="Jens Stoltenberg").exists()
        assert self.problem(q="speaker:Jens").near == ()
        assert self.problem(q="answered-by:gashy").near == ()  # who only asks here
        assert self.problem(q="asked-by:gashy").near[0].label == "Liridona Gashi"
        assert self.problem(q="asked-by:Secretary General").near == ()

    def test_an_outlet_where_a_person_is_asked_for(self) -> None:
        for given in ({"q": "KFOR asked-by:FAZ"}, {"q": "KFOR", "asked_by": "FAZ"}):
            problem = self.problem(**given)
            assert problem.message == "There is no speaker “FAZ” in the archive."
            (outlet,) = problem.near
            assert outlet.label == "the outlet Frankfurter Allgemeine Zeitung"
            assert outlet.query_string == "q=KFOR&outlet=frankfurter-allgemeine-zeitung"
        whole = self.problem(q="asked-by:Frankfurter Allgemeine Zeitung KFOR")
        assert whole.near[0].query_string == "q=KFOR&outlet=frankfurter-allgemeine-zeitung"
        assert self.problem(q="KFOR OR asked_by:FAZ").near == ()
        assert self.problem(q="answered_by:FAZ").near == ()
        assert self.problem(q="asked_by:TASS").near == ()  # which asked nothing here

    def test_a_name_within_the_query(self) -> None:
        problem = self.problem(q='-topic:ukrane "victory plan"')
        assert problem.parameter == "topic"
        assert problem.near[0].parameters.get("q") == '-topic:"ukraine" "victory plan"'
        assert problem.without.get("q") == '"victory plan"'

    def test_two_people_of_one_name(self) -> None:
        other = Speaker.objects.create(name="Dan Michaels")
        Turn.objects.filter(speaker__name="Liridona Gashi").update(speaker=other)
        problem = self.problem(q="speaker:Dan Michaels")
        assert problem.message == "Several speakers are called “Dan Michaels”. Which one is meant?"
        assert {one.parameters.urlencode() for one in problem.near} == {
            "speaker=dan-michaels",
            "speaker=dan-michaels-2",
        }

    def test_other_values_that_cannot_be(self) -> None:
        assert self.problem(q="KFOR before:soon").parameter == "to"
        assert self.problem(q="-before:soon").without.urlencode() == ""
        two_days = "“4/03/2024” may be two days. Write 2024-03-04 or 2024-04-03."
        assert self.problem(from_="4/03/2024").message == two_days
        assert self.problem(to="4.3.12024").message.startswith("“4.3.12024” is no date.")
        assert self.problem(q="year:now").parameter == "year"
        assert "at most 100 years" in self.problem(q="KFOR year:1900-2100").message
        assert self.problem(q="language:klingon").parameter == "language"
        problem = self.problem(q="kind:conference")
        assert problem.near[0].parameters.urlencode() == "kind=press_conference"

    def test_the_page_and_the_api_say_so(self) -> None:
        response = self.client.get("/search/", {"q": "outlet:deutsch KFOR"})
        assert response.status_code == 400
        html = response.content.decode()
        assert "There is no outlet “deutsch” in the archive." in html
        assert 'href="/search/?q=KFOR&amp;outlet=deutsche-welle"' in html
        assert 'value="outlet:deutsch KFOR"' in html
        response = self.client.get("/api/v1/passages/", {"q": "outlet:deutsch KFOR"})
        assert response.status_code == 400
        assert response.json() == {"outlet": ["There is no outlet “deutsch” in the archive."]}

    def test_a_page_helps_with_a_few_of_many(self) -> None:
        names = " OR ".join(f"nobody{n}" for n in range(300))
        with CaptureQueriesContext(connection) as asked:
            response = self.client.get("/search/", {"q": f"-speaker:({names})"})
        assert len(asked) < 50
        html = response.content.decode()
        assert html.count("There is no speaker") == 10
        assert "… and 290 more like these." in html
        response = self.client.get("/api/v1/passages/", {"q": f"-speaker:({names})"})
        assert len(response.json()["speaker"]) == 300

    def test_a_field_that_does_not_exist_is_words(self) -> None:
        assert found(q="foo:gendarmerie") == set()
        assert found(q="role:KFOR") == {GASHI}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", "2023"),
        ("2024-01", "2023-12"),
        ("2024-03-01", "2024-02-29"),
        ("0001", "0001"),
        ("2024-13", "2024-13"),
        ("soon", "soon"),
    ],
)
def test_before(value: str, expected: str) -> None:
    assert before(value) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-1-6", "2024-01-06"),
        ("16 October 2024", "2024-10-16"),
        ("October 16, 2024", "2024-10-16"),
        ("16 octobre 2024", "2024-10-16"),
        ("le 16 octobre 2024", "le 16 octobre 2024"),
        ("Wednesday 16 October 2024", "2024-10-16"),
        ("Wed, October 16, 2024", "2024-10-16"),
        ("mercredi 16 octobre 2024", "2024-10-16"),
        ("We 16 October 2024", "We 16 October 2024"),
        ("16 October 2024 Wednesday", "16 October 2024 Wednesday"),
        ("16/10/2024", "2024-10-16"),
        ("10/16/2024", "2024-10-16"),
        ("2024/10/16", "2024-10-16"),
        ("04/03/2024", "04/03/2024"),  # one of two days
        ("31 February 2024", "31 February 2024"),
        ("October 2024", "2024-10"),
        ("Oct. 2024", "2024-10"),
        ("octobre 2024", "2024-10"),
        ("Octember 2024", "Octember 2024"),
        ("2024/3", "2024-03"),
        ("03/2024", "2024-03"),
        ("16-17 October 2024", "16-17 October 2024"),
        (" 16 October 2024 ", "2024-10-16"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_dates_as_people_write_them(written: str, expected: str) -> None:
    assert partial_date(written) == expected


def test_no_day() -> None:
    for value in ("2024-00", "2024-10-00", "2024-13", "2024-02-30", "0000", "10000", "soon", ""):
        assert before(value) == said_date(value) == value


def test_values_in_words() -> None:
    assert said_date("2024-10-06") == "6 October 2024"
    assert said_date("2024-10") == "October 2024"
    assert kind_of("Press Conferences") == kind_of("press_conference") == "press_conference"
    assert kind_of("Speeches") == "speech"
    assert kind_of("remarks") == kind_of("remark") == "remarks"
    assert all(kind_of(kind.value) == kind_of(kind.label) == kind for kind in Event.Kind)
    assert kind_of("party") == "party"
    assert years_of("2022..2024") == ("2022", "2023", "2024")
    assert years_of("2024-10") == ("2024-10",)
    assert len(years_of("1931-2030")) == 100
    assert years_of("1930-2030") == ("1930-2030",)
