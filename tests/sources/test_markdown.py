"""Markdown's marks are no part of titles and labels."""

import contextlib
import time

import pytest

from transcripts.parsing import parse
from transcripts.sources import SourceError, read_bytes

TEXT = """\
# Press conference
by Secretary General Ada Example

## Questions and answers

**Ada Example:** Filler words, and **some** of them stressed.

**Bo Sample (Outlet Daily):** Is it so?

__Ada Example__: It is.

**Stress at the start** of a sentence.
"""


def test_titles_and_labels() -> None:
    source = read_bytes("a.md", TEXT.encode())
    assert source.text == TEXT
    parsed = parse(source.text, regions=source.regions)
    assert parsed.event.title == "Press conference"
    said = [(turn.speaker, turn.outlet, turn.kind) for turn in parsed.turns]
    assert said[-2:] == [
        ("Bo Sample", "Outlet Daily", "question"),
        ("Ada Example", None, "answer"),
    ]
    assert parsed.turns[0].text == "Filler words, and **some** of them stressed."
    assert parsed.turns[-1].text.endswith("**Stress at the start** of a sentence.")


def test_text_without_marks() -> None:
    source = read_bytes("a.md", b"Title\r\n\r\nAda Example: 2 * 3 ** 4 and a_b__c.\r\n")
    assert source.regions == ()
    assert source.text == "Title\n\nAda Example: 2 * 3 ** 4 and a_b__c.\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("> **Ada Example:** Filler.\n>\n> More.", "**Ada Example:** Filler.\n\nMore."),
        (
            "- **Ada Example:** Filler.\n2. __Bo Sample__: No?",
            "**Ada Example:** Filler.\n__Bo Sample__: No?",
        ),
        ("- Filler, one\n- Filler, two", "- Filler, one\n- Filler, two"),
        ('[Ada Example](https://a.example/b "c"): Filler.', "Ada Example: Filler."),
        ("Ada Example: A [sic] word (of filler).", "Ada Example: A [sic] word (of filler)."),
        (r"Ada Example: \[inaudible\] 5 \* 5, c:\a.", r"Ada Example: [inaudible] 5 * 5, c:\a."),
        ("Ada Example: Filler\\\nthat goes on.", "Ada Example: Filler\nthat goes on."),
        ("<!-- made by filler -->Ada Example: Filler. <!-- cut", "Ada Example: Filler. <!-- cut"),
        (
            "| Who | What |\n|:--|---|\n| **Ada Example:** | Filler \\| more. |",
            "Who\tWhat\n**Ada Example:**\tFiller | more.",
        ),
        ("Ada Example: Filler[^1] of it.", "Ada Example: Filler of it."),
    ],
    ids=[
        "quoted",
        "bullets",
        "list",
        "link",
        "brackets",
        "escapes",
        "break",
        "comment",
        "table",
        "note",
    ],
)
def test_marks_that_are_no_words(written: str, read: str) -> None:
    assert read_bytes("a.md", written.encode()).text == read
    assert read_bytes("a.txt", written.encode()).text == written


def test_footnotes_are_regions_and_front_matter_stays() -> None:
    front = "---\ntitle: 'A \\[b\\]'\n---\n"
    text = f"{front}Ada Example: Filler.\n\n[^1]: A note\n    of two lines.\n\nMore."
    source = read_bytes("a.md", text.encode())
    assert source.text == text
    assert [source.text[one.start : one.end] for one in source.regions] == [
        "[^1]: A note\n    of two lines."
    ]


@pytest.mark.parametrize("piece", ["<!--", "| ", "[a](", "\\", "> ", "|---", "[^a]:\n a\n"])
def test_marks_without_end_cost_no_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    with contextlib.suppress(SourceError):
        read_bytes("a.md", text.encode())
    assert time.process_time() - start < 2


def test_a_page_with_the_name_of_markdown() -> None:
    source = read_bytes("a.md", b"<html><body><p>Ada Example: 5 \\* 5.</p></body></html>")
    assert source.text == "Ada Example: 5 \\* 5."
