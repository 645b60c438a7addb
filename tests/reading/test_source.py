"""The source line by line: every character of it, and what each line became."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import TestCase

from tests.archive import load_real_archive, real_text
from tests.fictional import TRANSCRIPT
from transcripts.ingest import import_path, make_fictional
from transcripts.models import Event, Turn
from transcripts.reading import ReadSource, read_source
from transcripts.reading.source import SourceLine
from transcripts.sources import MARK

CASES = sorted((Path(__file__).parents[1] / "parsing" / "cases").glob("*.txt"))


def imported(text: str) -> Event:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.txt"
        path.write_text(text, encoding="utf-8")
        outcome = import_path(path, {"date": datetime.date(2031, 5, 7)})
    assert outcome.error is None, outcome
    return Event.objects.get(slug=outcome.event)


def text_of(source: ReadSource) -> str:
    return "\n".join("".join(text for text, _ in line.pieces) for line in source.lines)


def line_with(source: ReadSource, words: str) -> SourceLine:
    return next(line for line in source.lines if any(words in text for text, _ in line.pieces))


class TheRealTranscript(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def test_every_character_is_there(self) -> None:
        assert text_of(read_source(self.event)) == self.event.source_text == real_text()

    def test_every_line_with_words_became_something(self) -> None:
        for line in read_source(self.event).lines:
            assert line.became or not any(text.strip() for text, _ in line.pieces), line

    def test_every_paragraph_is_tied_to_its_line(self) -> None:
        source = read_source(self.event)
        addresses = {it.address for line in source.lines for it in line.became}
        for turn in self.event.turns.all():
            for paragraph in turn.paragraphs:
                assert f"{turn.public_id}-{paragraph.key}" in addresses

    def test_head_and_labels(self) -> None:
        source = read_source(self.event)
        assert [it.words for it in source.lines[0].became] == ["Title"]
        line = line_with(source, "Okay, we'll go to National News Agency")
        assert [it.kind for it in line.became] == ["label", "text"]
        assert [it.words for it in line.became] == ["Name", "Moderation by Farah Dakhlallah"]

    def test_lines_that_go_on(self) -> None:
        lines = read_source(self.event).lines
        assert [line.goes_on for line in lines[:6]] == [False, False, False, False, True, True]

    def test_one_statement(self) -> None:
        with self.assertNumQueries(1):
            read_source(self.event)


class OtherTranscripts(TestCase):
    def test_every_character_of_pages_with_much_around_the_text(self) -> None:
        assert CASES
        for path in CASES:
            event = imported(path.read_text(encoding="utf-8"))
            assert text_of(read_source(event)) == event.source_text, path.name
            event.delete()

    def test_what_was_skipped_says_why(self) -> None:
        event = imported(
            "Fictional remarks\nby Secretary General Ada Example\n"
            "Last updated: 8 May 2031 10:00\n\nThe lamps burn.\n"
        )
        source = read_source(event)
        line = line_with(source, "Last updated")
        assert line.kind == "skipped"
        assert [it.words for it in line.became] == [
            "Skipped: the date of an update, not of the event"
        ]
        assert source.skipped == 1

    def test_the_mark_of_what_is_invented_is_called_that(self) -> None:
        make_fictional()
        event = imported(TRANSCRIPT.replace("(As delivered)", f"\n{MARK}\n\n(As delivered)"))
        (became,) = line_with(read_source(event), MARK).became
        assert became.words == "Skipped: the mark of what is invented"

    def test_what_was_repaired_shows_how_it_reads(self) -> None:
        event = imported(
            "Fictional remarks\nby Secretary General Ada Example\n\nThe keeperâ€™s lamp burns.\n"
        )
        (became,) = line_with(read_source(event), "lamp").became
        assert became.reads == "The keeper’s lamp burns."
        turn = Turn.objects.get()
        assert became.address == f"{turn.public_id}-{turn.paragraphs[0].key}"
