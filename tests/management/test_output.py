"""What becomes of a command's output where Ctrl-C comes in between or nobody reads on."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.test import TestCase

from nato_archive.interrupts import come_again, put_off
from tests.fictional import TRANSCRIPT
from transcripts.management.base import tell
from transcripts.management.commands import parse_transcript
from transcripts.models import Event


class Disturbed(StringIO):
    """An output while which is written Ctrl-C is given so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def write(self, text: str) -> int:
        while self.times:
            self.times -= 1
            os.kill(os.getpid(), signal.SIGINT)
        return super().write(text)


@contextmanager
def unread() -> Iterator[OutputWrapper]:
    """A pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as out:
        yield OutputWrapper(out)


class ReportOfAnImport(TestCase):
    def setUp(self) -> None:
        self.path = Path(self.enterContext(TemporaryDirectory())) / "fictional.txt"
        self.path.write_text(TRANSCRIPT, encoding="utf-8")

    def test_ctrl_c_leaves_it_whole(self) -> None:
        for options in ({"json": True}, {"verbosity": 0}):
            out = Disturbed(times=1)
            with pytest.raises(CommandError, match=r"^Interrupted\.") as error:
                call_command(
                    "import_transcripts", self.path, date="2031-05-07", stdout=out, **options
                )
            assert error.value.returncode == 130
            assert out.getvalue().endswith("\n")
            assert "json" not in options or len(json.loads(out.getvalue())["files"]) == 1

    def test_ctrl_c_while_an_outcome_is_told_has_it_told_once(self) -> None:
        other = self.path.with_name("later.txt")
        other.write_text(TRANSCRIPT, encoding="utf-8")
        out, err = Disturbed(times=1), "^Interrupted; 1 of 2 transcripts are left"
        with pytest.raises(CommandError, match=err) as error:
            call_command("import_transcripts", self.path.parent, date="2031-05-07", stdout=out)
        assert error.value.returncode == 130
        told = [line for line in out.getvalue().splitlines() if line.startswith(str(self.path))]
        assert len(told) == 1
        assert "Transcripts: 1 created, 0 updated" in out.getvalue()

    def test_ctrl_c_twice_ends_it(self) -> None:
        out = Disturbed(times=2)
        with pytest.raises(CommandError, match=r"^Interrupted\.") as error:
            call_command("import_transcripts", self.path, date="2031-05-07", stdout=out, json=True)
        assert error.value.returncode == 130
        assert out.getvalue() == ""

    def test_nobody_need_read_it(self) -> None:
        """The transcripts are imported all the same."""
        other = self.path.with_name("empty.txt")
        other.write_text("")
        for options in ({}, {"json": True}):
            with unread() as out, pytest.raises(CommandError, match="1 of 2"):
                call_command(
                    "import_transcripts", self.path.parent, date="2031-05-07", stdout=out, **options
                )
            assert Event.objects.count() == 1


def test_a_command_that_is_interrupted_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with (
        mock.patch.object(parse_transcript, "_parse_file", side_effect=KeyboardInterrupt),
        pytest.raises(SystemExit) as ended,
    ):
        parse_transcript.Command().run_from_argv(["manage.py", "parse_transcript", "x.txt"])
    assert ended.value.code == 130
    assert capsys.readouterr().err == "Interrupted.\n"


def test_what_nobody_reads_is_told_nowhere() -> None:
    with unread() as out:
        assert not tell(out, "Filler")
        assert tell(out, "Filler " * 10_000)


def test_long_texts_are_whole() -> None:
    out = StringIO()
    assert tell(OutputWrapper(out), "Füller " * 10_000)
    assert out.getvalue() == "Füller " * 10_000 + "\n"


@pytest.mark.parametrize(("encoding", "shown"), [("utf-8", "é “😀”"), ("latin-1", None)])
def test_any_output_can_take_any_text(encoding: str, shown: str | None) -> None:
    raw = BytesIO()
    out = OutputWrapper(TextIOWrapper(raw, encoding=encoding))
    assert tell(out, json.dumps("é “😀”", ensure_ascii=False))
    said = raw.getvalue().decode(encoding)
    assert json.loads(said) == "é “😀”"
    assert shown is None or shown in said
    assert tell(out, "\udcff")


def test_ctrl_c_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with put_off():
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


class Finalized:
    """What has Ctrl-C come while Python ends it, and so ignores what is raised."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


def test_no_finalizer_swallows_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)  # put back afterwards
    before = signal.getsignal(signal.SIGALRM)
    come_again()
    try:
        Finalized()
        with pytest.raises(KeyboardInterrupt):
            time.sleep(60)
    finally:
        signal.signal(signal.SIGALRM, before)


def test_what_python_ignores_otherwise_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Faulty:
        def __del__(self) -> None:
            raise ValueError("at its end")

    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    before = signal.getsignal(signal.SIGALRM)
    come_again()
    try:
        Faulty()
    finally:
        signal.signal(signal.SIGALRM, before)
    assert "ValueError: at its end" in capsys.readouterr().err
