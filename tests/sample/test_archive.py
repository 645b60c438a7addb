"""The fictional archive as the real importer builds it."""

import tomllib
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.http import QueryDict
from django.test import TestCase
from django.test.utils import override_settings

from nato_archive.countries import INVENTED
from tests.archive import load_real_archive
from tests.sample.whole import whole_sample
from transcripts.ingest import Outcome, Report
from transcripts.models import Event, Outlet, Speaker, Turn
from transcripts.search import Search
from transcripts.search.topics import topics_of

ADD = Report.add


def make() -> str:
    """What `make_sample` says, when it builds in this database in one process."""
    said = StringIO()
    with (
        TemporaryDirectory() as folder,
        override_settings(ARCHIVE_DATA=Path(folder)),
        patch("os.cpu_count", return_value=1),
    ):
        call_command("make_sample", stdout=said)
    return said.getvalue()


class Interrupted(TestCase):
    def test_ctrl_c_leaves_what_the_next_time_goes_on_from(self) -> None:
        """Wherever it came, no correction is missing afterwards."""
        count, events = len(whole_sample().first), []
        for at in (2, count + 2):
            told = 0

            def add(report: Report, outcome: Outcome, at: int = at) -> None:
                nonlocal told
                told += 1
                if told == at:
                    raise KeyboardInterrupt
                ADD(report, outcome)

            with patch.object(Report, "add", add), pytest.raises(KeyboardInterrupt):
                make()
            events.append(Event.objects.count())
        assert events[0] == 0
        assert events[1] >= count
        make()
        assert Event.objects.count() == len(whole_sample().transcripts)
        assert Event.objects.filter(corrections__isnull=False).distinct().count() == count


class Whole(TestCase):
    """The whole of it, as the command makes it: in the database as in the files."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.said = make()

    def test_all_came_in_as_they_were_meant(self) -> None:
        sample = whole_sample()
        all_of_them, corrected = len(sample.transcripts), len(sample.first)
        created = f"{all_of_them - corrected} created, {corrected} updated, 0 unchanged, 0 failed."
        assert created in self.said
        assert Event.objects.count() == all_of_them
        events = {event.source_name: event for event in Event.objects.prefetch_related("turns")}
        for truth in sample.transcripts:
            event = events[truth.name]
            assert (event.date, event.kind, event.title) == (truth.day, truth.kind, truth.title)
            turns = event.turns.order_by("position").select_related("speaker", "outlet")
            for turn, wanted in zip(turns, truth.turns, strict=True):
                speaker = turn.speaker.name if turn.speaker else None
                outlet = turn.outlet.name if turn.outlet else None
                assert turn.kind == wanted.kind
                assert speaker == wanted.speaker, truth.name
                assert outlet == wanted.outlet, truth.name

    def test_again_changes_nothing(self) -> None:
        said = make()
        assert f"0 created, 0 updated, {len(whole_sample().transcripts)} unchanged" in said

    def test_no_name_is_a_real_one(self) -> None:
        assert not Outlet.objects.filter(verified=False).exists()  # all are in outlets.toml
        assert not Outlet.objects.exclude(country__in=INVENTED).exists()
        real = tomllib.loads((settings.FIXTURES / "officials.toml").read_text(encoding="utf-8"))
        names = [official["name"] for official in real["official"]]
        assert not Speaker.objects.filter(aliases__name__in=names).exists()

    def test_questions_are_found_under_their_topics(self) -> None:
        """What the generator knows a question to be about, the topic's query finds."""
        turns = Turn.objects.filter(kind="question").select_related("passage", "event")
        about = {
            (truth.name, position): turn.topic
            for truth in whole_sample().transcripts
            for position, turn in enumerate(truth.turns, start=1)
            if turn.topic
        }
        asked = [(turn, about.get((turn.event.source_name, turn.position))) for turn in turns]
        topics = topics_of({turn.passage for turn in turns})
        missed = [
            (topic, turn.text)
            for turn, topic in asked
            if topic and topic not in {one.name for one in topics[turn.passage_id]}
        ]
        assert not missed

    def test_subjects_rise_and_fall(self) -> None:
        def count(topic: str, year: int) -> int:
            return Search(QueryDict(f"topic={topic}&year={year}")).count

        assert count("sorrel-strait", 2018) > 4 * count("sorrel-strait", 2015) > 0
        assert count("harbour-drones", 2025) > 4 * count("harbour-drones", 2020)
        assert count("herring-dispute", 2015) > 4 * count("herring-dispute", 2018)

    def test_a_corrected_transcript_shows_its_correction(self) -> None:
        corrected = {one.name for one in whole_sample().first}
        events = Event.objects.filter(corrections__isnull=False).distinct()
        assert {event.source_name for event in events} == corrected
        for event in events:
            summary = event.corrections.get().summary
            assert summary["added"] >= 2
            assert summary["changed"] >= 1
            assert "Corrected" in self.client.get(event.get_absolute_url()).text


def test_is_refused_where_the_real_archive_will_be() -> None:
    with (
        override_settings(ARCHIVE_DATA=settings.BASE_DIR / "data"),
        pytest.raises(CommandError, match="is for the real archive"),
    ):
        call_command("make_sample")


def test_is_refused_where_an_archive_is(db: None) -> None:
    load_real_archive()
    with pytest.raises(CommandError, match=": This archive holds real transcripts or names"):
        make()
    assert Event.objects.count() == 1
