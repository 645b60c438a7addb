"""`Speaker 1: …`, `Speaker 2: …`: labels that tell who is the same, and not who asks.

Beside people who are named, whoever has but a number asks. Where all have numbers, their words
tell: who asks most times asks, and who does so seldom is a guest, whom the head may name.
"""

import re
from collections.abc import Mapping, Sequence

from .cast import Cast
from .label_parts import QUESTION, SURE, LabelParts
from .transcript import ParseWarning
from .turns import Utterance
from .vocabulary import HOST

_NUMBERED = re.compile(
    r"(?:(?:unidentified|male|female) )?(?:speaker|intervenant) "
    r"(?:#?\d{1,2}|one|two|three|four|five|six|[a-h])"
)
_LAST_WORDS = 200  # characters in which a question stands, if a turn asks one
_FEW_WORDS = 6


def side_numbered(utterances: Sequence[Utterance], cast: Cast) -> list[ParseWarning]:
    """Write who asks and who is a guest into labels of numbered speakers, in place."""
    turns: dict[str, list[Utterance]] = {}
    for turn in utterances:
        if turn.label and turn.marker == QUESTION and _NUMBERED.fullmatch(turn.label.key):
            turns.setdefault(turn.label.key, []).append(turn)
        elif turn.label and turn.marker != QUESTION and not _is_host(turn.label.parts):
            return []  # somebody named is there to answer
    if len(turns) < 2:
        return []
    guests = {key: said for key, said in turns.items() if _is_guest(said)}
    guest = cast.only_guest() if len(guests) == 1 else None
    name = guest.name if guest else None
    for said in guests.values():
        for turn in said:
            if turn.label:
                turn.label = turn.label._replace(parts=LabelParts(name=name, strength=SURE))
    return [_warning(turns, guests, name)]


def _is_guest(turns: Sequence[Utterance]) -> bool:
    """Whether somebody says more than `(inaudible)`, and in most turns asks nothing."""
    asking = sum("?" in turn.text[-_LAST_WORDS:] for turn in turns)
    words = sum(len(turn.text.split()) for turn in turns)
    return words > _FEW_WORDS and 2 * asking < len(turns)


def _is_host(parts: LabelParts) -> bool:
    return parts.role is not None and parts.role.side == HOST


def _warning(
    turns: Mapping[str, Sequence[Utterance]],
    guests: Mapping[str, Sequence[Utterance]],
    name: str | None,
) -> ParseWarning:
    printed = [(said[0].printed_label or "").rstrip(" :") for said in guests.values()]
    if not guests:
        message = "All numbered speakers ask; nothing tells who answers."
    elif name:
        message = f"“{printed[0]}” seldom asks, and was taken for {name}, whom the head names."
    elif len(guests) == len(turns):
        message = "No numbered speaker asks; what they say was read as statements."
    else:
        message = f"{', '.join(f'“{one}”' for one in printed)} seldom asks; read as who answers."
    first = min(said[0].line for said in turns.values())
    return ParseWarning(first, "numbered_speakers", message)
