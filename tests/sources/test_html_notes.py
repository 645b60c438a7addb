"""Footnotes and comments in pages: their marks are in no quote, what they say is told apart."""

import time

import pytest

from transcripts.sources import read_bytes

SPOKEN = (
    "Ada Example: We give forty barrels{mark} of oil, as filler has it that goes on for a while."
)
WORD = """<p class=MsoNormal>{spoken}</p><div><br clear=all><hr size=1 width="33%"><div id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Filler.</p></div></div>"""
GOOGLE = """<p>{spoken}</p><hr><div><p><a href="#{back}" id="x">[1]</a><span> Filler.</span></p>
<p>More filler.</p></div>"""
PANDOC = """<p>{spoken}</p><section role="doc-endnotes"><ol><li id="fn1"><p>Filler.
<a href="#fnref1">\u21a9</a></p></li></ol></section>"""
OFFICE = (
    """<p>{spoken}</p><div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a> Filler.</p></div>"""
)


@pytest.mark.parametrize(
    ("page", "mark", "what"),
    [
        (WORD, '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>', "footnote"),
        (GOOGLE.replace("{back}", "ftnt_ref1"), '<sup><a href="#ftnt1">[1]</a></sup>', "footnote"),
        (GOOGLE.replace("{back}", "cmnt_ref1"), '<sup><a href="#cmnt1">[a]</a></sup>', "comment"),
        (PANDOC, '<a href="#fn1" role="doc-noteref"><sup>1</sup></a>', "footnote"),
        (OFFICE, '<a href="#sdfootnote1sym"><sup>1</sup></a>', "footnote"),
    ],
    ids=["Word", "Google Docs", "a comment", "pandoc", "LibreOffice"],
)
def test_a_note(page: str, mark: str, what: str) -> None:
    more = "<p>" + "Bo Sample: This is more filler, so that the notes are short. " * 3 + "</p>"
    marked = page.replace("{spoken}", SPOKEN.replace("{mark}", mark) + more)
    source = read_bytes("filler.html", f"<html><body>{marked}</body></html>".encode())
    assert source.text.startswith(SPOKEN.replace("{mark}", "") + "\n\nBo Sample")
    noted = [(one.what, source.text[one.start : one.end]) for one in source.regions]
    assert [one for one, _ in noted] == [what] * len(noted)
    assert "".join(text for _, text in noted).count("iller.") >= 1
    spoken = source.text
    for region in reversed(source.regions):
        spoken = spoken[: region.start] + spoken[region.end :]
    assert spoken.strip().endswith("the notes are short.")


def test_a_link_within_the_page_is_no_mark() -> None:
    page = '<p>Ada Example: See <a href="#next">here</a>, <a href="x.html#fn1">the whole list</a>.'
    assert read_bytes("filler.html", page.encode()).text == "Ada Example: See here, the whole list."


@pytest.mark.parametrize("start", ["<p>", "<span>" * 1900])
@pytest.mark.parametrize("mark", ["fn1", "fnref1"])
def test_many_marks_cost_no_time(start: str, mark: str) -> None:
    page = f"<html><body>{start}" + f"<a href=#{mark}>1</a>filler, " * 50_000
    begin = time.process_time()
    text = read_bytes("filler.html", page.encode()).text
    assert time.process_time() - begin < 6
    assert text.count("filler, ") == 50_000 - 1
    assert ("1" in text) == (mark == "fnref1")


def test_a_mark_that_is_not_closed_hides_no_words() -> None:
    page = '<p>Ada Example: Filler<a href="#fn1"><b>1</b> of nine words that go on for a while.'
    text = read_bytes("filler.html", page.encode()).text
    assert text == "Ada Example: Filler1 of nine words that go on for a while."
