"""What is read for a page of results is what Django reads, in one statement."""

from typing import Any

from django.db.models import Model
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.models import Passage
from transcripts.search.shown import LEFT_OUT, read_passages


def values(row: Any) -> dict[str, Any] | None:
    """The fields of an instance, but for those that are left out."""
    if row is None:
        return None
    model: type[Model] = type(row)
    fields = [f for f in model._meta.concrete_fields if f.name not in LEFT_OUT[model]]
    return {field.attname: getattr(row, field.attname) for field in fields}


class Shown(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_is_what_django_reads(self) -> None:
        keys = list(Passage.objects.values_list("pk", flat=True))
        with self.assertNumQueries(1):
            read = read_passages(keys)
            shown = [(p, values(p), values(p.event), p.in_order) for p in read.values()]
            parts = [
                [(values(turn), values(turn.speaker), values(turn.outlet)) for turn in turns]
                for _, _, _, turns in shown
            ]
            assert all(t.passage is p and t.event is p.event for p, *_, ts in shown for t in ts)
        for (passage, fields, event, _), turns in zip(shown, parts, strict=True):
            known = Passage.objects.with_turns().get(pk=passage.pk)
            assert (fields, event) == (values(known), values(known.event))
            assert turns == [
                (values(turn), values(turn.speaker), values(turn.outlet)) for turn in known.in_order
            ]

    def test_what_is_left_out_is_fetched_when_it_is_asked_for(self) -> None:
        known = Passage.objects.select_related("event").earliest("pk")
        passage = read_passages([known.pk])[known.pk]
        with self.assertNumQueries(1):
            assert passage.event.source_text == known.event.source_text
        assert not passage._state.adding
        assert passage == known

    def test_a_passage_that_was_deleted_is_not_there(self) -> None:
        assert read_passages([0]) == {}
