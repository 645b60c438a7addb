"""`import_transcripts` and `load_names`, as scripts and people call them."""

import csv
import json
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.test import TestCase

from tests.archive import REAL, REAL_SLUG
from tests.fictional import TRANSCRIPT
from transcripts.ingest import ImportRefused, Outcome, Report, load_names, merge
from transcripts.management.import_output import ForPeople
from transcripts.models import Event, Office, Outlet, Speaker, Tenure, Topic
from transcripts.search.topics import compile_topic


class ImportTranscripts(TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.path = self.folder / "fictional.txt"
        self.path.write_text(TRANSCRIPT, encoding="utf-8")

    def run_command(self, *arguments: Any) -> str:
        out = StringIO()
        call_command("import_transcripts", *map(str, arguments), stdout=out)
        return out.getvalue()

    def test_json_report(self) -> None:
        data = json.loads(self.run_command(REAL, "--json"))
        assert list(data) == ["created", "updated", "unchanged", "failed", "files"]
        assert data["created"] == 1
        (file,) = data["files"]
        assert list(file) == ["path", "status", "event", "warnings", "error"]
        assert file["path"] == str(REAL)
        assert file["event"] == REAL_SLUG
        assert file["error"] is None
        assert json.loads(self.run_command(REAL, "--json"))["unchanged"] == 1

    def test_report_for_people(self) -> None:
        said = self.run_command(self.path, "--date", "2031-05-07")
        assert "created: /events/2031-05-07-fictional-press-conference/" in said
        assert "1 created, 0 updated, 0 unchanged, 0 failed" in said

    def test_metadata_from_options(self) -> None:
        self.run_command(
            *(self.path, "--date", "2031-05-07", "--kind", "doorstep", "--place", "Nowhere"),
            *("--source-url", "https://example.org/1", "--language", "en"),
        )
        event = Event.objects.get()
        assert (event.kind, event.place, event.language) == ("doorstep", "Nowhere", "en")
        assert event.source_url == "https://example.org/1"

    def test_dry_run(self) -> None:
        said = self.run_command(self.path, "--date", "2031-05-07", "--dry-run")
        assert "1 created" in said
        assert "Nothing was kept." in said
        assert not Event.objects.exists()

    def write_many(self, count: int = 12) -> None:
        for number in range(count):
            text = TRANSCRIPT.replace("Erika Beispiel", f"Erika Beispiel {number}")
            text = text.replace("statement about bridges", f"statementâ€™s number {number}")
            (self.folder / f"{number:02}.txt").write_text(text.replace("\n", f" {number}\n", 1))

    def test_many_are_told_in_a_table(self) -> None:
        self.path.unlink()
        self.write_many()
        said = self.run_command(self.folder, "--date", "2031-05-07", "--jobs", 1)
        assert "12 created" in said
        assert "/events/" not in said
        table = said.split("To look at")[1]
        assert table.startswith(f" in {self.folder}/ (")
        assert " 12 mojibake, in 12 of the transcripts: 00.txt, line" in table

    def test_the_table_names_several_transcripts_for_a_warning(self) -> None:
        twice = {"code": "surname_only", "line": 3, "message": ""}
        report = Report()
        for path in ("/a/b/1.txt", "/a/b/2.txt", "/a/bc/3.txt"):
            report.add(Outcome(path, "created", "slug", (twice, {**twice, "line": 5})))
        out = StringIO()
        ForPeople(OutputWrapper(out), 12, dry_run=False, verbosity=1).end(report)
        assert "To look at in /a/ (" in out.getvalue()
        line = (
            "6 surname_only, in 3 of the transcripts: b/1.txt, line 3; b/2.txt, line 3; bc/3.txt,"
        )
        assert line in out.getvalue()

    def test_report_as_csv(self) -> None:
        (self.folder / "empty.txt").write_text("")
        path = self.folder / "report.csv"
        with pytest.raises(CommandError, match="1 of 2"):
            self.run_command(self.folder, "--date", "2031-05-07", "--report", path)
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == ["path", "event", "line", "code", "message"]
        failed = [row for row in rows if row["code"] == "failed"]
        assert [Path(row["path"]).name for row in failed] == ["empty.txt"]
        told = Event.objects.get().warnings
        assert [row["code"] for row in rows if row not in failed] == [w["code"] for w in told]

    def test_standard_input(self) -> None:
        with mock.patch("sys.stdin", TextIOWrapper(BytesIO(TRANSCRIPT.encode()))):
            said = self.run_command("-", "--name", "said.txt", "--date", "2031-05-07")
        assert "1 created" in said
        assert Event.objects.get().source_name == "said.txt"
        with (
            mock.patch("sys.stdin", TextIOWrapper(BytesIO(b""))),
            pytest.raises(CommandError, match=r"standard-input\.txt: the file is empty"),
        ):
            self.run_command("-")

    def test_what_belongs_to_one_is_not_given_to_several(self) -> None:
        self.write_many(2)
        with pytest.raises(CommandError, match="--title is for one transcript"):
            self.run_command(self.folder, "--date", "2031-05-07", "--title", "The same for all")

    def test_files_of_other_kinds_are_told(self) -> None:
        (self.folder / "picture.jpg").write_bytes(b"x")
        err = StringIO()
        call_command(
            "import_transcripts", str(self.folder), date="2031-05-07", stderr=err, stdout=StringIO()
        )
        assert "1 of .jpg" in err.getvalue()

    def test_two_files_of_one_event(self) -> None:
        """Neither overwrites the other, at whatever import."""
        (self.folder / "second.md").write_text(TRANSCRIPT + "One line more.\n")
        for status in ("created", "unchanged"):
            out = StringIO()
            with pytest.raises(CommandError, match="1 of 2"):
                call_command("import_transcripts", self.folder, date="2031-05-07", stdout=out)
            assert f"1 {status}" in out.getvalue()
            assert "same event as fictional.txt" in out.getvalue()
        assert "One line more" not in Event.objects.get().source_text

    def test_a_dry_run_counts_as_an_import_would(self) -> None:
        (self.folder / "copy.txt").write_text(TRANSCRIPT)
        said = self.run_command(self.folder, "--date", "2031-05-07", "--dry-run")
        assert "1 created, 0 updated, 1 unchanged" in said
        assert not Event.objects.exists()

    def test_errors_are_one_clear_line(self) -> None:
        for arguments, message in (
            ([self.path], "--date"),
            ([self.path, "--date", "2024-02-31"], "2024-02-31"),
            ([self.path, "--date", "2031-05-07", "--kind", "party"], "party"),
            ([self.path, "--report", self.folder / "none" / "report.csv"], "cannot be written"),
            ([self.folder / "none.txt"], "none.txt"),
            ([self.path, "--name", "said.txt"], "--name is for standard input"),
            (["-", self.path, "-"], "only once"),
            ([""], "An empty path names nothing"),
            ([self.enterContext(TemporaryDirectory())], "no transcript"),
        ):
            with pytest.raises(CommandError) as error:
                self.run_command(*arguments)
            assert message in str(error.value)
            assert "\n" not in str(error.value).strip()

    def test_one_bad_file_among_others(self) -> None:
        (self.folder / "empty.txt").write_text("")
        out = StringIO()
        with pytest.raises(CommandError, match="1 of 2"):
            call_command("import_transcripts", str(self.folder), date="2031-05-07", stdout=out)
        assert "empty" in out.getvalue()
        assert Event.objects.count() == 1


def test_wrong_options_are_one_line_too() -> None:
    for command, option, message in (
        ("import_transcripts", "--jobs=0", "not a number of processes"),
        ("import_transcripts", "--jobs=2", "the following arguments are required: PATH"),
        ("parse_transcript", "--jsn", "required: FILE"),
    ):
        done = subprocess.run(
            [sys.executable, settings.BASE_DIR / "manage.py", command, option],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1
        assert message in done.stderr
        assert done.stderr.count("\n") == 1
        assert done.stderr.count("Error:") == 1


class LoadNames(TestCase):
    def run_command(self) -> str:
        out = StringIO()
        call_command("load_names", stdout=out)
        return out.getvalue()

    def test_twice_changes_nothing(self) -> None:
        said = self.run_command()
        assert all(names in said for names in ("outlets", "officials", "28 topics"))
        assert "up to date" in self.run_command()

    def test_what_a_person_changed_stays(self) -> None:
        self.run_command()
        space = Topic.objects.get(name="Space")
        space.query = "astronauts"
        compile_topic(space).save()
        Outlet.objects.filter(name="AFP").update(country="BE")
        assert "up to date" in self.run_command()
        assert Topic.objects.get(name="Space").query == "astronauts"
        assert str(Outlet.objects.get(name="AFP").country) == "BE"

    def test_what_a_person_deleted_stays_deleted(self) -> None:
        self.run_command()
        Outlet.objects.get(name="Sputnik").delete()
        Topic.objects.get(name="Space").delete()
        Speaker.objects.get(name="Lance L. Smith").delete()
        Tenure.objects.get(speaker__name="Jamie Shea").delete()
        assert "up to date" in self.run_command()
        assert not Outlet.objects.filter(name="Sputnik").exists()
        assert not Topic.objects.filter(name="Space").exists()
        assert not Speaker.objects.filter(name="Lance L. Smith").exists()
        assert not Tenure.objects.filter(speaker__name="Jamie Shea").exists()

    def test_officials_that_an_import_came_across_before(self) -> None:
        """Whoever has a name of an official is that; of two, an editor says who."""
        seen = Speaker.objects.create(name="George Robertson")
        for _ in range(2):
            Speaker.objects.create(name="Wesley Clark")
        self.run_command()
        seen.refresh_from_db()
        assert (seen.name, seen.verified) == ("Lord Robertson", True)
        assert seen.tenures.get().end == "2003-12-17"
        assert Speaker.objects.filter(name="Wesley Clark").count() == 2

    def test_tenures_that_an_editor_corrected_stay(self) -> None:
        self.run_command()
        Tenure.objects.filter(speaker__name="Jamie Shea").update(start="1993-05")
        merged = Speaker.objects.get(name="Mark Laity")
        merge([merged], Speaker.objects.create(name="Bo Sample"))
        assert "up to date" in self.run_command()
        assert Tenure.objects.get(speaker__name="Jamie Shea").start == "1993-05"
        assert Tenure.objects.get(speaker__name="Bo Sample").office.name.endswith("Spokesperson")

    def test_bad_officials_name_the_entry(self) -> None:
        folder = Path(self.enterContext(TemporaryDirectory()))
        for name in ("outlets.toml", "topics.toml"):
            (folder / name).write_text("")
        office = (
            '[[office]]\nname = "Keeper"\n[[official]]\nname = "Bo Sample"\n[[official.tenure]]\n'
        )
        for content, message in (
            ("office = 1", r"write \[\[office\]\]"),
            (office + 'start = "2004"', "official 1: 'office' is missing"),
            (office + 'office = "Keeper"\nstart = "soon"', "official 1: .* is no day"),
            (office + 'office = "Keeper"\nend = "2004"\nongoing = true', "still held has no end"),
        ):
            (folder / "officials.toml").write_text(content)
            with pytest.raises(ImportRefused, match=message):
                load_names(folder)
        assert not Office.objects.exists()

    def test_a_name_that_is_anothers_by_now_is_left_to_it(self) -> None:
        """An import or an editor may have given it away: everything else loads all the same."""
        dw, afp = Outlet.objects.create(name="FAZ"), Outlet.objects.create(name="AFP")
        afp.add_alias("DW")
        self.run_command()
        assert Outlet.objects.known_as("DW").get().name == "AFP"
        dw.refresh_from_db()
        assert (dw.name, dw.verified) == ("Frankfurter Allgemeine Zeitung", True)
        assert Topic.objects.count() == 28

    def test_a_stale_compiled_query_is_made_anew(self) -> None:
        self.run_command()
        Topic.objects.filter(name="Space").update(compiled={"archive_english": "'stale'"})
        assert "1 topics" in self.run_command()

    def test_bad_files_name_the_entry(self) -> None:
        folder = Path(self.enterContext(TemporaryDirectory()))
        (folder / "topics.toml").write_text("")
        for content, message in (
            ("[[outlet", "outlets.toml"),
            ('[[outlet]]\nkind = "agency"', "outlet 1: 'name' is missing"),
        ):
            (folder / "outlets.toml").write_text(content)
            with pytest.raises(ImportRefused, match=message):
                load_names(folder)
        (folder / "outlets.toml").write_text("")
        (folder / "officials.toml").write_text("")
        (folder / "topics.toml").write_text('[[topic]]\nname = "Empty"\nquery = "-"')
        with pytest.raises(ImportRefused, match="no word"):
            load_names(folder)
