"""manage.py parse_transcript: the contract with whoever runs it."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from transcripts.parsing import parse

from .truth import REAL, case_text

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object) -> tuple[str, str, int]:
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("parse_transcript", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return out.getvalue(), err.getvalue(), status


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("b.txt", "a.txt")]
    paths[0].write_text("Doorstep\nby NATO Secretary General Ada Example\n\nFiller words here.")
    paths[1].write_text("---\ndate: 2024-10-16\n---\nQ: Filler?\n\nBo Rowe (Outlet Daily): Filler")
    return paths


def test_json_in_the_order_of_the_arguments(files: list[Path]) -> None:
    out, err, status = run("--json", *files)
    first, second = map(json.loads, out.splitlines())
    assert (err, status) == ("", 0)
    assert first["event"]["kind"] == "doorstep"
    assert second["event"]["date"] == "2024-10-16"
    assert "no_date" in [w["code"] for w in first["warnings"]]
    assert "no_date" not in [w["code"] for w in second["warnings"]]


def test_json_is_what_the_parser_says(tmp_path: Path) -> None:
    path = tmp_path / "real.txt"
    path.write_bytes(REAL.read_bytes())
    out, _, _ = run("--json", path)
    assert json.loads(out) == parse(case_text("case00")).as_json()


def test_a_bad_file_does_not_stop_the_others(files: list[Path], tmp_path: Path) -> None:
    out, err, status = run("--json", tmp_path / "none.txt", files[0], tmp_path, files[1])
    assert len(out.splitlines()) == 2
    assert status == 1
    first, second = err.splitlines()
    assert first == f"Error: {tmp_path}/none.txt: there is no such file. Check the path."
    assert str(tmp_path) in second


def test_the_report_says_what_was_understood(tmp_path: Path) -> None:
    path = tmp_path / "real.txt"
    path.write_bytes(REAL.read_bytes())
    out, _, _ = run(path)
    for line in (
        "  Title:      Pre-ministerial press conference",
        "  Date:       ?",
        "  Turns:      36 (2 statements, 11 questions, 11 answers, 12 moderation)",
        "    Mark Rutte (NATO Secretary General): 13 turns",
        "    9. Olivier Baube (AFP): 2 questions, 2 answers",
        "    line 104: “Olivier Baube (AFP)” has no colon; it was read as a label. "
        "[label_without_colon]",
        "  Left out: none",
    ):
        assert line in out.splitlines()


def test_a_reader_who_has_seen_enough() -> None:
    """`| head` closes the pipe: no traceback."""
    arguments = [sys.executable, "manage.py", "parse_transcript", "--json", *[str(REAL)] * 8]
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("parse_transcript", "--help")
    assert "python manage.py parse_transcript --json" in capsys.readouterr().out
