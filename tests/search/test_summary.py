"""The archive's version changes with all that readers see, and what is held of it stays true."""

from unittest.mock import patch

import pytest
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.ingest.finishing import finish
from transcripts.models import Change, Event, Outlet, PassageIndex, Topic, Turn
from transcripts.search import summary, version
from transcripts.search.summary import whole_archive
from transcripts.search.version import archive_version, put_changes_together


class TheVersion(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def test_changes_with_whatever_pages_show(self) -> None:
        turn = self.event.turns.get(text__contains="gendarmerie")
        changes = {
            "words": lambda: Turn.objects.filter(pk=turn.pk).update(text="Xylophone"),
            "a title": lambda: Event.objects.update(title="Another"),
            "a place": lambda: Event.objects.update(place="Elsewhere"),
            "a name": lambda: Outlet.objects.filter(slug="afp").update(name="Another"),
            "a topic": lambda: Topic.objects.all()[0].delete(),
            "a removed event": self.event.delete,
        }
        for what, change in changes.items():
            before = archive_version()
            change()
            assert archive_version() != before, what

    def test_stays_where_nothing_changes(self) -> None:
        before = archive_version()
        load_real_archive()
        assert archive_version() == before

    def test_is_no_earlier_one_after_many_changes_were_put_together(self) -> None:
        seen = {archive_version()}
        for _ in range(3):
            Change.objects.bulk_create(Change() for _ in range(version.MANY_CHANGES + 1))
            seen.add(archive_version())
            put_changes_together()
            assert Change.objects.count() == 1
            seen.add(archive_version())
        assert len(seen) == 7


class TheWhole(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_is_read_once_a_version(self) -> None:
        summary._held = None
        now = archive_version()
        with self.assertNumQueries(2):
            assert whole_archive().version == now
        with self.assertNumQueries(1):
            whole = whole_archive()
        with self.assertNumQueries(0):
            assert whole.counts.total == 12
        assert whole.table.words == sum(PassageIndex.objects.values_list("words", flat=True))

    def test_a_change_is_seen_at_once(self) -> None:
        assert whole_archive().counts.total == 12
        Turn.objects.filter(text__contains="gendarmerie").delete()
        whole = whole_archive()
        assert whole.version == archive_version()
        assert whole.counts.total == PassageIndex.objects.count()

    def test_what_took_long_to_read_is_kept_for_a_while(self) -> None:
        summary._held = None
        with patch.object(summary, "QUICK_SECONDS", 0), patch.object(summary, "REST", 1_000_000):
            before = whole_archive()
            Turn.objects.filter(text__contains="gendarmerie").delete()
            assert whole_archive() is before
        summary._held = None
        assert whole_archive().version != before.version


@pytest.mark.django_db
def test_an_empty_archive() -> None:
    finish()
    whole = whole_archive()
    assert whole.counts.total == 0
    assert whole.average_words == 1
    assert whole.configurations == ["archive_plain"]
