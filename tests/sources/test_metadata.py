"""What is said beside a text: sidecar and front matter, and every way to get them wrong."""

import datetime
from pathlib import Path

import pytest

from transcripts.sources import SourceError, read, read_bytes, read_metadata

DAY = datetime.date(2024, 10, 16)
FULL = """title = "Filler"
byline = "by nobody"
date = 2024-10-16
kind = "doorstep"
place = "Example Hall"
language = "en"
delivery = "As delivered"
source_url = "https://example.org/filler"
"""


def test_a_sidecar_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "filler.txt").write_text("Filler.")
    assert read(tmp_path / "filler.txt").metadata == {}
    (tmp_path / "filler.toml").write_text(FULL)
    assert read(tmp_path / "filler.txt").metadata == {
        "title": "Filler",
        "byline": "by nobody",
        "date": DAY,
        "kind": "doorstep",
        "place": "Example Hall",
        "language": "en",
        "delivery": "As delivered",
        "source_url": "https://example.org/filler",
    }


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Filler\ndate: 2024-10-16\n---\n",
        '---  \ntitle: Filler\ndate: "2024-10-16"\n---\t\n',
        '+++\ntitle = "Filler"\ndate = 2024-10-16\n+++\n',
        "---\r\ntitle: Filler\r\ndate: 2024-10-16\r\n---\r\n",
    ],
)
def test_front_matter_stays_in_the_text(front: str) -> None:
    source = read_bytes("filler.md", f"{front}Filler.".encode())
    assert source.metadata == {"title": "Filler", "date": DAY}
    assert source.text == f"{front}Filler.".replace("\r\n", "\n")


def test_the_sidecar_goes_first_field_by_field() -> None:
    text = b"---\ntitle: Of the text\nplace: Example Hall\n---\nFiller."
    source = read_bytes("filler.txt", text, b'title = "Of the sidecar"\nkind = ""')
    assert source.metadata == {"title": "Of the sidecar", "place": "Example Hall"}


@pytest.mark.parametrize(
    "text",
    ["---\nFiller without an end.", "Filler.\n---\ntitle: Late\n---\n", "----\nFiller.\n----\n"],
)
def test_rules_in_the_text_are_no_front_matter(text: str) -> None:
    assert read_bytes("filler.md", text.encode()).metadata == {}


def test_empty_front_matter_says_nothing() -> None:
    assert read_bytes("filler.md", b"---\n---\nFiller.").metadata == {}
    assert read_bytes("filler.md", b"---\ntitle:\ndate: ''\n---\nFiller.").metadata == {}


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("---\ntitle: [a\n---\n", r"line \d: .*not valid YAML"),
        ("---\ntitle: a\nplace: b: c\n---\n", "line 3: .*not valid YAML"),
        ("---\njust words\n---\n", "not a list of keys and values"),
        ("---\ndate: 2024-02-31\n---\n", "not valid YAML: day is out of range"),
        ("---\ndate: '2024-02-31'\n---\n", "there is no day 2024-02-31"),
        ("---\ntitle: !!timestamp filler\n---\n", "not valid YAML"),
        ("---\ntitle: !!python/name:os.system\n---\n", "not valid YAML"),
        ("---\n? [a]\n: b\n---\n", "not valid YAML"),
        ("---\ntitle: 2024\n---\n", "title: this is not text. Put it in quotes"),
        ("---\n1: a\n---\n", "unknown key “1”"),
        ("+++\ntitle = \n+++\n", "not valid TOML: .*line 2"),
        (f"+++\ntitle = {'9' * 5000}\n+++\n", "not valid TOML"),
        ('---\ntitle: "a\\0"\n---\n', "title: this holds NUL"),
        ('---\nplace: "\\ud800"\n---\n', "place: this holds NUL or half a character"),
    ],
)
def test_front_matter_that_is_wrong(front: str, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read_bytes("filler.md", f"{front}Filler.".encode())
    assert str(raised.value).startswith("filler.md")


@pytest.mark.parametrize(
    ("sidecar", "says"),
    [
        (b"title = 'a'\nplace = \n", "not valid TOML: .*line 2"),
        (b"title = 'a'\n\xff", "line 2: not UTF-8"),
        (b"date = 2024-02-31", "line 1"),
        (b"date = '31 October'", "“31 October” is not a date. Write it as 2024-10-16"),
        (b"date = true", "date: this is not text"),
        (b"kind = 'party'", "“party” is unknown. Use one of press_conference, "),
        (b"language = 'English'", "“english” is not a language code"),
        (b"source_url = 'javascript:alert(1)'", "is not an address"),
        (b"source_url = 'https://example.org/a b'", "is not an address"),
        (b"title = " + b"9" * 5000, "not valid TOML"),
        (b'title = "\\u0000"', "title: this holds NUL"),
        (b"titel = 'a'", "unknown key “titel”. Known keys are title, "),
        (b"[title]\na = 1", "title: this is not text"),
    ],
)
def test_a_sidecar_that_is_wrong(sidecar: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read_bytes("filler.txt", b"Filler.", sidecar)
    assert str(raised.value).startswith("filler.toml")


def test_values_given_by_hand() -> None:
    assert read_metadata({"date": "2024-10-16", "title": " Filler \n words "}) == {
        "date": DAY,
        "title": "Filler words",
    }
    assert read_metadata({"date": datetime.datetime(2024, 10, 16, 9)}) == {"date": DAY}
    with pytest.raises(SourceError, match=r"^kind: “x” is unknown"):
        read_metadata({"kind": "x"})
    with pytest.raises(SourceError, match=r"^title: this holds NUL"):
        read_metadata({"title": "a\udcff"})
