"""What a reader of a quote must be told: what is missing in it, who says it, in whose language."""

import re
from collections.abc import Iterator, Sequence

from transcripts.models import Event, Turn
from transcripts.parsing.repair import repair

Stretch = tuple[Turn, int, int]  # a turn, and from where to where its text is quoted

_BRACKETS = re.compile(r"\[[^\]\n]{1,80}\]|\([^)\n]{1,80}\)")
_NOT_HEARD = re.compile(
    r"(?i)\b(in|un)audible|unintelligible|indistinct|cross-?talk|off[ -]?mi(c|ke)|no interpretation"
)
_LEFT_OUT = re.compile(r"^.\s*(\.{2,}|…)\s*.$")
_INTERPRETED = re.compile(r"(?i)interpret|interprète|translat|traduit|traduction")


def gaps_in(event: Event, stretches: Sequence[Stretch]) -> Iterator[str]:
    """Sentences about a quote, the gravest first; none for words of one speaker without a gap."""
    people = dict.fromkeys(turn.name or turn.label for turn, _, _ in stretches)
    if len(people) > 1:
        yield f"The quote has the words of {len(people)} speakers."
    brackets = list(dict.fromkeys(words for one in stretches for words in _brackets_in(*one)))
    not_heard = [words for words in brackets if _NOT_HEARD.search(words)]
    left_out = [words for words in brackets if _LEFT_OUT.search(words)]
    if not_heard:
        yield f"Words that the transcriber could not hear are missing: {_listed(not_heard)}."
    if left_out:
        yield f"The transcript leaves something out: {_listed(left_out)}."
    others = [words for words in brackets if words[0] == "[" and words not in not_heard + left_out]
    if others:
        yield f"Words in square brackets are the transcriber’s: {_listed(others)}."
    skipped = _skipped_within(event, stretches)
    if skipped:
        yield (
            "Between these words the source has something that nobody said, which is left out: "
            f"{_listed(skipped)}."
        )
    about = [event.delivery, *(turn.label for turn, _, _ in stretches)]
    if any(_INTERPRETED.search(words) for words in about):
        yield "The words are an interpreter’s."


def _brackets_in(turn: Turn, start: int, end: int) -> list[str]:
    """What stands in brackets in a stretch, whole also where it begins or ends within them."""
    found = _BRACKETS.finditer(turn.text)
    return [one.group() for one in found if one.start() < end and one.end() > start]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in words)


def _skipped_within(event: Event, stretches: Sequence[Stretch]) -> list[str]:
    """The beginnings of what was skipped between the first and the last quoted character."""
    first, last = stretches[0], stretches[-1]
    start = _in_source(event, first[0], first[1])
    end = _in_source(event, last[0], last[2] - 1)
    found = []
    for a, b, what, *_ in event.spans:
        if what.startswith("skipped:") and start < a < end:
            words = " ".join(event.source_text[a:b].split())
            found.append(words if len(words) <= 60 else f"{words[:60].rstrip()} …")
    return list(dict.fromkeys(found))


def _in_source(event: Event, turn: Turn, at: int) -> int:
    """Where the stretch of the source starts that holds the character `at` of a turn's text.

    The text is made of such stretches with a blank line between two of them, and a stretch may be
    of another length there before it was repaired; so the place within it is not known exactly.
    """
    place = turn.start
    for start, end, what, position in event.spans:
        if what == "text" and position == turn.position:
            place = start
            at -= len(repair(event.source_text[start:end])) + 2
            if at < 0:
                break
    return place
