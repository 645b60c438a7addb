"""Paragraphs → text, for the formats that are made of them."""

from collections.abc import Iterable

from transcripts.parsing.transcript import Region


def text_and_regions(
    paragraphs: Iterable[tuple[str, str | None]],
) -> tuple[str, tuple[Region, ...]]:
    """All paragraphs between blank lines; each is its text and the name of the region that it is,
    None for what was spoken."""
    texts: list[str] = []
    regions: list[Region] = []
    at = 0
    for text, what in paragraphs:
        if what is not None:
            regions.append(Region(at, at + len(text), what))
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts), tuple(regions)
