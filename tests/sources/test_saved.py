"""Pages of nato.int as people save them are read alike, whatever they were saved with."""

import datetime

import pytest

from transcripts.parsing import ParsedTranscript, parse
from transcripts.sources import read_bytes

from . import saved

PAGES: dict[str, tuple[str, str | bytes, str]] = {
    "a whole page, 1999": ("a.html", saved.FIREFOX_1999, "1999-10-21"),
    "a web archive's copy, 2003": ("a.html", saved.WAYBACK_2003, "2003-05-09"),
    "a single file, 2012": ("a.html", saved.CHROME_2012, "2012-05-24"),
    "a reader mode's, 2019": ("a.html", saved.READER_2019, "2019-05-24"),
    "a whole page, 2025": ("a.html", saved.FIREFOX_2025, "2025-06-25"),
    "the text of a print, 2017": ("a.txt", saved.PRINTED_2017, "2017-05-24"),
    "copied by hand, 2021": ("a.txt", saved.COPIED_2021, "2021-05-24"),
    "Word with headings": ("a.docx", saved.word_with_headings(), "2017-05-24"),
    "Word with a table": ("a.docx", saved.word_as_a_table(), "2017-05-24"),
    "Word with named columns": ("a.docx", saved.word_with_named_columns(), "2017-05-24"),
}
KINDS = ["statement", "moderation", "question", "answer", "question", "answer"]


def parsed_from(name: str, content: str | bytes) -> ParsedTranscript:
    data = content.encode() if isinstance(content, str) else content
    source = read_bytes(name, data)
    parsed = parse(source.text, regions=source.regions, found=source.found)
    assert not source.warnings
    assert not parsed.warnings
    return parsed


@pytest.mark.parametrize("page", PAGES)
def test_head_and_turns(page: str) -> None:
    name, content, day = PAGES[page]
    parsed = parsed_from(name, content)
    event = parsed.event
    assert (event.title, event.byline) == (saved.TITLE, saved.BYLINE)
    assert event.date == datetime.date.fromisoformat(day)
    assert [turn.kind for turn in parsed.turns] == KINDS
    assert [turn.text for turn in parsed.turns] == [words for _, words in saved.TALK]
    told = [(turn.speaker, (turn.outlet or "").title()) for turn in parsed.turns]
    assert told == [
        ("Ada Example", ""),
        (None, ""),
        ("Bo Sample", "Outlet Daily"),
        ("Ada Example", ""),
        ("Cy Rowe", "Radio Nowhere"),
        ("Ada Example", ""),
    ]
