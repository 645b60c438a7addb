"""What was handed in, one transcript at a time and in order."""

import os
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from transcripts.sources import Inbox, Received, Refused, SourceError
from transcripts.sources.names import PAGE_PARTS

TEXT = b"Ada Example: filler words.\n"


def packed(files: Mapping[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def zipped(**files: bytes) -> bytes:
    return packed({name.replace("__", "."): content for name, content in files.items()})


def names(found: Iterable[Received | Refused]) -> list[str]:
    return [Path(one.name).name for one in found]


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
    inbox = Inbox([folder])
    assert names(inbox) == ["a.txt", "1.md", "2.txt", "page.html"]
    assert inbox.left_out == {".jpg": 1, PAGE_PARTS: 1}


def test_what_the_system_put_there_is_not_mentioned(folder: Path) -> None:
    for name in ("__MACOSX/a.txt", "._a.txt", "b/.DS_Store", "Thumbs.db", "~$a.docx", ".git/x.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(TEXT)
    inbox = Inbox([folder])
    assert names(inbox) == ["a.txt", "1.md", "2.txt"]
    assert inbox.left_out == {".jpg": 1}
    files = {"__MACOSX/._a.txt": TEXT, "._a.txt": TEXT, ".DS_Store": TEXT, "a.txt": TEXT}
    inbox = Inbox(uploads=[("a.zip", packed(files))])
    assert names(inbox) == ["a.txt"]
    assert not inbox.left_out


def test_links_that_lead_nowhere_or_back_are_told(folder: Path) -> None:
    (folder / "back.txt").symlink_to("back.txt")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    (folder / "nowhere.md").symlink_to("none.md")
    (folder / "b" / "up").symlink_to("..")
    (folder / "good.txt").symlink_to("a.txt")
    inbox = Inbox([folder])
    refused = {Path(one.name).name: one.why for one in inbox if isinstance(one, Refused)}
    assert list(refused) == ["back.txt", "nowhere.md", "one", "two"]
    for name, why in refused.items():
        assert why.startswith(f"{folder / name}: this link leads ")
        assert why.endswith("Give the file itself.")
    read = [Path(one.name).name for one in inbox if isinstance(one, Received)]
    assert read == ["a.txt", "1.md", "2.txt", "good.txt"]
    assert inbox.left_out == {".jpg": 1, "linked folders": 1}
    for name in ("back.txt", "one", "nowhere.md"):
        (one,) = Inbox([folder / name])
        assert isinstance(one, Refused)
        assert "this link leads" in one.why


def test_a_link_in_place_of_a_sidecar_is_told(folder: Path) -> None:
    (folder / "a.toml").symlink_to("none.toml")
    (one,) = Inbox([folder / "a.txt"])
    assert isinstance(one, Refused)
    assert "a.toml: this link leads to a file that is not there" in one.why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(folder: Path) -> None:
    (folder / "b").chmod(0)
    try:
        found = list(Inbox([folder]))
    finally:
        (folder / "b").chmod(0o700)
    assert [Path(one.name).name for one in found] == ["a.txt", "b"]
    assert isinstance(found[1], Refused)
    assert "the folder may not be read" in found[1].why


@pytest.mark.parametrize("name", ["1.htm?selectedLocale=en", "1.HTML@a=b.c", "1.html?d=3.5"])
def test_pages_whose_names_keep_the_query_of_an_address(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"<p>Ada Example: Filler.</p>")
    inbox = Inbox([folder])
    (page,) = (one for one in inbox if name in one.name)
    assert isinstance(page, Received)
    assert page.read().text == "Ada Example: Filler."
    assert set(inbox.left_out) == {".jpg"}
    assert names(Inbox(uploads=[("a.zip", packed({name: b"<p>Filler.</p>"}))])) == [name]


def test_names_that_cannot_be_told(tmp_path: Path) -> None:
    """They can be printed, stored and written as JSON, on one line."""
    for name, content in ((b"a\xff.txt", TEXT), (b"b\n.txt", b""), (b"c\xfe.zip", b"")):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_bytes(content)
    found = [*Inbox([tmp_path]), *Inbox([tmp_path / "d\udcff.txt"])]
    found += Inbox(uploads=[("e\n\ud800.txt", TEXT), ("f\n.zip", packed({"g\n.txt": TEXT}))])
    found += Inbox(uploads=[("h\u202etxt.exe", TEXT)])
    told = ("a�.txt", "b�.txt", "c�.zip", "d�.txt", "e��.txt", "g�.txt", "h�txt.exe")
    assert names(found) == list(told)
    for one in found:
        try:
            said = one.why if isinstance(one, Refused) else one.read().name
        except SourceError as error:
            said = str(error)
        said.encode()
        assert len(said.splitlines()) == 1


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


def test_a_sidecar_alone_is_told(folder: Path) -> None:
    for uploads in ([("a.toml", b"")], [("a.toml", b""), ("b.txt", TEXT), ("a.zip", zipped())]):
        one = next(iter(Inbox(uploads=uploads)))
        assert isinstance(one, Refused)
        assert "no transcript of the same name" in one.why
    (folder / "alone.toml").write_bytes(b"")
    inbox = Inbox([folder])
    assert names(inbox) == ["a.txt", "1.md", "2.txt"]
    assert inbox.left_out == {".jpg": 1, "sidecars without a transcript": 1}


def test_uploads_are_counted_unread() -> None:
    one = zipped(one__txt=TEXT, two__md=TEXT, two__toml=b"", picture__png=b"", inner__zip=b"")
    uploads = [("a.txt", TEXT), ("a.toml", b""), ("b.zip", one), ("c.zip", b"filler")]
    assert Inbox(uploads=uploads).count_uploads() == 3


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
