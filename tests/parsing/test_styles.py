"""Whole transcripts made in every style of labels are found again, turn by turn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .made import press_conferences
from .styles import STYLES
from .test_properties import check


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=12)
@given(data=st.data())
def test_what_was_made_is_found_again(style: str, data: st.DataObject) -> None:
    made = data.draw(press_conferences(style))
    parsed = check(made.text)
    got = [(t.kind, plain(t.speaker), plain(t.outlet), plain(t.text)) for t in parsed.turns]
    assert got == [(t.kind, plain(t.speaker), plain(t.outlet), plain(t.text)) for t in made.turns]


def plain(text: str | None) -> str:
    """Without capitals, which labels in capitals do not tell, and blanks. (`İ` has no small form
    of one character.)"""
    return " ".join((text or "").replace("İ", "i").casefold().split()).replace("\u0307", "")
