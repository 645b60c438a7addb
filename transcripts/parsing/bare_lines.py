"""Names and roles on lines of their own without a colon: which of them are labels."""

from collections import Counter

from .candidates import BARE_LINE, Candidate
from .label_parts import LIKELY, WEAK
from .learned import Learned

# Words that are no heading where they stand alone, as `Press` and `Questions` may be.
_MARKERS = frozenset(("q", "question", "journalist", "journaliste", "reporter"))


def take_bare(page: Learned) -> None:
    """Names and roles on lines of their own without a colon."""
    bare = {at: c for at, c in page.open.items() if c.place == BARE_LINE and _has_words(page, at)}
    taken = {label.key for label in page.labels.values()}
    with_colon = any(label.has_colon for label in page.labels.values())
    repeated = Counter(c.key for c in bare.values())
    known = (c.is_sure or (repeated[c.key] > 1 and page.cast.knows(c.parts)) for c in bare.values())
    style = sum(known) > 1
    for at, candidate in bare.items():
        if candidate.parts.outlet and not candidate.parts.name and _is_below_label(page, at):
            continue  # `Reuters`: the words of whoever gives the floor
        often = repeated[candidate.key] > 1
        asks = _may_ask(page, candidate) and (often or at > page.body)  # there the place stands
        is_label = candidate.key in taken or _is_bare_label(
            page, candidate, often=often, style=style, with_colon=with_colon
        )
        if not is_label:
            if not asks:
                continue
            printed = page.printed(candidate)
            if not often and (with_colon or not style):
                message = f"“{printed}” may be a label; it was left in the text."
                page.warn(at, "label_not_taken", message)
                continue
            if not often:
                message = f"“{printed}” stands once; check that it is a speaker."
                page.warn(at, "label_seen_once", message)
        if with_colon:
            message = f"“{page.printed(candidate)}” has no colon; it was read as a label."
            page.warn(at, "label_without_colon", message)
        page.accept(at)


def _is_bare_label(
    page: Learned, candidate: Candidate, *, often: bool, style: bool, with_colon: bool
) -> bool:
    """Whether a line without a colon is surely a label; `with_colon` says that the page has labels
    with one."""
    parts = candidate.parts
    if candidate.is_sure and parts.name and (parts.outlet or parts.role):
        fits = not with_colon or page.cast.knows(parts) or parts.outlet is not None
        first = candidate.line == page.body and not parts.affiliation  # `…, Excellencies`
        return fits and (style or first or with_colon)
    if with_colon:
        is_asker = parts.outlet is not None or candidate.key in _MARKERS
        return is_asker and not parts.name and page.is_asked_behind(candidate)
    if candidate.is_sure:
        return style
    return (often and parts.strength == LIKELY) or (style and page.cast.knows(parts))


def _may_ask(page: Learned, candidate: Candidate) -> bool:
    """Whether a line is a name and something unknown behind it, as the label of a journalist
    is, and a question follows before anybody else speaks."""
    parts = candidate.parts
    if not (parts.name and parts.affiliation) or parts.strength == WEAK:
        return False
    if ". (" in page.printed(candidate):
        return False  # somebody is called on: `Ada Example, Example Body. (Applause.)`
    return page.is_asked_behind(candidate)


def _has_words(page: Learned, at: int) -> bool:
    """Whether words follow a line, and it is none of them itself: with another label behind it, it
    is a caption, and below one on a line of its own it is spoken to: `Prime Minister Sample,`."""
    has_behind = at + 1 < len(page.lines) and at + 1 not in page.labels
    return has_behind and not _is_below_label(page, at)


def _is_below_label(page: Learned, at: int) -> bool:
    return any(label.end == page.lines[at - 1].end for label in page.labels_above(at))
