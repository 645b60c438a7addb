"""Names, roles and outlets for each turn, out of its label and the cast."""

from collections.abc import Sequence

from .cast import Cast
from .label_parts import QUESTION
from .people import Person
from .transcript import ParseWarning
from .turns import Utterance
from .vocabulary import GUEST, JOURNALIST

# Events at which an unknown name behind a speaker's is that of an outlet rather than a firm.
_PRESS = (
    "press_conference",
    "joint_press_conference",
    "doorstep",
    "media_huddle",
    "briefing",
    "other",
)


def name_speakers(
    utterances: Sequence[Utterance], cast: Cast, event_kind: str
) -> list[ParseWarning]:
    """Write person, speaker and outlet into each utterance; returns what is unsure about them."""
    warnings: list[ParseWarning] = []
    unknown: set[str] = set()
    for turn in utterances:
        if turn.label is None:
            _name_opening(turn, cast, warnings)
            continue
        parts = turn.label.parts
        turn.person = cast.recognise(parts)
        if parts.name in cast.ambiguous:
            message = (
                f"“{parts.name}” can be several people of this event; the name stays as printed."
            )
            warnings.append(ParseWarning(turn.line, "ambiguous_name", message))
        outlet = parts.outlet
        is_asker = turn.person is not None and not parts.role and not _answers(turn.person)
        if parts.affiliation and turn.person and event_kind in _PRESS and is_asker:
            outlet = outlet or parts.affiliation  # behind an outlet stands its town
            turn.person.outlet = turn.person.outlet or outlet
        elif parts.affiliation and turn.person and not outlet:
            turn.person.role_text = turn.person.role_text or parts.affiliation
        turn.outlet = outlet
        if parts.is_unclear and not turn.person:
            message = (
                f"Nothing tells what of “{parts.affiliation}” is a name and what an outlet; both "
                "are left open."
            )
            warnings.append(ParseWarning(turn.line, "speaker_unknown", message))
        if parts.is_untold and parts.name and parts.name not in unknown:
            unknown.add(parts.name)
            message = f"The label says that nobody knows the outlet of “{parts.name}”; it is open."
            warnings.append(ParseWarning(turn.line, "outlet_untold", message))
        if outlet and outlet == parts.affiliation and outlet not in unknown:
            unknown.add(outlet)
            message = f"“{outlet}” is not a known outlet; check that it is one."
            warnings.append(ParseWarning(turn.line, "unknown_outlet", message))
    nameless: dict[str, list[Utterance]] = {}
    for turn in utterances:
        if turn.person:
            # Names grow while labels are read, so they are written last.
            turn.speaker = turn.person.name
            turn.outlet = turn.outlet or turn.person.outlet
            if turn.speaker is None and turn.person.role and turn.person.role.side == GUEST:
                nameless.setdefault(turn.label.key if turn.label else "", []).append(turn)
        elif turn.label and turn.marker != QUESTION and not turn.outlet:
            message = (
                "The label is that of several people; no one of them is named as the speaker."
                if turn.label.parts.is_several
                else "Nothing tells who speaks here; the name is left open."
            )
            warnings.append(ParseWarning(turn.line, "speaker_unknown", message))
    return [*warnings, *(_warn_of_role(turns) for turns in nameless.values())]


def _answers(person: Person) -> bool:
    """Whether the head names somebody as one who speaks for a country or body, not an outlet."""
    return person.in_head and person.role is not None and person.role.side != JOURNALIST


def _warn_of_role(turns: Sequence[Utterance]) -> ParseWarning:
    """One warning for a label that is a role alone, however often it stands."""
    label = (turns[0].printed_label or "").rstrip(" :")
    times = f" in {len(turns)} turns" if len(turns) > 1 else ""
    if turns[0].person and turns[0].person.is_interpreter:
        message = (
            f"“{label}” says what somebody else said; whose words they are is left open{times}."
        )
        return ParseWarning(turns[0].line, "interpreter", message)
    message = f"“{label}” is a role, and nothing tells who holds it; the name is left open{times}."
    return ParseWarning(turns[0].line, "role_without_name", message)


def _name_opening(turn: Utterance, cast: Cast, warnings: list[ParseWarning]) -> None:
    """Words before the first label are those of the one guest whom the head names."""
    guests = [p for p in cast.people if p.in_head and (p.role is None or p.role.side == GUEST)]
    guests = guests or [p for p in cast.people if p.in_head]
    if len(guests) == 1 and guests[0].name:
        turn.person = guests[0]
    else:
        message = "The opening words have no label, and the head does not name one speaker."
        warnings.append(ParseWarning(turn.line, "opening_speaker_unknown", message))
