"""Whole transcripts made in every style of labels are found again, turn by turn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing import ParsedTranscript

from .made import Made, press_conferences
from .styles import STYLES
from .test_properties import check

# Without a colon, a label is told by its line alone; dashes, numbers and times count at the
# start of a line only.
AT_LINE_STARTS = (
    *("own line", "dashes", "dashes in short", "em dashes", "full stops", "tabs"),
    *("times before", "numbers"),
)
WITH_COLONS = [name for name in STYLES if name not in AT_LINE_STARTS]


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=12)
@given(data=st.data())
def test_what_was_made_is_found_again(style: str, data: st.DataObject) -> None:
    made = data.draw(press_conferences(style))
    assert_found(check(made.text), made)


@pytest.mark.parametrize("style", WITH_COLONS)
@settings(max_examples=6)
@given(data=st.data())
def test_what_was_flattened_is_found_again(style: str, data: st.DataObject) -> None:
    """The whole body in one line."""
    made = data.draw(press_conferences(style))
    head, _, body = made.text.partition("\n\n")
    parsed = check(f"{head}\n\n{' '.join(body.split())}")
    assert_found(parsed, made)
    assert "labels_in_line" in {warning.code for warning in parsed.warnings}


def assert_found(parsed: ParsedTranscript, made: Made) -> None:
    got = [(t.kind, plain(t.speaker), plain(t.outlet), plain(t.text)) for t in parsed.turns]
    assert got == [(t.kind, plain(t.speaker), plain(t.outlet), plain(t.text)) for t in made.turns]


def plain(text: str | None) -> str:
    """Without capitals, which labels in capitals do not tell, and blanks. (`İ` has no small form
    of one character.)"""
    return " ".join((text or "").replace("İ", "i").casefold().split()).replace("\u0307", "")
