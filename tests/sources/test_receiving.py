"""What was handed in, one transcript at a time and in order."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from transcripts.sources import Inbox, Received, Refused

TEXT = b"Ada Example: filler words.\n"


def zipped(**files: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return data.getvalue()


def names(inbox: Inbox) -> list[str]:
    return [Path(one.name).name for one in inbox]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/2.txt", "a.txt", "b/1.md", "b/1.toml", ".hidden/c.txt", "d.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    return tmp_path


def test_folders_in_order_with_sidecars(folder: Path) -> None:
    inbox = Inbox([folder])
    assert names(inbox) == ["a.txt", "1.md", "2.txt"]
    assert [one.sidecar for one in inbox if isinstance(one, Received)] == [None, TEXT, None]
    assert inbox.left_out == {".jpg": 1}


def test_zips_in_folders_and_alone(folder: Path) -> None:
    path = folder / "c.zip"
    path.write_bytes(zipped(two__txt=TEXT, one__txt=TEXT, one__toml=b"x = 1", picture__png=b"x"))
    assert names(Inbox([folder])) == ["a.txt", "1.md", "2.txt", "one.txt", "two.txt"]
    inbox = Inbox([path])
    first = next(iter(inbox))
    assert isinstance(first, Received)
    assert (first.name, first.data, first.sidecar) == (f"{path}/one.txt", TEXT, b"x = 1")
    list(inbox)
    assert inbox.left_out == {".png": 1}


def test_parts_of_a_saved_page_are_left_out(folder: Path) -> None:
    (folder / "page.html").write_bytes(b"<p>filler</p>")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_bytes(b"<p>filler</p>")
    assert names(Inbox([folder])) == ["a.txt", "1.md", "2.txt", "page.html"]


def test_what_cannot_be_read_says_why(folder: Path) -> None:
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and nothing more")
    missing, broken = Inbox([folder / "none.txt", folder / "broken.zip"])
    assert isinstance(missing, Refused)
    assert "no such file" in missing.why
    assert isinstance(broken, Refused)
    assert "no zip archive, or a damaged one" in broken.why
    (nested,) = Inbox(uploads=[("a.zip", zipped(b__zip=b"PK"))])
    assert isinstance(nested, Refused)
    assert "archive within an archive" in nested.why


def test_uploads_with_their_sidecars() -> None:
    inbox = Inbox(uploads=[("a.toml", b"x = 1"), ("a.txt", TEXT), ("b.zip", zipped(c__txt=TEXT))])
    assert [(one.name, getattr(one, "sidecar", None)) for one in inbox] == [
        ("a.txt", b"x = 1"),
        ("b.zip/c.txt", None),
    ]


def test_an_archive_that_is_too_large() -> None:
    (one,) = Inbox(uploads=[("a.zip", zipped(b__txt=TEXT))], max_upload=10)
    assert isinstance(one, Refused)
    assert "larger than" in one.why


def test_the_digest_tells_all_that_matters() -> None:
    one = Received("a.txt", TEXT)
    same = (Received("b.TXT", TEXT), Received("folder/c.txt", TEXT))
    others = (
        Received("a.html", TEXT),
        Received("a.txt", TEXT + b"x"),
        Received("a.txt", TEXT, b"y"),
    )
    assert {other.digest() for other in same} == {one.digest()}
    assert len({other.digest() for other in (*others, one)}) == 4
    assert one.digest(b"given") != one.digest()
    assert Received("a.txt", b"x", b"y").digest() != Received("a.txt", b"xy").digest()
