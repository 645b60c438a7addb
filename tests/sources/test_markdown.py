"""Markdown's marks are no part of titles and labels."""

from transcripts.parsing import parse
from transcripts.sources import read_bytes

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
