"""What is narrowed and counted in memory is what the database says, asked row by row."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Model
from django.http import QueryDict
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from tests.archive import load_real_archive
from tests.words import load_words
from transcripts.models import PassageIndex, Turn
from transcripts.search import Search
from transcripts.search.conditions import KEYS
from transcripts.search.filters import PassageFilter
from transcripts.search.names import NAMED, NOUNS
from transcripts.search.parameters import FACETS
from transcripts.search.summary import whole_archive
from transcripts.search.table_reading import read_table

CHOICES: dict[str, tuple[str, ...]] = {
    "q": ("", "", "Ukraine", "KFOR OR outlet:afp", '"victory plan"', "xyzzy", "-Ukraine"),
    "outlet": ("afp", "ansa", "deutsche-welle"),
    "speaker": ("mark-rutte", "dan-michaels", "juan-ejemplo"),
    "asked_by": ("dan-michaels", "juan-ejemplo", "mark-rutte"),
    "answered_by": ("mark-rutte", "juan-ejemplo"),
    "topic": ("ukraine", "russia", "china"),
    "kind": ("press_conference", "speech", "other"),
    "language": ("en", "fr", "und"),
    "year": ("2024", "2023", "2031"),
    "in": ("question", "answer", "statement"),
    "from": ("", "2024", "2024-10-17"),
    "to": ("", "2024-10", "2030"),
    "sort": ("newest", "oldest"),
}
SEARCHES = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(values)
        if name in ("q", "from", "to", "sort")
        else st.lists(st.sampled_from(values), max_size=2, unique=True)
        for name, values in CHOICES.items()
    },
)


def values_of(row: PassageIndex, facet: str) -> Iterator[str]:
    """The values of a facet that a row carries."""
    if facet in NAMED:
        ids = [row.outlet_id] if facet == "outlet" else getattr(row, KEYS[facet])
        named: type[Model] = NOUNS[NAMED[facet]]
        yield from named._default_manager.filter(pk__in=ids).values_list("slug", flat=True)
    else:
        yield str(getattr(row, facet)) or "und"


class AnySearch(PropertyTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()
        load_words()

    @settings(max_examples=60)
    @given(SEARCHES)
    def test_is_what_the_database_says(self, asked: dict[str, str | list[str]]) -> None:
        parameters = QueryDict(urlencode({"page_size": 100, **asked}, doseq=True))
        search = Search(parameters)
        rows = PassageFilter(search.parameters.as_query_dict(), PassageIndex.objects.all()).qs
        assert search.count == rows.count()
        assert search.found.counts.events == rows.values("event").distinct().count()
        if search.sort != "relevance":
            order = ("date", "event_id") if search.sort == "oldest" else ("-date", "-event_id")
            keys = rows.order_by(*order, "passage__position").values_list("pk", flat=True)
            assert list(search.found.keys) == list(keys)
        for facet in FACETS:
            others = QueryDict(mutable=True)
            for name, values in search.parameters.values.items():
                if name != facet:
                    others.setlist(name, list(values))
            but = PassageFilter(others, PassageIndex.objects.all()).qs
            counted = Counter(value for row in but for value in values_of(row, facet))
            shown = {v.value: v.count for v in search.facet(facet).values if v.count}
            assert shown == counted, facet


class TheTable(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_one_statement_reads_it(self) -> None:
        with self.assertNumQueries(1):
            table = read_table()
        assert len(table) == 12
        keys = PassageIndex.objects.order_by("passage__position").values_list("pk", flat=True)
        assert table.passages.tolist() == list(keys)

    def test_a_passage_that_came_since_is_no_row_of_it(self) -> None:
        table = whole_archive().table
        newer = int(table.passages.max()) + 1
        keys = b"".join(key.to_bytes(8, "big") for key in (newer, *table.passages[:2].tolist()))
        assert table.among(keys).tolist() == [True] * 2 + [False] * 10

    def test_who_asks_and_who_answers(self) -> None:
        turns = Turn.objects.exclude(speaker=None)
        question = turns.filter(kind="question").earliest("position")
        answer = turns.filter(kind="answer").earliest("position")
        Turn.objects.filter(pk=answer.pk).update(speaker=question.speaker)
        last = turns.filter(kind="question").latest("position")
        Turn.objects.filter(pk=last.pk).update(kind="interjection")
        for row in PassageIndex.objects.all():
            own = turns.filter(passage=row.passage_id)
            for keys, turns_of in (
                (row.speaker_ids, own),
                (row.asker_ids, own.filter(kind="question")),
                (row.answerer_ids, own.filter(kind="answer")),
            ):
                assert keys == sorted(set(turns_of.values_list("speaker", flat=True)))
        counts = whole_archive().counts.values
        assert question.speaker
        assert question.speaker.slug in counts["answered_by"]
        assert sum(number for _, number in counts["asked_by"].values()) == 9

    def test_nothing_is_a_table_too(self) -> None:
        Turn.objects.all().delete()
        table = read_table()
        assert len(table) == 0
        assert not Search(QueryDict("q=Ukraine&outlet=afp&group=event")).count
