"""What an import changed is kept, as a reader saw it before and after; and nothing else is."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.test import TestCase

from tests.fictional import TRANSCRIPT
from transcripts.ingest import Outcome, import_path
from transcripts.ingest.corrections import EventState, record_correction
from transcripts.models import Correction, Event, Speaker, Turn

GIVEN: dict[str, Any] = {"date": datetime.date(2031, 5, 7), "source_url": "https://example.org/1"}


class Corrections(TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.load()
        self.event = Event.objects.get()

    def load(self, text: str = TRANSCRIPT, **given: Any) -> Outcome:
        path = self.folder / "fictional.txt"
        path.write_text(text, encoding="utf-8")
        outcome = import_path(path, {**GIVEN, **given})
        assert outcome.status != "failed", outcome
        return outcome

    def correct(self, old: str, new: str, **given: Any) -> Correction:
        """Import the transcript with `new` for `old`; returns the one correction that makes."""
        assert old in TRANSCRIPT
        assert self.load(TRANSCRIPT.replace(old, new), **given).status == "updated"
        return Correction.objects.get()


class AChangedSource(Corrections):
    def test_a_word(self) -> None:
        correction = self.correct("lamps burning", "lanterns burning")
        turn = Turn.objects.get(text__contains="lanterns")
        assert correction.changes == [
            {
                "what": "changed",
                "turn": turn.public_id,
                "passage": turn.passage.public_id,
                "position": turn.position,
                "kind": "answer",
                "label": "Secretary General Ada Example:",
                "speaker": "Ada Example",
                "outlet": None,
                "fields": {},
                "moved": None,
                "edits": [
                    {
                        "parts": [
                            ["same", "They will keep the"],
                            ["removed", "lamps"],
                            ["added", "lanterns"],
                            ["same", "burning, as every year."],
                        ],
                        "cut": [False, False],
                    }
                ],
            }
        ]
        assert correction.reason == Correction.Reason.SOURCE
        assert correction.number == 1
        assert correction.summary == {
            **{"head": 0, "changed": 1, "added": 0, "removed": 0, "moved": 0},
            **{"words_added": 1, "words_removed": 1},
        }

    def test_turns_that_were_added(self) -> None:
        correction = self.correct(
            "Spokesperson Max Muster: Next,",
            "Ola Nordmann (Fjord Radio): Are the fjords lit as well?\n"
            "Secretary General Ada Example: The fjords light themselves.\n"
            "Spokesperson Max Muster: Next,",
        )
        question, answer = correction.changes
        assert (question["what"], question["kind"]) == ("added", "question")
        assert question["text"] == "Are the fjords lit as well?"
        assert (question["speaker"], question["outlet"]) == ("Ola Nordmann", "Fjord Radio")
        assert answer["text"] == "The fjords light themselves."
        assert correction.summary["added"] == 2
        assert correction.summary["words_added"] == 10

    def test_turns_that_were_removed_stand_where_they_stood(self) -> None:
        gone = Turn.objects.get(text__startswith="And who pays")
        correction = self.correct(
            "Juan Ejemplo (Radio Nowhere): And who pays for the eighth?\n"
            "Secretary General Ada Example: That will be agreed when the river agrees.\n"
            "Spokesperson Max Muster: That is all. Thank you.\n",
            "Spokesperson Max Muster: That is all for now. Thank you.\n",
        )
        assert [change["what"] for change in correction.changes] == [
            *("removed", "removed", "changed")
        ]
        first = correction.changes[0]
        assert (first["turn"], first["text"]) == (gone.public_id, gone.text)
        assert correction.summary["removed"] == 2

    def test_who_speaks(self) -> None:
        correction = self.correct("Erika Beispiel (Example Times)", "Erika Muster (Sample Times)")
        (change,) = correction.changes
        assert change["fields"] == {
            "label": ["Erika Beispiel (Example Times):", "Erika Muster (Sample Times):"],
            "speaker": ["Erika Beispiel", "Erika Muster"],
            "outlet": ["Example Times", "Sample Times"],
        }
        assert (change["speaker"], change["edits"]) == ("Erika Muster", [])

    def test_the_head_comes_first(self) -> None:
        correction = self.correct(
            "Fictional press conference", "Fictional joint press conference", place="Nowhere"
        )
        assert correction.changes[0] == {
            "what": "head",
            "field": "title",
            "before": "Fictional press conference",
            "after": "Fictional joint press conference",
        }
        place = next(c for c in correction.changes if c["field"] == "place")
        assert (place["before"], place["after"]) == (None, "Nowhere")
        assert correction.summary["head"] == len(correction.changes)

    def test_turns_that_moved(self) -> None:
        start = TRANSCRIPT.index("Spokesperson Max Muster: Thank you. The Example")
        middle = TRANSCRIPT.index("Spokesperson Max Muster: Next,")
        end = TRANSCRIPT.index("Spokesperson Max Muster: That is all.")
        first, second = TRANSCRIPT[start:middle], TRANSCRIPT[middle:end]
        correction = self.correct(first + second, second + first)
        assert {change["what"] for change in correction.changes} == {"changed"}
        assert [change["moved"] for change in correction.changes] == [[2, 7], [3, 8], [4, 9]]
        assert correction.summary["moved"] == 3
        assert correction.summary["words_added"] == 0

    def test_corrections_are_numbered(self) -> None:
        for text in ("lanterns", "torches"):
            self.load(TRANSCRIPT.replace("lamps", text))
        self.load()
        assert [c.number for c in self.event.corrections.for_lists()] == [3, 2, 1]

    def test_it_tells_what_was_even_when_the_turn_is_gone(self) -> None:
        changes = self.correct("lamps burning", "lanterns burning").changes
        self.load("Fictional press conference\nby Ada Example\nNothing was said but this.\n")
        first = Correction.objects.get(number=1)
        assert first.changes == changes
        assert not Turn.objects.filter(public_id=changes[0]["turn"]).exists()

    def test_a_passage_knows_its_corrections(self) -> None:
        passage = Turn.objects.get(text__contains="lamps").passage
        other = Turn.objects.get(text__startswith="Seven bridges").passage
        correction = self.correct("lamps burning", "lanterns burning")
        assert list(Correction.objects.of_passage(passage)) == [correction]
        assert not Correction.objects.of_passage(other)


class NothingToTell(Corrections):
    def test_a_first_import(self) -> None:
        assert not Correction.objects.exists()

    def test_the_same_again(self) -> None:
        assert self.load().status == "unchanged"
        assert not Correction.objects.exists()

    def test_blank_lines(self) -> None:
        assert self.load(TRANSCRIPT.replace("\n", "\n\n")).status == "updated"
        assert not Correction.objects.exists()

    def test_a_dry_run(self) -> None:
        path = self.folder / "other.txt"
        path.write_text(TRANSCRIPT.replace("lamps", "lanterns"))
        assert import_path(path, GIVEN, dry_run=True).status == "updated"
        assert not Correction.objects.exists()

    def test_what_a_person_corrected_in_between_was_not_the_imports_doing(self) -> None:
        Event.objects.update(title="A title by an editor")
        right = Speaker.objects.create(name="Right Person")
        Turn.objects.filter(speaker_name="Erika Beispiel").update(speaker=right)
        correction = self.correct("lamps burning", "lanterns burning")
        assert len(correction.changes) == 1
        assert correction.changes[0]["fields"] == {}


class TheSameSourceReadAnew(Corrections):
    def test_another_kind_and_speaker(self) -> None:
        before = EventState.of(self.event)
        turn = Turn.objects.get(text__startswith="Next, Radio")
        Turn.objects.filter(pk=turn.pk).update(kind="statement", start=turn.start + 1)
        correction = record_correction(self.event, before, source_changed=False)
        assert correction
        assert correction.reason == Correction.Reason.READING
        (change,) = correction.changes
        assert change["fields"] == {"kind": ["moderation", "statement"]}

    def test_other_places_and_warnings_are_nothing(self) -> None:
        before = EventState.of(self.event)
        Turn.objects.update(start=0)
        Event.objects.update(warnings=[{"line": 1, "code": "x", "message": "y"}])
        assert record_correction(self.event, before, source_changed=False) is None

    def test_what_is_given_beside_the_text(self) -> None:
        self.load(place="Nowhere")
        correction = Correction.objects.get()
        assert correction.reason == Correction.Reason.READING
        assert [change["field"] for change in correction.changes] == ["place"]

    def test_a_state_is_read_in_two_statements(self) -> None:
        with self.assertNumQueries(2):
            EventState.of(self.event)
