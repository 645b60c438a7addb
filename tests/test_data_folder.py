"""Where the archive keeps what it makes, and its secret."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nato_archive.data_folder import data_folder, secret_key
from nato_archive.errors import SetupError


def test_the_data_folder_is_in_the_checkout_unless_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARCHIVE_DATA")
    assert data_folder(tmp_path) == tmp_path / "data"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARCHIVE_DATA", "here")
    assert data_folder(Path("/checkout")) == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ARCHIVE_DATA", "~/there")
    assert data_folder(Path("/checkout")) == tmp_path / "there"


def test_the_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    made = secret_key(folder)
    assert len(made) > 50
    assert secret_key(folder) == made
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret_key"]


def test_many_at_once_get_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(secret_key, [tmp_path] * 20))) == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="cannot be used"):
        secret_key(tmp_path / "file")
