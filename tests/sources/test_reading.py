"""Files → text: encodings, newlines, and plain words about what cannot be read."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.sources import SUFFIXES, SourceError, read, read_bytes

TEXT = "Ada Example: « Filler » – déjà vu…\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 little", "utf-16 big"],
)
def test_unicode_is_read_without_warning(data: bytes) -> None:
    source = read_bytes("filler.txt", data)
    assert source.text == TEXT
    assert source.warnings == ()


def test_windows_1252_is_read_with_a_warning() -> None:
    source = read_bytes("filler.txt", b"First line\n" + TEXT.encode("cp1252"))
    assert source.text == "First line\n" + TEXT
    (warning,) = source.warnings
    assert (warning.line, warning.code) == (2, "encoding_windows_1252")


def test_newlines_become_one_kind_and_nothing_else_changes() -> None:
    data = "one\r\ntwo\rthree\n\n\u00a0four\u2028five\u2029six\x0bseven\x0ceight \t".encode()
    text = read_bytes("filler.md", data).text
    assert text == "one\ntwo\nthree\n\n\u00a0four\nfive\nsix\nseven\neight \t"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\n", "is empty"),
        ("a.txt", b"filler\x00filler", "NUL"),
        ("a.txt", b"%PDF-1.7 filler", "PDF"),
        ("a.txt", b"PK\x03\x04filler", "zip"),
        ("a.txt", b"\x89PNG filler", "image"),
        ("a.txt", b"\xff\xfeodd", "UTF-16"),
        ("a.txt", b"{\\rtf1 filler", "rich-text"),
        ("a.docx", b"\xd0\xcf\x11\xe0", "protected"),
        ("a.html", b"%PDF-1.7 filler", r"Rename it to end in \.pdf"),
        ("a.pdf", b"<html>filler", r"Rename it to end in \.html"),
        ("a.rtf", b"filler", r"word processor"),
        ("a.mht", b"filler", r"HTML only"),
        ("a.mht", b"<html>filler", r"Rename it to end in \.html"),
        ("a.webarchive", b"filler", r"HTML only"),
        ("a.exe", b"filler", r"\.exe"),
        ("a", b"filler", "without an ending"),
        ("a.txt", b"filler" * 10, "larger than 50 bytes"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(name: str, data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read_bytes(name, data, max_bytes=50)
    assert str(raised.value).startswith(name)
    assert "\n" not in str(raised.value)


def test_the_default_limit_is_ten_mebibytes() -> None:
    assert len(read_bytes("a.txt", b"x" * 10 * 2**20).text) == 10 * 2**20
    with pytest.raises(SourceError, match="larger than 10 MiB"):
        read_bytes("a.txt", b"x" * (10 * 2**20 + 1))


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Filler été.TXT"
    path.write_bytes(TEXT.encode())
    assert read(path).text == TEXT
    assert read(str(path)).name == "Filler été.TXT"


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * 51)
    for name, says in {
        "none.txt": "no such file",
        "folder.txt": "folder",
        "pipe.txt": "regular file",
        "large.txt": "larger",
        "nul\0.txt": "cannot be read",
        f"{'x' * 300}.txt": "cannot be read",
        "none.xyz": r"\.xyz",
    }.items():
        with pytest.raises(SourceError, match=says):
            read(tmp_path / name, max_bytes=50)


@pytest.mark.parametrize(
    ("path", "says"), [("", "empty path"), (".", "a folder"), ("/", "a folder")]
)
def test_paths_without_a_name(path: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"filler")
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=300), start=st.sampled_from([b"", b"<html>", b"%PDF-1.4\n", b"PK"]))
def test_any_bytes_are_read_or_refused_in_one_line(suffix: str, data: bytes, start: bytes) -> None:
    said = ""
    try:
        source = read_bytes(f"filler{suffix}", start + data)
    except SourceError as error:
        said = str(error)
    else:
        assert source.text.strip()
        assert "\r" not in source.text
        source.text.encode()
    assert "\n" not in said


def test_text_is_read_without_the_libraries_of_other_formats() -> None:
    code = (
        "import sys; from transcripts.sources import read_bytes; read_bytes('a.txt', b'Filler.');"
        "print({'lxml', 'pypdf', 'charset_normalizer', 'zipfile'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_every_code_of_reading_is_explained() -> None:
    folder = Path(__file__).parents[2]
    code = "".join(path.read_text() for path in (folder / "transcripts/sources").rglob("*.py"))
    explained = (folder / "docs" / "warnings.md").read_text()
    codes = re.findall(r"ParseWarning\([^()]*(?:\(\))?[^()]*\"([a-z0-9_]+)\"", code)
    assert len(codes) >= 6
    for name in {*codes, "encoding_detected", "encoding_windows_1252"}:
        assert f"| `{name}` |" in explained, name
