"""Ranking is BM25, read off the searched rows: a plain computation in Python says the same."""

import math
from collections import Counter
from datetime import date, timedelta
from unittest.mock import patch
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict
from django.test import TestCase

from transcripts.models import Event, Passage, PassageIndex, Turn
from transcripts.search import Search, ranking, results, running
from transcripts.search.bm25 import K1, B

SAID = (
    "The lighthouse is lit. " + "The ferry waits in the fog. " * 8,
    "Lighthouse, lighthouse, lighthouse: we speak of nothing else. The keeper is well.",
    "The ferry left. The ferry came back. The ferry left again, and the keeper waved.",
    "A keeper of bees came by the ferry, and so did the bees.",
    "Nothing happened this week. " * 3,
    "Rien ne va plus: le gardien du phare est parti.",
)


def write(said: str, at: int, *, kind: str = "statement", language: str = "en") -> Passage:
    """A passage of one turn, in an event of its own."""
    event = Event.objects.create(
        title=f"Harbour report {at}",
        date=date(2031, 1, 1) + timedelta(at),
        language=language,
        source_text=said,
        source_sha256=Event.digest(f"{at} {said}"),
        slug=f"report-{at}",
    )
    passage = Passage.objects.create(
        event=event, position=1, kind="statement", public_id=f"passage{at}"
    )
    Turn.objects.create(
        event=event,
        passage=passage,
        position=1,
        kind=kind,
        public_id=f"turn{at}",
        text=said,
        start=0,
        end=len(said),
    )
    return passage


def found(query: str, **parameters: str) -> list[int]:
    """The numbers of the reports that are found, the best first."""
    hits = Search(QueryDict(urlencode({"q": query, **parameters}))).hits
    return [int(hit.passage.public_id.removeprefix("passage")) for hit in hits]


