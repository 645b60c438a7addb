"""A paragraph's address survives what is corrected around it."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.models.paragraphs import paragraphs_of
from transcripts.search.highlight import LINE

TEXT = "The lamps burn.\nThe keepers sleep.\n\nAll is well."


def keys(text: str) -> list[str]:
    return [paragraph.key for paragraph in paragraphs_of(text)]


def test_paragraphs_are_the_lines_of_the_text() -> None:
    found = [TEXT[p.start : p.end] for p in paragraphs_of(TEXT)]
    assert found == ["The lamps burn.", "The keepers sleep.", "All is well."]
    assert not keys(" \n\n ")


def test_a_key_is_never_derived_otherwise() -> None:
    """People have links with it."""
    assert keys(TEXT) == ["j3814", "pkbtr", "ym861"]


def test_what_is_added_removed_or_corrected_around_it_changes_nothing() -> None:
    lamps, keepers, well = keys(TEXT)
    assert keys(f"Good afternoon.\n{TEXT}")[1:] == [lamps, keepers, well]
    assert keys(TEXT.split("\n", 1)[1]) == [keepers, well]
    assert keys(TEXT.replace("keepers", "watchmen"))[::2] == [lamps, well]


def test_signs_and_capitals_change_nothing() -> None:
    assert keys("“the Lamps burn …”") == keys(TEXT)[:1]


def test_the_same_words_twice_have_two_keys() -> None:
    first, second, third = keys("Thank you.\nThank you!\nThank you.")
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_lines_without_words_have_keys_too() -> None:
    first, second = keys("…\n***")
    assert first != second


@given(st.text())
def test_any_text(text: str) -> None:
    found = list(paragraphs_of(text))
    assert len({p.key for p in found}) == len(found)
    # The marks of a search are laid over the same lines.
    assert [(p.start, p.end) for p in found] == [m.span() for m in LINE.finditer(text)]
