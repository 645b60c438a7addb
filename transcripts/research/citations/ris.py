"""RIS, the tagged format of reference managers.

The format: Research Information Systems' *RIS Format Specifications* (2012, kept at
https://web.archive.org/web/20120616140546/http://www.refman.com/support/risformat_intro.asp): a tag
of two characters, two blanks, a hyphen and a blank; lines end with CR LF; `ER` ends a reference.
"""

from collections.abc import Iterator

from transcripts.research import ARCHIVE

from .works import Work, one_line


def ris(work: Work) -> str:
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in _tags(work))


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", work.key
    yield "TI", work.title
    if work.container:
        yield "T2", work.container
    for name in work.authors:
        yield "AU", name.family_first
    yield "PY", f"{work.day:%Y}"
    yield "DA", f"{work.day:%Y/%m/%d}/"
    yield "M3", f"{work.genre}, transcript"
    if work.place:
        yield "CY", work.place
    yield "PB", ARCHIVE
    if work.language:
        yield "LA", work.language
    yield "UR", work.url
    yield "Y2", f"{work.accessed:%Y/%m/%d}/"
    if work.source_url:
        yield "N1", f"Source: {work.source_url}"
    yield "ER", ""
