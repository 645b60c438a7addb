"""What a file's markup says: stretches that nobody spoke, and who the page says was there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.parsing import Found, Region, parse

from .strategies import near_transcripts
from .test_properties import check
from .truth import case_text

HEAD = "Press point\nby NATO Secretary General Ada Example\n\n"
regions_of = st.lists(
    st.builds(Region, st.integers(-5, 900), st.integers(-5, 1200), st.sampled_from(("form", "x"))),
    max_size=6,
)


def region_of(text: str, words: str, what: str = "navigation") -> Region:
    start = text.index(words)
    return Region(start, start + len(words), what)


def test_nobody_says_what_stands_in_a_region() -> None:
    text = f"Ada Menu: filler\n\n{HEAD}Q: Filler?\nShare this filler\n\nAda Example: Filler."
    regions = [
        region_of(text, "Ada Menu: filler"),
        region_of(text, "Share this filler", "form"),
        Region(len(text) - 1, len(text) + 9, "x"),
    ]
    parsed = parse(text, regions=regions)
    assert parsed.event.title == "Press point"
    assert [turn.text for turn in parsed.turns] == ["Filler?", "Filler"]
    skipped = [span.what for span in parsed.spans if span.what.startswith("skipped:")]
    assert skipped == ["skipped:navigation", "skipped:form", "skipped:x"]


def test_a_region_within_a_line_cuts_the_words() -> None:
    text = f"{HEAD}Ada Example: One filler <menu> two fillers."
    parsed = parse(text, regions=[region_of(text, "<menu>")])
    assert [turn.text for turn in parsed.turns] == ["One filler\n\ntwo fillers."]
    assert (parsed.turns[0].start, parsed.turns[0].end) == (text.index("One"), len(text))


def test_the_marks_of_quoted_lines_part_no_words() -> None:
    said = "Filler one of filler\nand more.\n\nFiller two."
    plain = f"{HEAD}Ada Example: {said}\n\nBo Rowe (Reuters): Filler\nthree?"
    parsed = parse("".join(f"> {line}".rstrip() + "\n" for line in plain.split("\n")))
    assert [turn.text for turn in parsed.turns] == [said, "Filler\nthree?"]


def test_regions_that_overlap_share_nothing() -> None:
    text = "filler words of nobody"
    parsed = parse(text, regions=[Region(0, 10, "a"), Region(5, 22, "b"), Region(6, 8, "c")])
    assert [(s.start, s.end, s.what) for s in parsed.spans] == [
        (0, 10, "skipped:a"),
        (10, 22, "skipped:b"),
    ]
    assert not parsed.turns


@settings(max_examples=80)
@given(st.one_of(near_transcripts, st.just(case_text("case00"))), regions_of)
def test_regions_anywhere(text: str, regions: list[Region]) -> None:
    parsed = check(text, regions)
    inside = {at for region in regions for at in range(region.start, region.end)}
    for span in parsed.spans:
        here = set(range(span.start, span.end)) & inside
        if span.what not in ("skipped:form", "skipped:x", "skipped:front_matter"):
            assert not here


def test_a_page_tells_who_speaks() -> None:
    title = Found("Doorstep by NATO Secretary General Ada Example", "title")
    text = "Secretary General: Filler.\n\nQ: Filler?\n\nExample: Filler."
    parsed = parse(text, found={"title": title})
    assert [turn.speaker for turn in parsed.turns] == ["Ada Example", None, "Ada Example"]
    assert (parsed.event.kind, parsed.event.title) == ("doorstep", title.value)


def test_a_given_byline_tells_who_speaks_and_goes_first() -> None:
    text = "Press point\nby the Secretary General\n\nSecretary General: Filler.\n\nSample: Filler."
    byline = "by NATO Secretary General Ada Example and Prime Minister Bo Sample"
    parsed = parse(text, given={"byline": byline, "title": "Media huddle"})
    assert [turn.speaker for turn in parsed.turns] == ["Ada Example", "Bo Sample"]
    assert (parsed.event.kind, parsed.event.byline) == ("media_huddle", byline)


def test_the_same_person_told_twice_is_one() -> None:
    found = {"title": Found("Press point with Secretary General Example", "title")}
    parsed = parse(f"{HEAD}Example: Filler.\n\nSecretary General: Filler.", found=found)
    assert [turn.speaker for turn in parsed.turns] == ["Ada Example"] * 2
