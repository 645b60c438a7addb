"""PostgreSQL refuses root: who runs it, and who may use what the other made."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_archive.errors import SetupError
from nato_archive.postgres import cluster, processes
from nato_archive.postgres.accounts import Account, nobody, server_account
from nato_archive.postgres.database import make_ready
from nato_archive.postgres.server import Server

from .conftest import ROOT, ask, older_programs

as_root = pytest.mark.skipif(not ROOT, reason="only root hands the server to another account")
AsUser = Callable[..., subprocess.CompletedProcess[str]]


@as_root
def test_root_hands_the_server_to_nobody_and_nothing_else(folder: Path) -> None:
    make_ready(folder, "archive")
    leader = processes.leader(folder)
    assert leader is not None
    assert leader.uids().effective == nobody().uid
    assert folder.stat().st_uid == nobody().uid
    others = [folder.parent, *(path for path in folder.parent.iterdir() if path != folder)]
    assert {path.stat().st_uid for path in others} == {0}


@as_root
def test_a_database_that_root_copied(folder: Path) -> None:
    make_ready(folder, "archive")
    Server(folder).stop()
    os.chown(folder, 0, 0)
    with pytest.raises(SetupError, match="belongs to root") as refused:
        Server(folder).start()
    said = re.search("run `(.*)`", str(refused.value))
    assert said
    subprocess.run(said[1], shell=True, check=True)
    assert Server(folder).start()


@as_root
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_root_may_keep_the_data_folder_to_itself(folder: Path, mode: int) -> None:
    folder.parent.chmod(mode)
    make_ready(folder, "archive")
    assert ask(folder, "SELECT count(*) FROM generate_series(1, 10)") == 10
    Server(folder).stop()
    make_ready(folder, "archive")
    assert folder.parent.stat().st_mode & 0o777 == mode


@as_root
def test_a_folder_of_roots_and_a_postgresql_that_cannot_use_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = older_programs()
    if older and older.parent.name < "16":
        monkeypatch.setenv("PG_BINDIR", str(older))
    else:
        monkeypatch.setattr(cluster, "WORKING_FOLDER", Path("/nonexistent"))
    with pytest.raises(SetupError, match="cannot be entered by the account that root runs"):
        Server(folder).start()
    assert not folder.exists()


@as_root
def test_a_container_whose_root_has_no_other_accounts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "chown", refuse)
    with pytest.raises(SetupError, match="refuses to run as root, and root cannot hand"):
        Server(folder).start()


def test_a_user_runs_it_as_is_and_root_carries_on(data: Path, as_user: AsUser) -> None:
    folder = data / "theirs" / "postgres"
    done = as_user(folder)
    assert done.returncode == 0, done.stderr
    leader = processes.leader(folder)
    assert leader is not None
    assert leader.uids().effective == folder.stat().st_uid == folder.parent.stat().st_uid
    assert server_account(folder) == (
        Account(folder.stat().st_uid, folder.stat().st_gid) if ROOT else None
    )

    Server(folder).stop()
    make_ready(folder, "archive")
    assert folder.stat().st_uid == folder.parent.stat().st_uid
    Server(folder).stop()
    assert as_user(folder).returncode == 0


@as_root
def test_a_user_without_a_name(data: Path, as_user: AsUser) -> None:
    done = as_user(data / "theirs" / "postgres", uid=2345678)
    assert done.returncode == 1
    assert "user id 2345678 has none: add a line for it to /etc/passwd" in done.stderr


@as_root
def test_a_user_cannot_use_what_root_made(folder: Path, as_user: AsUser) -> None:
    make_ready(folder, "archive")
    done = as_user(folder, uid=2345678)
    assert done.returncode == 1
    assert "(was it made by root?): run as its owner" in done.stderr


def test_permission_bits_decide_who_may_enter(tmp_path: Path) -> None:
    inner = tmp_path / "closed" / "open"
    inner.mkdir(parents=True)
    somebody = Account(2345678, 2345678)
    group = Account(2345678, inner.stat().st_gid)
    owner = Account(inner.stat().st_uid, 2345678)
    inner.parent.chmod(0o701)
    inner.chmod(0o750)
    assert [who.can_enter(inner / "missing") for who in (somebody, group, owner)] == [
        False,
        False,  # "closed" is shut to its group
        owner.can_enter(tmp_path),
    ]
