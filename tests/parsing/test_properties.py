"""What holds for every text: nothing is lost, nothing raises, and what was made is found again."""

import json
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing import ParsedTranscript, Region, parse
from transcripts.parsing.repair import repair

from .strategies import Truth, any_text, near_transcripts, press_conferences
from .truth import case_names, case_text, uncovered


def check(text: str, regions: Sequence[Region] = ()) -> ParsedTranscript:
    """Parse a text and hold the result to everything that must be true of any."""
    parsed = parse(text, regions=regions)
    assert uncovered(parsed, text) == []
    assert all(0 <= s.start < s.end <= len(text) for s in parsed.spans)
    json.dumps(parsed.as_json()).encode()
    assert [turn.position for turn in parsed.turns] == list(range(1, len(parsed.turns) + 1))
    in_passages = [position for passage in parsed.passages for position in passage.turns]
    assert in_passages == [turn.position for turn in parsed.turns]
    assert [passage.position for passage in parsed.passages] == list(
        range(1, len(parsed.passages) + 1)
    )
    lines = text.count("\n") + 1
    assert all(1 <= warning.line <= lines for warning in parsed.warnings)
    for turn in parsed.turns:
        pieces = [s for s in parsed.spans if s.what == "text" and s.turn == turn.position]
        assert turn.text == "\n\n".join(repair(text[s.start : s.end]) for s in pieces)
        assert set(filter(str.isspace, turn.text)) <= {" ", "\n"}
        if pieces:
            assert (turn.start, turn.end) == (pieces[0].start, pieces[-1].end)
        if len(pieces) == 1 and repair(text) == text:
            assert turn.text == text[turn.start : turn.end]
    for exchange in parsed.exchanges:
        assert exchange.questions
        assert {*exchange.questions, *exchange.answers} <= set(exchange.turns)
    return parsed


@settings(max_examples=150)
@given(any_text)
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=300)
@given(near_transcripts)
def test_text_that_comes_near_to_transcripts(text: str) -> None:
    check(text)


@settings(max_examples=60)
@given(data=st.data())
def test_a_changed_transcript(data: st.DataObject) -> None:
    """The real press conference with a stretch moved, removed or overwritten."""
    text = case_text("case00")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6000)))
    put = data.draw(st.one_of(st.just(""), near_transcripts, st.just(text[:800]), any_text))
    check(text[:start] + put + text[end:])


def _without_a_line(text: str, at: int) -> str:
    lines = text.split("\n")
    del lines[at % len(lines)]
    return "\n".join(lines)


def _with_a_line_twice(text: str, at: int) -> str:
    lines = text.split("\n")
    lines.insert((at * 7) % len(lines), lines[at % len(lines)])
    return "\n".join(lines)


DAMAGES: tuple[Callable[[str, int], str], ...] = (
    _without_a_line,
    _with_a_line_twice,
    lambda text, _: " ".join(text.split()),
    lambda text, _: text.replace("\n\n", "\n"),
    lambda text, _: text.replace(". ", "."),
    lambda text, _: text.replace(" ", "\u00a0"),
    lambda text, _: text.replace(":", " ："),
    lambda text, _: text.replace("\n", "\r\n"),
    lambda text, _: text.encode().decode("cp1252", "replace"),
    lambda text, at: text[: at % len(text)],
    lambda text, at: text[: at % len(text)] + "(:[" + text[at % len(text) :],
)


@settings(max_examples=120)
@given(
    st.sampled_from(case_names()),
    st.lists(st.tuples(st.sampled_from(DAMAGES), st.integers(1, 10_000)), min_size=1, max_size=3),
)
def test_a_damaged_transcript(
    name: str, damages: list[tuple[Callable[[str, int], str], int]]
) -> None:
    """Flattened, glued, cut off, with lines lost or doubled, in bad encoding."""
    text = case_text(name)[:6000]
    for damage, at in damages:
        text = damage(text, at) or "x"
    check(text)


@settings(max_examples=120)
@given(press_conferences())
def test_what_was_made_is_found_again(truth: Truth) -> None:
    parsed = check(truth.text)
    assert parsed.event.kind == "press_conference"
    got = [(t.speaker, t.outlet, t.kind, repair(t.text)) for t in parsed.turns]
    assert [folded(turn) for turn in got] == [folded(turn) for turn in truth.turns]


def folded(turn: tuple[str | None, ...]) -> tuple[str, ...]:
    """Names without their capitals, which labels in capitals do not tell."""
    return tuple((part or "").casefold() for part in turn)


def test_the_real_transcript_is_made_of_slices() -> None:
    text = case_text("case00")
    assert all(turn.text == text[turn.start : turn.end] for turn in check(text).turns)
