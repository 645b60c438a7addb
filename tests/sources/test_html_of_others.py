"""Pages by word processors, pages that are cut off, folded up or no pages at all."""

import pytest

from .test_html import LONG, read, regions_of


@pytest.mark.parametrize("kind", ["title", "type"])
def test_the_head_and_foot_of_a_page_by_a_word_processor(kind: str) -> None:
    source = read(
        f"<body><div {kind}='Header'><p>Filler Board</div><p>Ada Example: Filler that goes on for "
        f"a while, and then for a while longer.<div {kind}=footer><p>3</div></body>"
    )
    assert regions_of(source) == [("header", "Filler Board"), ("footer", "3")]


def test_a_page_without_a_tag_is_plain_text() -> None:
    source = read("Filler\n14 May 2019\n\nAda Example: Filler.\u2028Bo Sample: Filler?")
    assert source.text.split("\n")[-2:] == ["Ada Example: Filler.", "Bo Sample: Filler?"]
    assert [warning.code for warning in source.warnings] == ["read_as_text"]


@pytest.mark.parametrize("cut", [3, 30, 60])
def test_a_page_that_is_cut_off(cut: int) -> None:
    page = "<html><body><p>Ada Example: Filler.</p><script>0</script><p>Bo Sample: Filler?</p>"
    whole = read(page + "</body></html>")
    assert whole.warnings == read(page.replace("<html><body>", "")).warnings == ()
    (warning,) = read(page[:-cut]).warnings
    assert (warning.line, warning.code) == (3 if cut == 3 else 1, "page_cut_off")


def test_a_line_of_three_links_is_a_menu_and_one_of_two_is_none() -> None:
    names = "<a href=a>Cy Rowe</a> <a href=b>Dee Filler</a>"
    page = f"<p>Ada Example: {LONG}</p><p>{names}</p><hr>{names} <a href=c>Home</a>"
    source = read(f"<html><body>{page}</body></html>")
    assert regions_of(source) == [("navigation", "Cy Rowe Dee Filler Home")]


def test_what_unfolds_the_whole_text_is_no_speech() -> None:
    spoken = f"<p>Ada Example: {LONG}</p><p>Bo Sample: {LONG}</p>"
    unfolded = read(
        "<body><h1>Filler</h1><p>14 May 2019</p><details><summary>Read the transcript</summary>"
        f"{spoken}</details></body>"
    )
    assert regions_of(unfolded) == [("form", "Read the transcript")]
    folded_apart = read(
        f"<body><p>{LONG}</p><details><summary>Ada Example</summary><p>{LONG}</p></details>"
        f"<details><summary>Bo Sample</summary><p>{LONG}</p></details></body>"
    )
    assert regions_of(folded_apart) == []
