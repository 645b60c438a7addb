"""The day of an event whose head stands in one line, or one paragraph, with the first words.

`Press conference by … • 24 May 2017 - Last updated: 25 May 2017 (As delivered) Good afternoon. …`
"""

import re
from collections.abc import Sequence
from datetime import date

from . import page
from .dates import find_dates
from .event_kinds import has_kind_word
from .lines import Line
from .transcript import ParseWarning
from .vocabulary import Vocabulary
from .words import tokens_of

_LONGEST_HEAD = 500  # characters
_LONGEST_STAMP = 5  # words
_BY = ("by", "with", "par", "avec")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.?!…])\s+(?=[“\"«]?[^\W\d_a-z])")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]")
# Behind these words stands a day that is spoken of: `since 4 April 1949`.
_SPOKEN_OF = re.compile(
    r"\b(?:on|of|since|until|till|from|by|in|before|after|le|du|depuis|avant|après|dès)"
    r"(?: the)?\s*$",
    re.IGNORECASE,
)


def date_in_flattened(
    lines: Sequence[Line], vocabulary: Vocabulary
) -> tuple[date | None, ParseWarning | None]:
    """The one day that the first line or paragraph prints before its first sentence has ended, if
    it begins as a head does; never the stamp of an update."""
    head = _first_words(lines, vocabulary)
    if head is None:
        return None, None
    found = [one for one in find_dates(head) if not _is_spoken_of(head[: one.start], vocabulary)]
    days = {one.day for one in found}
    day = found[0].day if len(days) == 1 else None
    if day is None:
        return None, None
    message = f"{found[0].printed} was taken out of a line that holds head and words alike."
    return day, ParseWarning(lines[0].number, "date_in_line", message)


def _first_words(lines: Sequence[Line], vocabulary: Vocabulary) -> str | None:
    """The words of the first paragraph down to the end of the head in it; None without a head."""
    words = ""
    for at, line in enumerate(lines):
        if len(words) >= _LONGEST_HEAD or (at and line.after_blank):
            break
        words += f"{line.text[:_LONGEST_HEAD]} "
    words = words[:_LONGEST_HEAD]
    told = [match for match in _BRACKETED.finditer(words) if page.delivery_of(match[0], vocabulary)]
    end = _SENTENCE_END.search(words)
    if told:
        return words[: told[0].start()]
    head = words[: end.start()] if end else words
    tokens = tokens_of(head)
    is_head = (
        has_kind_word(head, vocabulary)
        or vocabulary.update_stamps.find(tokens)
        or (tokens and tokens[0].folded in _BY)
    )
    return head if end and is_head else None


def _is_spoken_of(before: str, vocabulary: Vocabulary) -> bool:
    """Whether the words before a day say that it is none of the event."""
    stamp = vocabulary.update_stamps.find(tokens_of(before)[-_LONGEST_STAMP:])
    return stamp is not None or _SPOKEN_OF.search(before[-20:]) is not None
