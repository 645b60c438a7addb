"""Archives: their files in order, what is left out and why, and hostile ones."""

import io
import re
import struct
import time
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.sources import SourceError, read_bytes
from transcripts.sources.zip_files import Member, members


def packed(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def unpacked(data: bytes, **limits: int) -> list[Member]:
    return list(members("filler.zip", io.BytesIO(data), **limits))


def test_files_come_in_order_with_their_sidecars() -> None:
    data = packed(
        {
            "b.txt": b"Filler b.",
            "2024/a.txt": b"Filler a.",
            "2024/a.toml": b'title = "A"',
            "2024/": b"",
        }
    )
    first, second = unpacked(data)
    assert first == Member("2024/a.txt", b"Filler a.", b'title = "A"')
    assert second == Member("b.txt", b"Filler b.")
    source = read_bytes(first.name, first.data, first.sidecar)
    assert (source.name, source.metadata) == ("a.txt", {"title": "A"})


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a.jpg", r"\.jpg cannot be read"),
        ("README", "without an ending"),
        ("a.toml", "no transcript of the same name"),
        ("inner.zip", "archive within an archive"),
        ("page_files/frame.html", "part of a page"),
    ],
)
def test_what_is_no_transcript_is_told(name: str, says: str) -> None:
    refused, read = unpacked(packed({name: b"filler", "z.txt": b"Filler."}))[:2]
    if refused.name == "z.txt":
        refused, read = read, refused
    assert read.data == b"Filler."
    assert refused.refusal is not None
    assert refused.refusal.startswith(f"{name}: ")
    assert re.search(says, refused.refusal)


@pytest.mark.parametrize(
    "name",
    [
        "__MACOSX/a/._a.txt",
        "._a.txt",
        ".DS_Store",
        "a/.DS_Store",
        ".git/a.txt",
        "Thumbs.db",
        "desktop.ini",
        "~$a.docx",
    ],
)
def test_what_the_system_put_there_is_not_mentioned(name: str) -> None:
    (member,) = unpacked(packed({name: b"filler", "z.txt": b"Filler."}))
    assert member.name == "z.txt"


@pytest.mark.parametrize("name", ["/etc/a.txt", "../../a.txt", "C:/a.txt", "a\n.txt", "é.txt"])
def test_a_name_is_only_a_name(name: str) -> None:
    (member,) = unpacked(packed({name: b"Filler."}))
    assert (member.name, member.data) == (name, b"Filler.")


def test_names_that_are_not_utf_8() -> None:
    data = packed({"fill_r.txt": b"Filler."}).replace(b"fill_r", b"fill\x82r")
    (member,) = unpacked(data)
    assert (member.name, member.data) == ("fillér.txt", b"Filler.")


def test_a_file_without_a_name() -> None:
    data = packed({"a.txt": b"Filler."}).replace(b"a.txt", b"\0.txt")
    assert "without an ending" in refusal_of(data)


def test_two_files_of_a_name() -> None:
    data = packed({"a.txt": b"One.", "b.txt": b"Two."}).replace(b"b.txt", b"a.txt")
    first, second = unpacked(data)
    assert first.refusal is None
    assert second.refusal is not None
    assert "two files of this name" in second.refusal


def refusal_of(data: bytes, **limits: int) -> str:
    (member,) = unpacked(data, **limits)
    assert member.data == b""
    return member.refusal or ""


def test_bombs_are_refused() -> None:
    bomb = packed({"a.txt": b"x" * 9_000_000})
    assert "unpacks to more" in refusal_of(bomb)
    assert "unpacks to more" in refusal_of(packed({"a.txt": b"Filler."}), max_bytes=3)
    # What the archive says of the size is not believed.
    lying = bomb.replace(struct.pack("<L", 9_000_000), struct.pack("<L", 5))
    assert refusal_of(lying)


def test_all_files_together_are_bounded() -> None:
    data = packed({f"{n}.txt": b"Filler." for n in range(9)})
    assert len(unpacked(data, max_total=63)) == 9
    for limit, says in (
        ({"max_total": 62}, "unpacks to more than"),
        ({"max_files": 8}, "has 9 files, more than 8"),
    ):
        with pytest.raises(SourceError, match=says):
            unpacked(data, **limit)


def test_what_is_not_read_counts_for_nothing() -> None:
    data = packed({"film.mov": b"x" * 99, "large.txt": b"x" * 99, "a.txt": b"Filler."})
    found = unpacked(data, max_bytes=50, max_total=10)
    assert [member.name for member in found if member.data] == ["a.txt"]


@pytest.mark.parametrize("number", [100_000, 400_000])
def test_too_many_files_are_refused_unread(number: int) -> None:
    """More than some 170,000 are not even listed."""
    entry = struct.pack("<4s42x", b"PK\x01\x02")
    entries = entry[:28] + struct.pack("<H", 5) + entry[30:] + b"a.txt"
    data = entries * number
    data += struct.pack("<4s4xHHLLH", b"PK\x05\x06", 0, 0, len(data), 0, 0)
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"files?.* Split it up"):
        unpacked(data)
    assert time.monotonic() - started < 5


def test_a_bomb_is_refused_unread() -> None:
    """Many members that are all the same bytes, as of 42 kB that unpack to 5 GB."""
    data = packed({"0.txt": b"x" * 1_000_000})
    start = data.index(b"PK\x01\x02")
    entry = data[start : start + 28] + struct.pack("<H", 9) + data[start + 30 : start + 46]
    listed = b"".join(entry + b"%05d.txt" % n for n in range(9_000))
    end = struct.pack("<4s4xHHLLH", b"PK\x05\x06", 9_000, 9_000, len(listed), start, 0)
    with pytest.raises(SourceError, match=r"unpacks to more than 2,048 MiB\. Split it up"):
        unpacked(data[:start] + listed + end)


def test_a_damaged_or_encrypted_file_leaves_the_others() -> None:
    data = packed({"a.txt": b"Filler one.", "b.txt": b"Filler two."})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        crc = struct.pack("<L", archive.getinfo("a.txt").CRC)
    first, second = unpacked(data.replace(crc, b"\0\0\0\0"))
    assert "damaged" in (first.refusal or "")
    assert second.data == b"Filler two."
    encrypted = bytearray(data)
    encrypted[data.index(b"PK\x01\x02") + 8] |= 1
    encrypted[6] |= 1
    first, second = unpacked(bytes(encrypted))
    assert "has a password" in (first.refusal or "")
    assert second.data == b"Filler two."


@pytest.mark.parametrize(
    "data", [b"", b"filler", packed({"a.txt": b"x"})[:40]], ids=["empty", "text", "cut"]
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^filler\.zip: this is no zip"):
        unpacked(data)


@given(st.integers(0, 1000), st.binary(min_size=1, max_size=4))
def test_a_mutated_archive_is_read_or_refused(at: int, change: bytes) -> None:
    original = packed({"a.txt": b"Filler one.", "a.toml": b"", "b.txt": b"Filler two."})
    at %= len(original)
    try:
        found = unpacked(original[:at] + change + original[at + len(change) :])
    except SourceError:
        return
    for member in found:
        assert member.refusal is None or "\n" not in member.refusal or "\n" in member.name
