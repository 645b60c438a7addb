"""Citations in words: an entry of a list of references in APA's and in Chicago's style.

APA: *Publication Manual of the American Psychological Association*, 7th edition (2020), 9.7-9.37
(particles stay with the family's name: 9.8) and 10.16 (works on websites),
https://apastyle.apa.org/style-grammar-guidelines/references.
Chicago: *The Chicago Manual of Style*, 17th edition (2017), bibliography entries, 8.5 (names with
particles), 14.76 (many authors), 14.94 (quotations within titles) and 14.217 (speeches and
meetings).

Titles are as printed, in the transcript's own capitals. Plain text: no italics.
"""

from collections.abc import Sequence
from datetime import date

from transcripts.research import ARCHIVE

from .person_names import PersonName
from .works import Work

APA_NAMES = 20  # of more, the first nineteen and the last are named
PARTS = {"exchange": "an exchange", "statement": "a statement"}
CHICAGO_NAMES, CHICAGO_FIRST = 10, 7


def apa(work: Work) -> str:
    """`Example, A. (2031, May 7). Title [Press conference transcript]. NATO Archive. https://…`"""
    what = f"Transcript of {PARTS[work.part]}" if work.part else f"{work.genre} transcript"
    title = f"{work.title} [{what}]"
    held = f"({work.day.year}, {_month_and_day(work.day)})"
    names = _apa_names(work.authors)
    opening = f"{names} {held}. {title}." if names else f"{title}. {held}."
    within = f" In {work.container}." if work.container else ""
    return f"{opening}{within} {ARCHIVE}. {work.url}"


def chicago(work: Work) -> str:
    """`Example, Ada. “Title.” Press conference, Oslo, May 7, 2031. Transcript. NATO Archive. …`"""
    names = _chicago_names(work.authors)
    day = f"{_month_and_day(work.day)}, {work.day.year}"
    within = f"In “{_inner(work.container)}.” " if work.container else ""
    held = ", ".join(filter(None, (work.genre, work.place, day)))
    accessed = f"Accessed {_month_and_day(work.accessed)}, {work.accessed.year}"
    return (
        f"{_ended(names) + ' ' if names else ''}“{_ended(_inner(work.title))}” {within}"
        f"{held}. Transcript. {ARCHIVE}. {accessed}. {work.url}."
    )


def _apa_names(names: Sequence[PersonName]) -> str:
    shown = [", ".join(filter(None, (n.family, n.initials, n.suffix))) for n in names]
    if len(shown) > APA_NAMES:
        return f"{', '.join(shown[: APA_NAMES - 1])}, … {shown[-1]}"
    if len(shown) < 2:
        return _ended("".join(shown))
    return _ended(f"{', '.join(shown[:-1])}, & {shown[-1]}")


def _chicago_names(names: Sequence[PersonName]) -> str:
    shown = [n.given_first if at else n.family_first for at, n in enumerate(names)]
    if len(shown) > CHICAGO_NAMES:
        return f"{', '.join(shown[:CHICAGO_FIRST])}, et al."
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])}, and {shown[-1]}"


def _ended(text: str) -> str:
    """With a full stop, unless it ends with a sign of its own."""
    return text if not text or text[-1] in ".?!…" else f"{text}."


def _inner(text: str) -> str:
    """Double quotation marks within double ones are single."""
    return text.translate(str.maketrans("“”", "‘’"))


def _month_and_day(day: date) -> str:
    return f"{day:%B} {day.day}"
