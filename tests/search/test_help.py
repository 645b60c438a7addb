"""Every example of the help page finds what it says, and does not find what it excludes."""

from urllib.parse import urlencode

from django.test import TestCase
from django.urls import reverse
from django.utils.html import escape

from tests.archive import load_real_archive
from tests.search.test_search import (
    BAGNOLI,
    BAUBE,
    CHUNG,
    GASHI,
    GUTSCHKER,
    MICHAELS,
    NAHMEN,
    OPENING,
    SHKURKO,
    SOMER,
    YAMAGISHI,
    found,
)
from tests.words import load_words
from transcripts.search.examples import help_examples

BEISPIEL, EJEMPLO, NORDMANN = "Erika Beispiel", "Juan Ejemplo", "Ola Nordmann"
EXEMPLE = "Jean Exemple"

# What each example must find, and what it must not.
EXPECTED = {
    "standardisation": ({OPENING, MICHAELS}, {SOMER}),
    "interoperability Ukraine": ({OPENING, MICHAELS}, {GASHI}),
    '"victory plan"': ({SOMER, NAHMEN, BAUBE}, {OPENING, GUTSCHKER}),
    '"North Korea*"': ({SHKURKO, CHUNG}, {GASHI}),
    "KFOR OR gendarmerie": ({OPENING, GASHI}, {SOMER}),
    "Ukraine -Russia": ({SOMER, BAGNOLI}, {SHKURKO, GASHI}),
    "(China OR Iran) Beijing": ({NAHMEN}, {OPENING}),
    "deter*": ({OPENING, BAUBE, BAGNOLI}, {GASHI}),
    "Korea NEAR/5 Russia": ({SHKURKO, CHUNG, OPENING}, {GASHI}),
    '"victory plan" NEAR/10 Zelenskyy': ({SOMER, NAHMEN}, {BAUBE}),
    "question:IP4": ({MICHAELS, YAMAGISHI}, {OPENING}),
    "statement:Kosovo": ({OPENING}, {GASHI}),
    'question:"North Korea" answer:Ukraine': ({SHKURKO, CHUNG}, {OPENING, NAHMEN}),
    "question:Beijing -answer:Beijing": ({NAHMEN}, {OPENING}),
    "answer:(KFOR OR Kosovo)": ({GASHI}, {OPENING}),
    "outlet:AFP": ({BAUBE}, {NAHMEN}),
    'outlet:AFP,"Deutsche Welle" Ukraine': ({BAUBE, NAHMEN}, {SOMER}),
    "asked_by:Dan Michaels": ({MICHAELS}, {SOMER}),
    "answered_by:Rutte Kosovo": ({GASHI}, {OPENING}),
    "speaker:Gashi": ({GASHI}, {SOMER}),
    'topic:"Western Balkans" Russia': ({GASHI, OPENING}, {SHKURKO}),
    "kind:press conference KFOR": ({GASHI, OPENING}, {SOMER}),
    "language:French": ({EXEMPLE}, {BEISPIEL, GASHI}),
    "year:2024": ({GASHI, BAUBE}, {BEISPIEL, EXEMPLE}),
    "after:2024-10 before:2025": ({GASHI, BAUBE}, {BEISPIEL, EXEMPLE}),
    '-outlet:AFP "victory plan"': ({SOMER, NAHMEN}, {BAUBE}),
    '(outlet:ANSA OR topic:"Western Balkans") Russia': ({GASHI, OPENING}, {SHKURKO, BAGNOLI}),
    "DPRK": ({BEISPIEL, SHKURKO, EXEMPLE}, {GASHI}),
    '"DPRK"': ({BEISPIEL}, {SHKURKO, EXEMPLE}),
    "two per cent": ({BEISPIEL, NORDMANN, BAUBE}, {EJEMPLO, GUTSCHKER}),
    "Kiev": ({NORDMANN}, {GASHI}),
    "Indo-Pacific partners": ({MICHAELS, YAMAGISHI}, {GASHI}),
}


class Help(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        load_words()

    def test_every_example_is_as_it_says(self) -> None:
        examples = {query for group in help_examples() for query, _ in group.examples}
        assert examples == EXPECTED.keys()
        for query, (must, must_not) in EXPECTED.items():
            hits = found(q=query)
            assert must <= hits, (query, "misses", must - hits)
            assert not must_not & hits, (query, "should not find", must_not & hits)

    def test_the_page_links_every_example(self) -> None:
        html = self.client.get(reverse("search_help")).content.decode()
        for query in EXPECTED:
            assert escape(f"/search/?{urlencode({'q': query})}") in html, query
