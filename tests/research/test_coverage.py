"""The first page draws what the archive covers: all of it, with its gaps."""

from django.test import TestCase

from tests.research.links import found_at, links_of
from tests.sample_archive import load_sample_archive
from transcripts.models import Event
from transcripts.research.coverage import coverage


class Covered(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_sample_archive(every=4)

    def test_all_events_are_in_it_and_no_month_without_one_is_hidden(self) -> None:
        found = coverage()
        assert found
        assert sum(bar.count for bar in found.events.bars) == Event.objects.count()
        days = list(Event.objects.values_list("date", flat=True))
        for stretch in found.stretches:
            first, last = (
                tuple(map(int, month.split("-"))) for month in (stretch.first, stretch.last)
            )
            within = any(first <= (day.year, day.month) <= last for day in days)
            assert within == stretch.covered, stretch
        assert 0 < found.months_without < found.width

    def test_each_bar_leads_to_as_many_events_as_it_shows(self) -> None:
        links = links_of(self.client, "/")
        assert len(links) > 5
        for link, number in links:
            assert found_at(self.client, link) == number, link


class NothingToDraw(TestCase):
    def test_an_empty_archive_covers_nothing(self) -> None:
        assert coverage() is None
