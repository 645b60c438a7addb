"""Names in archives as other programs write them."""

import io
import zipfile

import pytest

from transcripts.sources.zip_files import members


def named(name: bytes) -> list[str]:
    """The names of the members of an archive of one file, whose name is these bytes, unmarked."""
    placeholder = "x" * len(name)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(placeholder, b"Filler.")
    packed = data.getvalue().replace(placeholder.encode(), name)
    return [one.name for one in members("filler.zip", io.BytesIO(packed)) if one.data]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("déjà.txt".encode(), "déjà.txt"),
        ("Київ.txt".encode(), "Київ.txt"),
        ("déjà.txt".encode("cp1252"), "déjà.txt"),
        ("Köln, été.txt".encode("cp437"), "Köln, été.txt"),
        (b"2024\\may\\a.txt", "2024/may/a.txt"),
        (b"..\\a.txt", "../a.txt"),
        (b"C:\\words\\a.txt", "C:/words/a.txt"),
        (b"/a.txt", "/a.txt"),
        (b"../../a.txt", "../../a.txt"),
    ],
)
def test_names_are_read_as_they_were_meant(name: bytes, read: str) -> None:
    assert named(name) == [read]


@pytest.mark.parametrize("name", [b"__MACOSX\\._a.txt", b"2024\\.a.txt", b"2024\\"])
def test_litter_behind_backslashes_is_passed_over(name: bytes) -> None:
    assert named(name) == []
