"""What other programs leave in a text: signs encoded twice, numbers and lists of links."""

import pytest

from transcripts.parsing import parse
from transcripts.parsing.repair import is_plain, repair

BYLINE = "by NATO Secretary General Ada Example"
TALK = "Ada Example: Filler one.\n\nQ: Filler two?\n\nAda Example: Filler three."


@pytest.mark.parametrize(
    ("left", "read"),
    [
        ("A&amp;T &quot;filler&quot;", 'A&T "filler"'),
        ("&#8220;It&rsquo;s&#x201d;&nbsp;so", "“It’s” so"),
        ("caf&eacute; &lt;b&gt;", "café <b>"),
        ("â€œa dayâ€\ufffd", "“a day”"),
        ("R&D; AT&T;", "R&D; AT&T;"),
        ("&#1; &unknown;", "&#1; &unknown;"),
    ],
)
def test_what_was_encoded_twice_is_read(left: str, read: str) -> None:
    assert repair(left) == read
    assert is_plain(left) == (left == read)
    assert parse(f"Remarks\n{BYLINE}\n\nAda Example: Yes, {left}").turns[0].text == f"Yes, {read}"


def test_what_a_text_browser_writes_around_a_page() -> None:
    above = "#[1]NATO Homepage\n\n[2]English\n\n"
    below = "\n\n[3]Go to Speeches Index\n\nReferences\n\n1. http://example.org/a\n2. http://example.org/b"
    parsed = parse(f"{above}Press point\n\n{BYLINE}\n\n{TALK}{below}")
    assert (parsed.event.title, parsed.event.byline) == ("Press point", BYLINE)
    assert parsed.turns[-1].text == "Filler three."


def test_where_a_copy_was_taken_from() -> None:
    above = (
        "This is Google's cache of http://example.org/a. It is a snapshot of the page as it "
        "appeared on 3 Mar 2005. The current page could have changed.\n\n"
    )
    below = "\n\nSource: http://example.org/a"
    parsed = parse(f"{above}Press point\n\n{BYLINE}\n\n{TALK}{below}")
    assert (parsed.event.title, parsed.event.byline) == ("Press point", BYLINE)
    assert parsed.event.date is None
    assert parsed.turns[-1].text == "Filler three."


def test_links_of_markdown_above_a_title_are_none() -> None:
    links = "- [Filler](https://example.org/)\n- [Filler years](https://example.org/years)\n\n"
    parsed = parse(f"{links}# Press point\n\n## {BYLINE}\n\n{TALK}")
    assert (parsed.event.title, len(parsed.turns)) == ("Press point", 3)
