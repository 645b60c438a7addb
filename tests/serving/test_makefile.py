"""The Makefile's side: what a newcomer's machine may lack, and what `make test` leaves out."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make` in that folder, as if not called by another one."""
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A checkout without a virtual environment."""
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    shutil.copytree(CHECKOUT / "requirements", tmp_path / "requirements")
    return tmp_path


@pytest.mark.parametrize(
    ("python", "message"),
    [
        (None, "There is no .*/python: install Python 3.11 or later, or choose one with PYTHON="),
        ("exit 1", "The archive needs Python 3.11 or later, and .*/python is older"),
        (
            'case "$2" in *ensurepip*) exit 1; esac',
            "/python cannot make virtual environments: run `apt install python3-venv`",
        ),
    ],
)
def test_a_python_that_will_not_do(fresh: Path, python: str | None, message: str) -> None:
    if python:
        (fresh / "python").write_text(f"#!/bin/sh\n{python}\n")
        (fresh / "python").chmod(0o755)
    failed = make(fresh, "run", f"PYTHON={fresh}/python")
    assert failed.returncode == 2
    said, make_itself = failed.stderr.splitlines()
    assert re.search(message, said)
    assert make_itself.startswith("make: ***")
    assert not (fresh / ".venv").exists()


def test_without_chromium_the_tests_say_what_they_left_out() -> None:
    planned = make(CHECKOUT, "--dry-run", "test", "CHROMIUM=")
    assert planned.returncode == 0
    assert "-m 'not browser'" in planned.stdout
    assert "The browser tests did NOT run" in planned.stdout
    with_it = make(CHECKOUT, "--dry-run", "test", "CHROMIUM=/usr/bin/true")
    assert "not browser" not in with_it.stdout


@pytest.mark.parametrize("target", ["sample", "run-sample"])
def test_the_sample_has_a_place_of_its_own(target: str) -> None:
    """Whatever the environment says of the real archive."""
    planned = make(CHECKOUT, "--dry-run", target, "SAMPLE_DATA=/some/where")
    commands = [line for line in planned.stdout.splitlines() if "manage.py" in line]
    assert commands
    for command in commands:
        own = "env -u DATABASE_URL ARCHIVE_DATA='/some/where' .venv/bin/python manage.py "
        assert command.removeprefix("exec ").startswith(own)


def test_help_names_every_target() -> None:
    said = make(CHECKOUT, "help").stdout
    targets = re.search(r"^\.PHONY: (.*)$", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert set(re.findall(r"^  make ([\w-]+) ", said, re.MULTILINE)) == set(targets[1].split())
