"""Every transcript of the sample is read as it was meant: who said what, in answer to whom."""

from collections import Counter
from pathlib import Path

import pytest

from nato_archive.sample.files import make_sample, write
from nato_archive.sample.layouts import LAYOUTS, Layout, layout_of
from nato_archive.sample.pages import Transcript, make_transcript
from nato_archive.sample.plan import plan
from nato_archive.sample.world import load_world
from tests.sample.whole import whole_sample
from transcripts.parsing import ParsedTranscript, complete, parse
from transcripts.parsing.transcript import EVENT_KINDS, TURN_KINDS
from transcripts.sources import is_fictional, read

HEAD = ("day", "kind", "title", "byline", "place", "language")
# Warnings that say how something was found out, not that something is wrong.
EXPECTED = {"asker_introduced", "no_labels"}


def parsed(path: Path) -> ParsedTranscript:
    source = read(path)
    assert is_fictional(source.text)
    found = parse(source.text, regions=source.regions, found=source.found, given=source.metadata)
    assert not source.warnings
    assert {warning.code for warning in found.warnings} <= EXPECTED | {"no_date"}
    return complete(found, source.metadata)


def head(found: ParsedTranscript) -> dict[str, object]:
    event = found.as_json()["event"]
    return {**event, "day": found.event.date}


def faults(truth: Transcript, found: ParsedTranscript) -> list[object]:
    """Where a transcript was read as something else than it is."""
    read_head = head(found)
    out: list[object] = [
        (name, read_head[name], getattr(truth, name))
        for name in HEAD
        if read_head[name] != getattr(truth, name) and not (name == "place" and lacks_place(truth))
    ]
    wanted = [(one.kind, one.speaker, one.outlet, words(one.text)) for one in truth.turns]
    got = [(one.kind, one.speaker, one.outlet, words(one.text)) for one in found.turns]
    out += [pair for pair in zip(got, wanted, strict=False) if pair[0] != pair[1]]
    return out if len(got) == len(wanted) else [*out, (len(got), "turns, not", len(wanted))]


def lacks_place(truth: Transcript) -> bool:
    """A page of the web does not say where an event was."""
    return truth.name.endswith(".html")


def words(text: str) -> str:
    return " ".join(text.split())


def test_all_are_read_as_they_were_meant(tmp_path: Path) -> None:
    sample = whole_sample()
    for transcripts in (sample.first, sample.transcripts):
        folder = write(transcripts, tmp_path / str(len(transcripts)))
        wrong = {}
        for truth in transcripts:
            if found := faults(truth, parsed(folder / truth.name)):
                wrong[truth.name] = found
        assert not wrong


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    truth = next(one for one in whole_sample().transcripts if len(one.turns) > 3)
    spoilt = truth.data.replace(b"?", b"? They said so. Who, then", 1)
    (tmp_path / truth.name).write_bytes(spoilt)
    assert faults(truth, parsed(tmp_path / truth.name))


def test_the_same_every_time() -> None:
    again = make_sample()
    assert again == whole_sample()


def test_what_others_may_rely_on() -> None:
    """Changing the sample changes what screenshots show: then change these figures as well."""
    transcripts = whole_sample().transcripts
    assert len(transcripts) == 206
    assert (transcripts[0].day.year, transcripts[-1].day.year) == (2015, 2026)
    turns = [turn for one in transcripts for turn in one.turns]
    questions = [turn for turn in turns if turn.kind == "question"]
    assert 1200 < len(questions) < 1600
    assert {turn.kind for turn in turns} <= set(TURN_KINDS)
    kinds = Counter(one.kind for one in transcripts)
    assert set(kinds) <= set(EVENT_KINDS)
    assert len(kinds) == 9
    assert min(kinds.values()) >= 4
    assert Counter(one.language for one in transcripts)["fr"] == 6
    assert len({turn.outlet for turn in questions}) > 40
    assert len({turn.speaker for turn in questions}) > 80
    assert any("[inaudible]" in turn.text for turn in questions)
    assert {Path(one.name).suffix for one in transcripts} == {".txt", ".md", ".html"}
    assert len(whole_sample().first) == 6


def test_every_layout_is_used() -> None:
    used = {layout_of(one).name for one in plan(load_world())}
    assert used == {layout.name for layout in LAYOUTS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_is_read_wherever_it_fits(layout: Layout, tmp_path: Path) -> None:
    """Not only in the events for which it was drawn."""
    world = load_world()
    fitting = [one for one in plan(world) if layout.fits(one)]
    for one in fitting[:: max(1, len(fitting) // 4)]:
        truth = make_transcript(world, one, layout=layout)
        write([truth], tmp_path / "one")
        assert not faults(truth, parsed(tmp_path / "one" / truth.name)), one.day


def test_nobody_says_the_same_twice_at_one_event() -> None:
    for one in whole_sample().transcripts:
        long = [
            paragraph
            for turn in one.turns
            for paragraph in turn.text.split("\n\n")
            if len(paragraph) > 150
        ]
        assert len(long) == len(set(long)), one.name