class Ranked(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        for at, said in enumerate(SAID):
            write(said, at, language="fr" if said.startswith("Rien") else "en")
        with connection.cursor() as cursor:  # PostgreSQL may have looked at other tests' words
            cursor.execute("ANALYZE transcripts_passageindex")

    def bm25(self, words: list[str]) -> list[int]:
        """The reports with any of the words, by the textbook; stems are written out below."""
        stems = [Counter(word.strip(".,:").lower() for word in text.split()) for text in SAID]
        length = dict(PassageIndex.objects.values_list("passage__public_id", "words"))
        average = sum(length.values()) / len(length)
        score: dict[int, float] = {}
        for at, counted in enumerate(stems):
            for word in words:
                frequency = sum(1 for other in stems if other[word])
                weight = math.log(1 + (len(SAID) - frequency + 0.5) / (frequency + 0.5))
                k = K1 * (1 - B + B * length[f"passage{at}"] / average)
                if counted[word]:
                    score[at] = score.get(at, 0) + weight * counted[word] / (counted[word] + k)
        return sorted(score, key=lambda at: -score[at])

    def found_at_first_reading(self, query: str) -> list[int]:
        """By BM25 alone."""
        with patch.multiple(ranking, FOLLOWS=0, AS_TYPED=0, IN_QUESTION=0):
            return found(query)

    def test_one_word_as_often_as_it_is_said_and_in_short_passages(self) -> None:
        for word in ("lighthouse", "ferry", "keeper"):
            assert self.found_at_first_reading(word) == self.bm25([word]), word

    def test_who_has_none_of_the_words_that_count_comes_last(self) -> None:
        write("A puffin. " + "Nothing else came by on this long day at sea. " * 60, 50)
        write("Gannets!", 51)
        assert self.found_at_first_reading("puffin OR gannet*") == [50, 51]

    def test_rare_words_weigh_more(self) -> None:
        for words in (["ferry", "bees"], ["lighthouse", "ferry"], ["fog", "keeper"]):
            assert self.found_at_first_reading(" OR ".join(words)) == self.bm25(words), words

    def test_closeness_decides_between_equals(self) -> None:
        write("At the spring tide of the river the gauge fell, and so the harbour closed.", 10)
        write("At the gauge of the river the spring tide fell, and so the harbour closed.", 11)
        write("At the gauge of the harbour the river fell, and so the spring tide closed.", 12)
        assert set(found("harbour gauge tide")) == {10, 11, 12}
        assert found("tide closed")[0] == 12

    def test_a_phrase_counts_as_often_as_it_stands_there(self) -> None:
        write("The grey seal sleeps. " + "Grey is the seal, and the seal is grey. " * 4, 40)
        write(
            "A grey seal, a grey seal! " + "Nothing else came by on this long day at sea. " * 4, 41
        )
        assert found('"grey seal"') == [41, 40]
        assert found('"grey seal" OR bees')[1:] == [41, 40]

    def test_a_phrase_is_counted_exactly_among_those_that_are_read_again(self) -> None:
        """Words that stand apart may bring a passage among these, but no further."""
        apart = "The grey seal. " + "Grey is the seal. " * 6
        write(apart, 40)
        write("A grey seal, a grey seal! " + "Nothing else came by. " * 4, 41)
        write("One grey seal. " + "Nothing else came by on this long day at sea. " * 6, 42)
        assert found('"grey seal"') == [41, 40, 42]
        with patch.object(ranking, "SHORTLIST", 2):  # 40 and 41, by single words
            assert found('"grey seal"') == [41, 40, 42]
            assert found('"grey seal"', page_size="1", page="2") == [40]

    def test_postgresql_tells_how_often_a_phrase_stands_somewhere(self) -> None:
        """`ts_rank_cd` of words side by side, all weighing the same, is a sum over them."""
        words = ("a b", "a b a b", "b a b c a b", "a x b", "a a a b b", "a b c " * 70)
        rank = "ts_rank_cd('{0.1,0.1,0.1,0.1}', to_tsvector('archive_plain', %s), %s::tsquery)"
        for phrase in ("a b", "a b c", "a a"):
            tsquery = " <-> ".join(phrase.split())
            for text in words:
                with connection.cursor() as cursor:
                    cursor.execute(f"SELECT {rank}", [text, tsquery])
                    [found] = cursor.fetchone()
                spoken = text.split()
                there = [
                    spoken[at : at + len(phrase.split())] == phrase.split()
                    for at in range(len(spoken))
                ]
                assert round(found / 0.1, 3) == sum(there), (phrase, text)

    def test_the_question_counts_more(self) -> None:
        write("Who paints the beacon buoys?", 14, kind="question")
        write("Who paints the beacon buoys?", 15, kind="answer")
        assert found("beacon buoys") == [14, 15]

    def test_equals_are_shown_newest_first(self) -> None:
        for at in (20, 21, 22):
            write("The seagull sings.", at)
        assert found("seagull") == [22, 21, 20]
        assert found("seagull", page_size="1", page="2") == [21]

    def test_each_is_on_one_page_only(self) -> None:
        """What is read more closely are the same ones for every page."""
        for at in range(40, 52):
            near = "grey seal" if at % 2 else "seal, grey"
            write(f"A {near} sleeps here. " + "The sea is calm. " * (at - 40), at)

        def paged(size: int) -> list[int]:
            pages = (str(page) for page in range(1, -(-12 // size) + 1))
            return [
                at for page in pages for at in found("grey seal", page_size=str(size), page=page)
            ]

        with patch.object(ranking, "SHORTLIST", 3):
            all_at_once = paged(12)
            assert paged(1) == paged(5) == all_at_once
        assert sorted(all_at_once) == list(range(40, 52))
        assert all_at_once[:3] != sorted(all_at_once[:3])  # they were read more closely

    def test_of_very_many_only_the_newest_are_ranked(self) -> None:
        for at in range(30, 34):
            write("The buoy rings. " * (34 - at) + "Fog. " * (at - 30), at)
        assert found("buoy") == [30, 31, 32, 33]
        with patch.object(running, "MOST_RANKED", 2), patch.object(results, "MOST_RANKED", 2):
            assert found("the buoy") == [32, 33, 31, 30]
            assert found("the buoy", page_size="3", page="1") == [32, 33, 31]
            search = Search(QueryDict("q=the+buoy&page_size=1&page=4"))
            assert [hit.passage.public_id for hit in search.hits] == ["passage30"]
            assert (search.ranked, search.unranked) == (2, 2)

    def test_each_language_by_its_own_stems(self) -> None:
        assert set(found("gardiens OR keepers")) == {5, *self.bm25(["keeper"])}

    def test_where_all_words_find_nothing_the_best_partial_matches_follow(self) -> None:
        search = Search(QueryDict("q=what+did+the+keeper+say+about+xylophones+and+bees"))
        assert search.count == 0
        assert search.hits == []
        assert search.partial_hits[0].passage.public_id == "passage3"
        assert Search(QueryDict("q=xylophones")).partial_hits == []
        # The one word that is known is all that can be found.
        one_known = Search(QueryDict("q=keeper+xylophones")).partial_hits
        assert [hit.passage.public_id for hit in one_known] == [
            f"passage{at}" for at in self.bm25(["keeper"])
        ]
        not_bees = Search(QueryDict("q=keeper+xylophones+-bees")).partial_hits
        assert {hit.passage.public_id for hit in not_bees} == {"passage1", "passage2"}
        in_french = "q=keeper+xylophones+(language:fr+OR+kind:interview)"
        assert Search(QueryDict(in_french)).partial_hits == []
        elsewhere = Search(QueryDict("q=keeper+bees+xylophones&from=2032"))
        assert elsewhere.partial_hits == []

    def test_words_without_a_lexeme_do_no_harm(self) -> None:
        for query in ("ferry*", "-ferry", '"the ferry"', "ferr* OR keeper", "the", "of the"):
            assert found(query), query
