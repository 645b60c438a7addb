"""Other names of one thing: who types one of them finds the others, and is told so."""

import pytest
from django.db import connection
from django.test import TestCase

from tests.archive import load_real_archive, passage_of
from tests.search.test_search import found, search
from tests.words import load_words
from transcripts.search.highlight import Highlighter
from transcripts.search.query import parse_query
from transcripts.search.synonyms import synonyms
from transcripts.search.tree import leaves
from transcripts.search.tsquery import patterns
from transcripts.search.widening import also_left_out, also_searched, widened

BEISPIEL, EJEMPLO, NORDMANN = "Erika Beispiel", "Juan Ejemplo", "Ola Nordmann"
EXEMPLE, OPENING = "Jean Exemple", "opening"


def others(query: str, *, exact: bool = False) -> set[str]:
    return set(also_searched(parse_query(query, exact=exact)))


def test_there_are_many_groups() -> None:
    assert len({tuple(map(id, group)) for group in synonyms().groups.values()}) > 150


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("SACEUR", "Supreme Allied Commander Europe"),
        ("supreme allied commander europe", "SACEUR"),
        ("Kosovo Force", "KFOR"),
        ("IP4", "Indo-Pacific partners"),
        ("IP4", "AP4"),
        ("Indo Pacific partners", "IP4"),
        ("indo-pacific partner", "IP4"),
        ("Article 5", "Article five"),
        ("article five", "Article 5"),
        ("Article V", "Article 5"),
        ("DPRK", "North Korea"),
        ("ROK", "South Korea"),
        ("Democratic People’s Republic of Korea", "DPRK"),
        ("north korea troops", "DPRK"),
        ("troops of north korea", "DPRK"),
        ("UK", "Britain"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("United States", "USA"),
        ("Turkey", "Türkiye"),
        ("turkiye", "Turkey"),
        ("Kiev", "Kyiv"),
        ("Zelensky’s", "Zelenskyy"),
        ("Czechia", "Czech Republic"),
        ("FYROM", "North Macedonia"),
        ("2%", "two per cent"),
        ("2 %", "2 per cent"),
        ("two percent", "2 percent"),
        ("5 per cent", "5 percent"),
        ("3.5%", "3.5 per cent"),
        ("OTAN", "NATO"),
        ("NATO", "OTAN"),
        ("drones", "UAV"),
        ("UAVs", "drone"),
        ("Kiev-based", "Kyiv-based"),
        ("MAP", "Membership Action Plan"),
        ("Department of Defense", "DoD"),
        ("question:DPRK", "North Korea"),
        ("DPRK OR Iran", "North Korea"),
        ("DPRK NEAR/5 troops", "North Korea"),
        ("defence", "defense"),
        ("Défense", "defence"),
    ],
)
def test_finds_the_other(typed: str, other: str) -> None:
    assert other in others(typed)
    assert not others(f'"{typed}"')
    assert not others(typed, exact=True)


@pytest.mark.parametrize(
    "typed",
    ["us", "map", "cap", "md", "ici", "Map", "start", "who", "un plan", "korea north", "commander"],
)
def test_words_are_no_acronyms(typed: str) -> None:
    assert not others(typed)


def test_what_would_be_a_word_is_never_added() -> None:
    english = leaves(widened(parse_query("United States World Health Organization"), "en"))
    assert {leaf.text for leaf in english} & {"US", "USA", "WHO"} == {"USA"}
    french = leaves(widened(parse_query("United Nations EU AU US"), "fr"))
    assert {leaf.text for leaf in french} & {"UN", "ONU"} == {"ONU"}


def test_french_names_are_for_french_transcripts() -> None:
    english = {leaf.text for leaf in leaves(widened(parse_query("NATO"), "en"))}
    french = {leaf.text for leaf in leaves(widened(parse_query("NATO"), "fr"))}
    assert "OTAN" in french - english


def test_what_is_not_wanted_is_widened_as_well() -> None:
    query = parse_query("troops -DPRK")
    assert "North Korea" in also_left_out(query)
    assert "North Korea" not in also_searched(query)


