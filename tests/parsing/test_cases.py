"""Whole transcripts: each parses to what a person wrote down, and to what it parsed to before."""

import json

import pytest

from transcripts.parsing import parse

from .golden import golden_path, snapshot
from .truth import case_names, case_text, case_truth, faults


@pytest.mark.parametrize("name", case_names())
def test_case_is_understood(name: str) -> None:
    source = case_text(name)
    assert faults(case_truth(name), parse(source), source) == []


@pytest.mark.parametrize("name", case_names())
def test_nothing_else_changed(name: str) -> None:
    """Fails on any change of the output; where it is meant: python -m tests.parsing.golden"""
    expected = json.loads(golden_path(name).read_text(encoding="utf-8"))
    assert snapshot(case_text(name)) == expected


def test_the_real_press_conference_in_passages() -> None:
    parsed = parse(case_text("case00"))
    assert len(parsed.turns) == 36
    assert len(parsed.passages) == 12
    assert len(parsed.exchanges) == 10
    assert parsed.passages[0].turns == (1,)
    assert parsed.passages[1].turns == (2, 3, 4)
    afp = parsed.passages[9]
    assert afp.turns == (26, 27, 28, 29, 30, 31)
    assert (afp.questions, afp.answers) == ((27, 30), (28, 31))
    assert (parsed.passages[-1].kind, parsed.passages[-1].turns) == ("statement", (35, 36))
    assert [warning.code for warning in parsed.warnings] == ["no_date", "label_without_colon"]
