"""Transcripts that were corrected: what was received first, mistakes and all."""

from collections.abc import Sequence
from dataclasses import replace

from .pages import Transcript, make_transcript
from .plan import Plan
from .script import Said, write_script
from .world import World

EVERY = 25  # of so many events, one was corrected
ENOUGH = 4  # questions, so that one of them can have been left out


def first_versions(world: World, plans: Sequence[Plan]) -> list[Transcript]:
    """What was received first of the events that were corrected."""
    return [
        make_transcript(world, plan, with_mistakes(said))
        for plan in plans[EVERY // 2 :: EVERY]
        if len(_questions(said := write_script(world, plan))) >= ENOUGH
    ]


def with_mistakes(said: Sequence[Said]) -> list[Said]:
    """A script without its last exchange, with a slip in an answer and one in somebody's name."""
    last = _questions(said)[-1]
    before = last - 1 if said[last - 1].kind == "moderation" else last
    end = next((at for at in range(last, len(said)) if said[at].kind == "moderation"), len(said))
    left = [*said[:before], *said[end:]]
    answer = next(at for at, one in enumerate(left) if one.kind == "answer")
    first, *rest = left[answer].paragraphs
    left[answer] = replace(left[answer], paragraphs=(_slip(first), *rest))
    asker = left[_questions(left)[-1]].who
    misspelt = replace(asker, name=asker.name[:-2] + asker.name[:-3:-1])
    return [replace(one, who=misspelt) if one.who == asker else one for one in left]


def _questions(said: Sequence[Said]) -> list[int]:
    return [at for at, one in enumerate(said) if one.kind == "question"]


def _slip(words: str) -> str:
    """Words of which the longest has two letters exchanged."""
    longest = max(words.split(), key=len)
    middle = len(longest) // 2
    slip = longest[: middle - 1] + longest[middle] + longest[middle - 1] + longest[middle + 1 :]
    return words.replace(longest, slip, 1)
