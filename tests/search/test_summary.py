"""The archive's version changes with all that readers see, and what is kept of it stays true."""

import pytest
from django.db import connection
from django.test import TestCase

from tests.archive import load_real_archive
from transcripts.ingest.finishing import finish
from transcripts.models import Change, Event, Outlet, PassageIndex, Summary, Topic, Turn
from transcripts.search import summary
from transcripts.search.branches import Branch
from transcripts.search.counts import Counts, count
from transcripts.search.summary import archive_version, keep_summary, whole_archive


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
            Change.objects.bulk_create(Change() for _ in range(summary.MANY_CHANGES + 1))
            seen.add(archive_version())
            keep_summary()
            assert Change.objects.count() == 1
            seen.add(archive_version())
        assert len(seen) == 7


class TheSummary(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_an_import_keeps_it(self) -> None:
        kept = Summary.objects.get()
        assert kept.version.split()[0] == archive_version()
        assert Counts.of_json(kept.counts) == count([Branch({})])
        assert kept.words == sum(PassageIndex.objects.values_list("words", flat=True))

    def test_what_is_kept_is_read_and_not_counted_anew(self) -> None:
        version = archive_version()
        summary._held = None
        with self.assertNumQueries(1):
            assert whole_archive(version).version == version
        with self.assertNumQueries(0):
            assert whole_archive(version).version == version

    def test_what_an_older_archive_kept_is_counted_anew(self) -> None:
        Summary.objects.update(version=archive_version(), counts={"total": 3})
        summary._held = None
        assert whole_archive().counts.total == 12

    def test_a_change_is_seen_at_once(self) -> None:
        assert whole_archive().counts.total == 12
        Turn.objects.filter(text__contains="gendarmerie").delete()
        whole = whole_archive()
        assert whole.counts == count([Branch({})])
        assert whole.counts.total == PassageIndex.objects.count()


@pytest.mark.django_db
def test_an_empty_archive() -> None:
    finish()
    whole = whole_archive()
    assert whole.counts.total == 0
    assert whole.average_words == 1
    assert whole.configurations == ["archive_plain"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM transcripts_summary")
        assert cursor.fetchone() == (1,)
