"""Importing: idempotent, in place, all or nothing, and honest about what it does not know."""

import datetime
import os
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from tests.archive import REAL, REAL_SLUG, load_real_archive, real_text
from tests.fictional import TRANSCRIPT
from transcripts.ingest import Import, Outcome, import_path, merge
from transcripts.models import (
    Answer,
    Event,
    Office,
    Outlet,
    Passage,
    Question,
    ReceivedFile,
    Speaker,
    Tenure,
    Turn,
)
from transcripts.sources import Inbox

GIVEN: dict[str, Any] = {"date": datetime.date(2031, 5, 7)}


class Folder(TestCase):
    """Tests that write files to import."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory()))

    def write(self, text: str = TRANSCRIPT, name: str = "fictional.txt") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, text: str = TRANSCRIPT, **given: Any) -> Outcome:
        return import_path(self.write(text), {**GIVEN, **given})


class TheRealTranscript(TestCase):
    event: Event

    @classmethod
    def setUpTestData(cls) -> None:
        cls.event = load_real_archive()

    def test_head(self) -> None:
        event = self.event
        assert event.title == "Pre-ministerial press conference"
        assert event.byline.startswith("by NATO Secretary General Mark Rutte ahead of")
        assert event.kind == Event.Kind.PRESS_CONFERENCE
        assert event.date == datetime.date(2024, 10, 16)
        assert event.source_url.endswith("opinions_229533.htm")
        assert event.source_text == real_text()

    def test_questions_and_answers_by_name(self) -> None:
        assert Question.objects.count() == 11
        assert Answer.objects.count() == 11
        for answer in Answer.objects.select_related("in_reply_to"):
            assert answer.in_reply_to
            assert answer.in_reply_to.kind == Turn.Kind.QUESTION
            assert answer.in_reply_to.passage_id == answer.passage_id

    def test_passages(self) -> None:
        assert Passage.objects.exchanges().count() == 10
        assert Passage.objects.statements().count() == 2
        afp = Outlet.objects.get(name="AFP")
        rutte = Speaker.objects.get(name="Mark Rutte")
        (passage,) = Passage.objects.asked_by(afp).answered_by(rutte).in_year(2024)
        assert passage.turns.count() == 6

    def test_outlets_are_the_known_ones(self) -> None:
        asked = Outlet.objects.filter(turns__isnull=False).distinct()
        assert {(outlet.name, str(outlet.country)) for outlet in asked} == {
            ("AFP", "FR"),
            ("ANSA", "IT"),
            ("Deutsche Welle", "DE"),
            ("Frankfurter Allgemeine Zeitung", "DE"),
            ("Fuji TV", "JP"),
            ("Interfax-Ukraine", "UA"),
            ("Klan Kosova", "XK"),
            ("The Wall Street Journal", "US"),
            ("Ukrinform", "UA"),
            ("Yonhap News Agency", "KR"),
        }
        assert all(outlet.verified and outlet.kind for outlet in asked)

    def test_every_turn_is_a_slice_of_the_source(self) -> None:
        for turn in Turn.objects.select_related("event"):
            assert turn.text == turn.event.source_text[turn.start : turn.end]

    def test_a_second_import_says_unchanged(self) -> None:
        before = self.event.updated_at
        outcome = import_path(REAL)
        assert (outcome.status, outcome.event) == ("unchanged", REAL_SLUG)
        self.event.refresh_from_db()
        assert self.event.updated_at == before

    def test_what_a_person_changed_stays(self) -> None:
        Event.objects.update(title="Corrected title", kind=Event.Kind.DOORSTEP)
        assert import_path(REAL).status == "unchanged"
        assert import_path(REAL, {"place": "Elsewhere"}).status == "updated"
        self.event.refresh_from_db()
        assert self.event.title == "Corrected title"
        assert self.event.kind == Event.Kind.DOORSTEP
        assert self.event.place == "Elsewhere"

    def test_public_ids_come_from_the_words(self) -> None:
        """An archive that is rebuilt from its files has the same addresses."""
        before = set(Turn.objects.values_list("public_id", flat=True))
        passages = set(Passage.objects.values_list("public_id", flat=True))
        self.event.delete()
        import_path(REAL)
        assert set(Turn.objects.values_list("public_id", flat=True)) == before
        assert set(Passage.objects.values_list("public_id", flat=True)) == passages


class Corrections(Folder):
    def ids(self) -> dict[str, str]:
        """Public id of each turn by its first three words."""
        return {" ".join(t.text.split()[:3]): t.public_id for t in Turn.objects.all()}

    def correct(self, old: str, new: str) -> None:
        assert old in TRANSCRIPT
        outcome = self.load(TRANSCRIPT.replace(old, new))
        assert outcome.status == "updated", outcome
        assert Event.objects.count() == 1

    def test_a_corrected_word_keeps_every_id(self) -> None:
        assert self.load().status == "created"
        before, passages = self.ids(), set(Passage.objects.values_list("public_id", flat=True))
        self.correct("lamps burning", "lanterns burning")
        assert self.ids() == before
        assert set(Passage.objects.values_list("public_id", flat=True)) == passages
        assert Turn.objects.filter(text__contains="lanterns").exists()

    def test_an_inserted_exchange_moves_nobodys_id(self) -> None:
        self.load()
        before, passages = self.ids(), set(Passage.objects.values_list("public_id", flat=True))
        self.correct(
            "Spokesperson Max Muster: Next,",
            "Ola Nordmann (Fjord Radio): Are the fjords lit as well?\n"
            "Secretary General Ada Example: The fjords light themselves.\n"
            "Spokesperson Max Muster: Next,",
        )
        after = self.ids()
        assert before.items() <= after.items()
        assert len(after) == len(before) + 2
        assert passages < set(Passage.objects.values_list("public_id", flat=True))

    def test_a_removed_exchange_leaves_the_others_alone(self) -> None:
        self.load()
        before = self.ids()
        self.correct(
            "Juan Ejemplo (Radio Nowhere): And who pays for the eighth?\n"
            "Secretary General Ada Example: That will be agreed when the river agrees.\n",
            "",
        )
        after = self.ids()
        assert after.items() < before.items()
        assert len(after) == len(before) - 2

    def test_words_that_are_said_again_elsewhere(self) -> None:
        """An id that these words had once made is not made twice."""
        self.load()
        before = self.ids()
        self.correct(
            "Spokesperson Max Muster: Next,",
            "Spokesperson Max Muster: That is all. Thank you.\n"
            "Ola Nordmann (Fjord Radio): Are the fjords lit as well?\n"
            "Secretary General Ada Example: They will keep the lamps burning, as every year.\n"
            "Spokesperson Max Muster: Next,",
        )
        assert set(before.values()) <= set(Turn.objects.values_list("public_id", flat=True))

    def test_exchanges_in_another_order_keep_their_ids(self) -> None:
        self.load()
        before = {turn.text: turn.public_id for turn in Turn.objects.all()}
        start = TRANSCRIPT.index("Spokesperson Max Muster: Thank you. The Example")
        middle = TRANSCRIPT.index("Spokesperson Max Muster: Next,")
        end = TRANSCRIPT.index("Spokesperson Max Muster: That is all.")
        first, second = TRANSCRIPT[start:middle], TRANSCRIPT[middle:end]
        self.correct(first + second, second + first)
        after = {turn.text: turn.public_id for turn in Turn.objects.all()}
        assert {text: after.get(text) for text in before} == before

    def test_who_speaks_as_a_person_corrected_it_stays(self) -> None:
        self.load()
        right = Speaker.objects.create(name="Right Person")
        Turn.objects.filter(speaker_name="Erika Beispiel").update(speaker=right, role="Editor")
        self.correct("lamps burning", "lanterns burning")
        turn = Turn.objects.get(speaker_name="Erika Beispiel")
        assert (turn.speaker, turn.role) == (right, "Editor")

    def test_a_corrected_title_does_not_make_it_another_event(self) -> None:
        self.load(place="Nowhere", kind="doorstep")
        Event.objects.update(title="Corrected title")
        self.correct("lamps burning", "lanterns burning")
        event = Event.objects.get()
        assert event.title == "Corrected title"
        assert (event.place, event.kind) == ("Nowhere", "doorstep")

    def test_a_new_address_for_the_same_text(self) -> None:
        self.load()
        outcome = self.load(source_url="https://example.org/1")
        assert outcome.status == "updated"
        assert Event.objects.get().source_url == "https://example.org/1"

    def test_an_address_that_is_another_events(self) -> None:
        self.load(source_url="https://example.org/1")
        other = TRANSCRIPT.replace("lighthouse", "windmill").replace("bridges", "tunnels")
        self.load(other, source_url="https://example.org/2")
        assert Event.objects.count() == 2
        outcome = self.load(other, source_url="https://example.org/1")
        assert outcome.status == "failed"
        assert "Correct the source URL" in (outcome.error or "")

    def test_another_event_of_the_same_day_is_another_event(self) -> None:
        self.load()
        head, _, _ = TRANSCRIPT.partition("Good afternoon.")
        outcome = self.load(head + "Good evening. Something else entirely is said here.\n")
        assert outcome.status == "created"
        assert Event.objects.count() == 2
        assert len(set(Event.objects.values_list("slug", flat=True))) == 2


class WhatIsNotKnown(Folder):
    def test_an_event_without_a_date_is_refused(self) -> None:
        outcome = import_path(self.write())
        assert outcome.status == "failed"
        assert "--date" in (outcome.error or "")
        assert ".toml" in (outcome.error or "")
        assert not Event.objects.exists()
        assert not Speaker.objects.exists()

    def test_the_sidecar_says_what_the_text_does_not(self) -> None:
        path = self.write()
        path.with_suffix(".toml").write_text('date = 2031-05-07\nplace = "Nowhere"\n')
        assert import_path(path).status == "created"
        assert Event.objects.get().place == "Nowhere"
        assert import_path(path, {"place": "Elsewhere"}).status == "updated"
        assert Event.objects.get().place == "Elsewhere"

    def test_an_unknown_outlet_is_created_for_an_editor_to_look_at(self) -> None:
        self.load()
        assert not Outlet.objects.get(name="Example Times").verified
        assert not Speaker.objects.get(name="Erika Beispiel").verified

    def test_a_name_that_two_people_have_is_nobodys(self) -> None:
        for _ in range(2):
            Speaker.objects.create(name="Erika Beispiel")
        outcome = self.load()
        turn = Turn.objects.get(speaker_name="Erika Beispiel")
        assert turn.speaker is None
        assert "ambiguous_name" in {warning["code"] for warning in outcome.warnings}

    def test_a_surname_alone_is_nobodys(self) -> None:
        outcome = self.load(TRANSCRIPT.replace("Erika Beispiel", "Beispiel"))
        turn = Turn.objects.get(speaker_name="Beispiel")
        assert turn.speaker is None
        assert "surname_only" in {warning["code"] for warning in outcome.warnings}

    def test_an_office_without_a_name_is_its_holders(self) -> None:
        office = Office.objects.create(name="NATO Secretary General", titles="Secretary General")
        zoe = Speaker.objects.create(name="Zoe Example")
        Tenure.objects.create(speaker=zoe, office=office, start="2019", end="2023")
        text = TRANSCRIPT.replace("Secretary General Ada Example", "Secretary General")
        day = datetime.date(2021, 5, 7)
        outcome = self.load(text, date=day)
        assert Turn.objects.filter(speaker=zoe).count() == 3
        assert "speaker_from_office" in {warning["code"] for warning in outcome.warnings}
        head = text.replace("by Secretary General", "with the UN Secretary General")
        self.load(head.replace("lighthouse", "windmill").replace("bridges", "tunnels"), date=day)
        assert Event.objects.count() == 2
        assert Turn.objects.filter(speaker=zoe).count() == 3

    def test_accents_hyphens_and_case_are_tolerated(self) -> None:
        outlet = Outlet.objects.create(name="Rádio-Nowhere")
        self.load()
        assert Turn.objects.filter(outlet=outlet).count() == 2


class ManyFiles(Folder):
    def test_a_failed_file_does_not_stop_the_others(self) -> None:
        self.write(name="a.txt")
        (self.folder / "b.txt").write_bytes(b"")
        (self.folder / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
        self.write("Another title\nby Ada Example\nSomething else is said.\n", "sub.txt")
        report = Import(Inbox([self.folder]), GIVEN).run()
        assert report.counts() == {"created": 2, "updated": 0, "unchanged": 0, "failed": 2}
        assert [Path(failure.path).name for failure in report.failures] == ["b.txt", "c.txt"]
        assert all(failure.error for failure in report.failures)

    def test_folders_are_searched_for_what_can_be_read(self) -> None:
        (self.folder / "deep" / ".hidden").mkdir(parents=True)
        for name in ("deep/a.txt", "deep/b.md", "deep/c.mp3", "deep/a.toml", "deep/.hidden/d.txt"):
            (self.folder / name).write_text("x")
        inbox = Inbox([self.folder])
        assert [Path(one.name).name for one in inbox] == ["a.txt", "b.md"]
        assert inbox.left_out == {".mp3": 1}

    def test_a_dry_run_keeps_nothing(self) -> None:
        outcome = import_path(self.write(), GIVEN, dry_run=True)
        assert outcome.status == "created"
        assert not Event.objects.exists()
        assert not Outlet.objects.exists()


class NothingIsForgotten(Folder):
    def test_what_is_not_said_again_stays(self) -> None:
        self.load(place="Nowhere", kind="doorstep", source_url="https://example.org/1")
        assert import_path(self.write()).status == "unchanged"
        event = Event.objects.get()
        assert (event.place, event.kind, event.date) == ("Nowhere", "doorstep", GIVEN["date"])

    def test_a_corrected_text_needs_no_date_where_its_address_is_known(self) -> None:
        self.load(source_url="https://example.org/1")
        path = self.write(TRANSCRIPT.replace("lamps", "lanterns"))
        assert import_path(path, {"source_url": "https://example.org/1"}).status == "updated"
        assert Event.objects.get().date == GIVEN["date"]


class AnyRearrangement(HypothesisTestCase):
    """Lines of a transcript left out, said twice or moved: never an error, and there and back."""

    @settings(max_examples=25)
    @given(st.lists(st.integers(4, len(TRANSCRIPT.splitlines()) - 1), min_size=1, max_size=14))
    def test_is_an_import(self, order: list[int]) -> None:
        lines = TRANSCRIPT.splitlines()
        rearranged = "\n".join([*lines[:4], *(lines[n] for n in order)]) + "\n"
        with TemporaryDirectory() as folder:
            path = Path(folder) / "fictional.txt"
            given_url = {**GIVEN, "source_url": "https://example.org/1"}
            for text in (TRANSCRIPT, rearranged, TRANSCRIPT):
                path.write_text(text, encoding="utf-8")
                outcome = import_path(path, given_url)
                assert outcome.status != "failed", outcome.error
        assert Event.objects.count() == 1
        assert Turn.objects.count() == 10


class OneEventOrTwo(Folder):
    def statement(self, words: str) -> str:
        return f"Doorstep statement\nby Ada Example\n17 Oct. 2024\n\nAda Example: {words}\n"

    def test_short_statements_of_one_day_and_title_are_two_events(self) -> None:
        morning = "In the morning the lighthouse keepers met and counted their lamps."
        evening = "Tonight every harbour of the islands agreed upon another bridge."
        assert self.load(self.statement(morning)).status == "created"
        assert self.load(self.statement(evening)).status == "created"
        assert self.load(self.statement(morning + "\n\nThat is all.")).status == "updated"
        assert Event.objects.count() == 2

    def test_a_name_merged_since_is_no_correction(self) -> None:
        self.load()
        juan, target = (
            Speaker.objects.get(name="Juan Ejemplo"),
            Speaker.objects.create(name="Bo Ra"),
        )
        merge([juan], target)
        self.load(TRANSCRIPT.replace("Juan Ejemplo (", "Otro Nombre ("))
        assert not Turn.objects.filter(speaker=target).exists()
        assert Turn.objects.filter(speaker__name="Otro Nombre").count() == 2

    def test_what_the_database_refuses_is_the_outcome_of_one_file(self) -> None:
        words = " ".join(f"w{number:x}" * 8 for number in range(60_000))
        for name, text, toml in (
            ("a.txt", TRANSCRIPT, 'source_url = "https://example.org/' + "x" * 600 + '"'),
            ("b.txt", TRANSCRIPT, 'title = "nul \\u0000 title"'),
            ("c.txt", f"Title\n17 Oct. 2024\n\nAda Example: {words}\n", ""),
        ):
            self.write(text, name)
            self.write(toml + "\ndate = 2031-05-07", name.replace("txt", "toml"))
        self.write(TRANSCRIPT, "d.txt")
        outcomes: list[Outcome] = []
        Import(Inbox([self.folder]), GIVEN).run(progress=outcomes.append)
        assert [outcome.status for outcome in outcomes] == ["failed"] * 3 + ["created"]
        assert "more different words" in (outcomes[2].error or "")

    def test_a_name_that_is_not_utf_8(self) -> None:
        path = os.fsencode(self.folder) + b"/caf\xe9.txt"
        with open(path, "w", encoding="utf-8") as file:
            file.write(TRANSCRIPT)
        outcomes: list[Outcome] = []
        Import(Inbox([self.folder]), GIVEN).run(progress=outcomes.append)
        assert [(o.status, Path(o.path).name) for o in outcomes] == [("created", "caf\ufffd.txt")]

    def test_a_page_in_a_text_file_is_kept(self) -> None:
        page = "<html><head><title>x</title></head><body><main><p>" + TRANSCRIPT.replace(
            "\n", "<p>"
        )
        assert import_path(self.write(page, "page.txt"), GIVEN).status == "created"
        assert bytes(ReceivedFile.objects.get().data).decode() == page

    def test_a_corrected_day_is_the_same_event(self) -> None:
        with_day = TRANSCRIPT.replace("(As delivered)", "7 May 2031\n(As delivered)")
        assert self.load(with_day, date=datetime.date(2031, 5, 7)).status == "created"
        path = self.write(with_day.replace("7 May", "9 May"))
        assert import_path(path, {"date": datetime.date(2031, 5, 9)}).status == "updated"
        event = Event.objects.get()
        assert event.date == datetime.date(2031, 5, 9)
        assert event.corrections.count() == 1

    def test_a_word_in_most_lines_and_other_lines_are_the_same_event(self) -> None:
        event = Event.objects.get(slug=self.load().event)
        ids = list(event.turns.values_list("public_id", flat=True))
        corrected = TRANSCRIPT.replace(" the ", " this ").replace(" is ", " was ")
        lines = corrected.splitlines()
        assert sum(line in TRANSCRIPT for line in lines if ":" in line) < len(lines) / 4
        wrapped = "\n".join(textwrap.fill(line, 60) for line in lines)
        for text in (corrected, wrapped):
            outcome = self.load(text)
            assert (outcome.status, outcome.event) == ("updated", event.slug)
            assert list(event.turns.values_list("public_id", flat=True)) == ids

    def test_a_title_and_a_word_corrected_at_once_are_the_same_event(self) -> None:
        event = Event.objects.get(slug=self.load().event)
        corrected = TRANSCRIPT.replace("Fictional press", "Joint press").replace("quiet", "calm")
        path = self.write(corrected, "another-name.txt")
        assert import_path(path, GIVEN).status == "updated"
        event.refresh_from_db()
        assert event.title == "Joint press conference"
        for url, status in (("one", "updated"), ("another", "created")):
            self.write(corrected.replace("Joint", url).replace("calm", "slow"), "c.txt")
            given = {**GIVEN, "source_url": f"https://example.org/{url}"}
            assert import_path(path.parent / "c.txt", given).status == status

    def test_a_new_question_does_not_take_over_an_address(self) -> None:
        self.load()
        asked = "Juan Ejemplo (Radio Nowhere): How many bridges are planned this decade?"
        before = Turn.objects.get(text__startswith="How many bridges").passage.public_id
        other = "Ola Prøve (TV Ett): Which lamps were counted at the northern harbour today?"
        self.load(TRANSCRIPT.replace(asked, other))
        now = Turn.objects.get(text__startswith="Which lamps").passage.public_id
        assert now != before
        self.load()
        assert Turn.objects.get(text__startswith="How many bridges").passage.public_id == before

    def test_the_same_words_in_two_files_of_one_import_are_two_events(self) -> None:
        """A statement that was published twice, under two titles."""
        self.write(TRANSCRIPT, "a.txt")
        self.write(TRANSCRIPT.replace("Fictional", "Another"), "b.txt")
        for status in ("created", "unchanged"):
            report = Import(Inbox([self.folder]), GIVEN).run()
            assert report.counts()[status] == 2