class Found(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_words()

    def test_by_any_name(self) -> None:
        assert found(q="KFOR") == found(q="SACEUR") == found(q="Turkey -vend") == {OPENING}
        assert found(q="North Korea") == {BEISPIEL, EXEMPLE}
        assert found(q="article 5") == {BEISPIEL}
        assert found(q="USA") == found(q="US map") == {EJEMPLO}
        assert found(q="us") == found(q='"let us"') == {EJEMPLO}
        assert found(q='"US"') == set()
        assert found(q="GBAD") == found(q="drones fish") == found(q="Kiev") == {NORDMANN}
        assert found(q="NATO lamp*") == {OPENING}
        assert found(q="-DPRK catalogue") == set()

    def test_per_cent(self) -> None:
        for query in ("2%", "2 %", "2 percent", "two per cent", "2 per cent", "two percent"):
            assert {BEISPIEL, NORDMANN} <= found(q=query), query
            assert EJEMPLO not in found(q=query), query  # 2 May
        assert found(q='"2%"') == {NORDMANN}
        assert found(q='"two per cent"') == {BEISPIEL}

    def test_exact_finds_what_was_typed_alone(self) -> None:
        assert found(q="DPRK", exact="1") == {BEISPIEL}
        assert found(q="defence", exact="1") == {NORDMANN}
        result = search(q="DPRK", exact="1")
        assert result.also_searched == []
        assert result.parameters.urlencode() == "q=DPRK&exact=1"
        assert [chip.query_string for chip in result.chips] == ["q=DPRK"]
        assert result.words == "Exchanges and statements with DPRK, as typed"
        assert search(q="DPRK", exact="1", outlet="example-times").facet("outlet").values

    def test_the_page_says_so_and_can_be_told_not_to(self) -> None:
        html = self.client.get("/search/", {"q": "DPRK -KFOR"}).content.decode()
        assert "Also searched: North Korea," in html
        assert "Also left out: Kosovo Force." in html
        assert 'href="/search/?q=DPRK+-KFOR&amp;exact=1"' in html
        html = self.client.get("/search/", {"q": "DPRK", "exact": "1"}).content.decode()
        assert "Also searched" not in html
        assert 'href="/search/?q=DPRK"' in html
        assert '<input form="search" type="hidden" name="exact" value="1">' in html
        assert self.client.get("/search/", {"exact": "yes"}).status_code == 400

    def test_accents_and_inflections_by_language(self) -> None:
        assert found(q="turkiye -vend") == {OPENING}
        assert found(q="Coree") == found(q="Corée") == {EXEMPLE}
        assert found(q="garder allié") == {OPENING}  # garderont, garde; alliés
        assert found(q="polishing") == {OPENING}

    def test_ascii_has_no_accents(self) -> None:
        """Such words are not looked through for them (migration 0016)."""
        plain = "".join(map(chr, range(32, 127)))
        with connection.cursor() as cursor:
            cursor.execute("SELECT unaccent(%s), unaccent('é')", [plain])
            assert cursor.fetchone() == (plain, "e")


class Marked(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_a_page_marks_what_the_search_found_and_no_more(self) -> None:
        page = passage_of("Dmytro Shkurko").get_absolute_url()
        mark = ">North Korea</mark>"  # marks have numbers
        assert mark in self.client.get(page, {"q": "DPRK"}).content.decode()
        assert mark not in self.client.get(page, {"q": "DPRK", "exact": "1"}).content.decode()
        html = self.client.get("/search/", {"q": "KFOR", "exact": "1"}).content.decode()
        assert "?q=KFOR&amp;exact=1#p-" in html
        assert "does not stand" not in self.client.get(page, {"q": "-outlet:afp"}).content.decode()

    def marked(self, query: str, text: str) -> list[str]:
        found = patterns(parse_query(query), "archive_english")
        return [text[a:b] for a, b in Highlighter(found, "archive_english", [text]).marks(text)]

    def test_the_other_names_are_marked(self) -> None:
        text = (
            "North Korea sends troops, said the U.S. and South Korea; 2% of Kyiv, 2 per cent, two"
        )
        assert self.marked("DPRK", text) == ["North Korea"]
        assert self.marked("Kiev", text) == ["Kyiv"]
        assert self.marked("USA", text) == self.marked("US", text) == ["U.S"]
        assert self.marked("US aid", "The US told us of U.S. aid, and of USA and us.") == [
            *("US", "U.S", "aid", "USA")
        ]
        assert self.marked("us", "The US told us of U.S. aid.") == ["us"]
        assert self.marked('"US told"', "The US told us; U.S. told you.") == [
            "US told",
            "U.S. told",
        ]
        assert self.marked("two percent", text)[-3:] == ["2%", "2 per cent", "two"]
        assert self.marked('"2 percent"', text) == ["2%"]
        assert self.marked("troops NEAR/5 DPRK", text) == ["North Korea", "troops"]
