"""Who leads an event without a label that says so, told from who speaks when."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .asking import ends_in_question, last_question
from .label_parts import QUESTION
from .people import Person
from .turns import Utterance
from .vocabulary import HOST, JOURNALIST, Vocabulary
from .words import tokens_of

# Events at which whoever asks is called on, so that a journalist is never the host.
HOSTED = ("discussion", "interview", "speech", "speech_with_qa", "remarks")
TALKS = ("discussion", "interview")  # of which one person leads whom the head may name
_SPEECHES = ("speech", "speech_with_qa")
_MOST_OUTLETS = 2  # journalists where one of them leads the event; more are the press
_LONGEST_CALL = 1500  # characters


def find_host(
    utterances: Sequence[Utterance], vocabulary: Vocabulary, event_kind: str
) -> Person | None:
    """Somebody whom the head does not name speaks first, and then whom it names. A journalist leads
    a discussion only. Where the head names nobody else, or whoever speaks first too, it is by
    asking that they lead."""
    hosted = event_kind in HOSTED
    turns_of = Counter(id(turn.person) for turn in utterances)
    first = next((turn.person for turn in utterances if _may_open(turn, turns_of)), None)
    if first is None:
        return None
    if moderator := _moderator(utterances, turns_of):
        return moderator
    named = [turn.person for turn in utterances if turn.person and turn.person.in_head]
    if first.in_head and event_kind in _SPEECHES:
        return _first_to_hand_over(utterances, first)
    if first.in_head:
        has_guest = hosted and first.role is None and any(one.role for one in named)
        by_asking = has_guest and _leads_by_asking(utterances, first)
        alone = event_kind in TALKS and _only_asks(utterances, first)
        return first if by_asking or alone else None
    asking = {id(one) for one in (turn.person for turn in utterances) if one and one.is_press}
    if first.is_press and len(asking) > _MOST_OUTLETS:
        return None
    again = turns_of[id(first)] > 1
    if first.is_press or side_of_role(first) == JOURNALIST:
        return first if hosted and again else None
    unknown = first.role is None
    if not named:
        may_lead = unknown or is_of_institute(first, vocabulary)
        return first if may_lead and _leads_by_asking(utterances, first) else None
    return first if unknown or (hosted and again) else None


def side_of_role(person: Person) -> str | None:
    return person.role.side if person.role else None


def is_of_institute(person: Person, vocabulary: Vocabulary) -> bool:
    """Whether somebody's office is one of an institute: `President, Example International`."""
    if person.role is None or person.role.name not in ("president", "official"):
        return False
    body = tokens_of((person.role_text or "").partition(",")[2])
    return bool(body) and vocabulary.countries.find(body) is None


def _may_open(turn: Utterance, turns_of: Counter[int]) -> bool:
    """Whether a turn has a label, and not that of a moderator who speaks once, as whoever asks the
    room to welcome a guest does."""
    person = turn.person
    announces = person and side_of_role(person) == HOST and turns_of[id(person)] == 1
    return turn.label is not None and not announces


def _moderator(utterances: Sequence[Utterance], turns_of: Counter[int]) -> Person | None:
    """Somebody without a role whom the head does not name, who speaks before questions most of the
    time, never behind one, and never for long."""
    times, others = Counter[int](), set[int]()
    people: dict[int, Person] = {}
    for turn, follows in pairwise(utterances):
        person = turn.person
        if person and not (person.in_head or person.role or person.is_press):
            people[id(person)] = person
            times[id(person)] += _opens_question(follows)
        if _opens_question(turn):
            others.add(id(follows.person))
        if len(turn.text) > _LONGEST_CALL:
            others.add(id(person))
    found = [
        person
        for one, person in people.items()
        if one not in others and times[one] > 1 and 2 * times[one] >= turns_of[one]
    ]
    return found[0] if len(found) == 1 else None


def _opens_question(turn: Utterance) -> bool:
    return turn.marker == QUESTION or turn.outlet is not None


def _leads_by_asking(utterances: Sequence[Utterance], person: Person) -> bool:
    """Whether somebody asks in half of their turns, as whoever leads an interview does."""
    texts = [turn.text for turn in utterances if turn.person is person]
    asking = sum(bool(last_question(text)) for text in texts)
    return sum(map(ends_in_question, texts)) > 1 and 2 * asking >= len(texts)


def _only_asks(utterances: Sequence[Utterance], person: Person) -> bool:
    """Whether half of what somebody says ends in a question, and nobody else of the event asks."""
    asking = [turn for turn in utterances if turn.marker is None and last_question(turn.text)]
    own = sum(turn.person is person for turn in asking)
    said = sum(turn.person is person for turn in utterances)
    return 1 < own == len(asking) and 2 * own >= said


def _first_to_hand_over(utterances: Sequence[Utterance], guest: Person) -> Person | None:
    """Who speaks behind a speech and right before a question, and never right behind one."""
    speakers = [turn.person for turn in utterances]
    other = next((one for one in speakers if one and one is not guest and not one.in_head), None)
    own = [at for at, one in enumerate(speakers) if one is other]
    if other is None or other.is_press or own[0] == 0:
        return None
    behind = [utterances[at + 1].marker for at in own if at + 1 < len(utterances)]
    answers = any(utterances[at - 1].marker == QUESTION for at in own)
    return other if QUESTION in behind and not answers else None
