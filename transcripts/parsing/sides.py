"""On which side of the table each person of a transcript sits: who leads, who asks, who answers."""

from collections.abc import Iterator, Sequence

from .asking import ends_in_question, ends_in_short_question, last_question
from .given_floor import is_call
from .label_parts import QUESTION
from .people import Person
from .turns import Utterance
from .vocabulary import GUEST, HOST, JOURNALIST, SPOKESPERSON, Vocabulary

# Events at which whoever asks is called on, so that a journalist is never the host.
HOSTED = ("discussion", "interview", "speech", "speech_with_qa", "remarks")
_TALKS = ("discussion", "interview")  # of which one person leads whom the head may name
_SPEECHES = ("speech", "speech_with_qa")
SHORT = 12  # words of an interjection
_LONG = 30  # words that hand over to somebody else
_MOST_OUTLETS = 2  # journalists where one of them leads the event; more are the press
_NEAR = 30  # turns before the first question
_TOGETHER = 6  # who may ask before one answer


class Sides:
    """On which side of the table each person of a transcript sits."""

    def __init__(
        self, utterances: Sequence[Utterance], vocabulary: Vocabulary, event_kind: str
    ) -> None:
        self.vocabulary = vocabulary
        self.hosted = event_kind in HOSTED
        self.is_talk = event_kind in _TALKS
        self.is_speech = event_kind in _SPEECHES
        people = [turn.person for turn in utterances if turn.person]
        self.guest_speaks = any(_is_guest(person) for person in people)
        self.head_has_spokesperson = any(
            person.in_head and _side_of_role(person) == SPOKESPERSON for person in people
        )
        self.host = self._host(utterances)
        self.answerers: set[int] = set()
        if self.guest_speaks and self.head_has_spokesperson:
            self.answerers = set(map(id, self._answerers(utterances)))

    def of(self, turn: Utterance) -> str:
        person = turn.person
        if person is not None and person is self.host:
            return HOST
        if turn.outlet or (person and person.is_press):
            return JOURNALIST
        if person is None:
            return GUEST
        side = _side_of_role(person) or GUEST
        return GUEST if side == SPOKESPERSON and self._is_principal(person) else side

    def gives_floor(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether a spokesperson who also answers only hands over here: in a few words that answer
        nobody, or before somebody else of the table speaks."""
        turn = utterances[at]
        if id(turn.person) not in self.answerers:
            return False
        before, behind = utterances[at - 1 : at], utterances[at + 1 : at + 2]
        words = len(turn.text.split())
        if words <= SHORT and not any(one.kind == "question" for one in before):
            return True
        return words <= _LONG and any(
            one.person is not turn.person and self.of(one) == GUEST and one.marker != QUESTION
            for one in behind
        )

    def puts_question(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether somebody of whom only the name is known asks a guest, alone or with others whom
        the guest answers together, as members of a parliament do."""
        turn, behind = utterances[at], utterances[at + 1 : at + _TOGETHER]
        if behind and self.is_asked(behind[0], turn):
            return self.asks(utterances, at)
        if not (self.is_talk and self.guest_speaks and "?" in turn.text):
            return False
        if not any(one.kind in ("moderation", "question") for one in utterances[at - 1 : at]):
            return False
        for one in behind:
            if self.is_asked(one, turn):
                return True
            if one.person is None or one.person.role or one.person.in_head or "?" not in one.text:
                break
        return False

    def asks(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether words end in a question: one that is more than somebody's name, or a short one
        behind other words of somebody who was given the floor. In a discussion that somebody leads
        whoever has the floor may go on behind the question."""
        text, before = utterances[at].text, utterances[at - 1 : at]
        if ends_in_question(text):
            return True
        has_floor = any(one.kind == "moderation" for one in before)
        if self.is_talk and "?" in text and (has_floor or any(_is_asker(one) for one in before)):
            return True
        goes_before = len(text.split()) > len(last_question(text).split())
        return has_floor and goes_before and ends_in_short_question(text, self.vocabulary)

    def is_asked(self, guest: Utterance, asker: Utterance) -> bool:
        """Whether a guest speaks behind the question of somebody of whom only the name is known.
        An interview's head names both, and the guest's role tells who is who."""
        if asker.person is None or asker.person.role or guest.marker == QUESTION:
            return False
        if guest.person is None or guest.person is asker.person:
            return False
        if not self.guest_speaks:
            return not ends_in_question(guest.text)
        if not _is_guest(guest.person) and id(guest.person) not in self.answerers:
            return False
        return not asker.person.in_head or (self.hosted and guest.person.role is not None)

    def is_aside(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether a guest only says thanks between two turns of the host, before any question. At a
        press conference even a short statement is the guest's own, unless more of it follows."""
        turn, behind = utterances[at], utterances[at + 1 : at + 2]
        if at == 0 or utterances[at - 1].kind != "moderation" or not behind:
            return False
        if self.of(behind[0]) != HOST or len(turn.text.split()) > SHORT:
            return False
        return self.hosted or self._states_more(utterances, at)

    def _states_more(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether the speaker of a turn speaks again before anybody asks."""
        for turn in utterances[at + 1 : at + _NEAR]:
            if (
                turn.marker == QUESTION
                or self.of(turn) == JOURNALIST
                or ends_in_question(turn.text)
            ):
                return False
            if turn.person is not None and turn.person is utterances[at].person:
                return True
        return False

    def _answerers(self, utterances: Sequence[Utterance]) -> Iterator[Person]:
        """The spokespersons whom the head names and who answer themselves beside a guest: so many
        questions that it is no request for a microphone are answered by nobody else."""
        replies: list[list[Utterance]] = []
        for turn in utterances:
            if turn.marker == QUESTION or self.of(turn) == JOURNALIST:
                replies.append([])
            elif replies:
                replies[-1].append(turn)
        replies = [turns for turns in replies if turns]
        alone = [
            turns[0]
            for turns in replies
            if not any(turn.person and _is_guest(turn.person) for turn in turns)
            or turns[0].text.count(" ") > _LONG
        ]
        people = {
            id(turn.person): turn.person
            for turn in alone
            if turn.person and turn.person.in_head and _side_of_role(turn.person) == SPOKESPERSON
        }
        for person in people.values():
            texts = [turn.text for turn in alone if turn.person is person]
            times, longest = len(texts), max(len(text.split()) for text in texts)
            enough = 2 * times >= len(replies) or (times > 1 and 3 * times >= len(replies))
            if enough and (longest > SHORT or self._tells_often(texts)):
                yield person

    def _tells_often(self, texts: Sequence[str]) -> bool:
        """Whether several short replies give the floor to nobody and ask nothing."""
        told = [t for t in texts if not last_question(t) and not is_call(t, self.vocabulary)]
        return len(told) > 1

    def _is_principal(self, person: Person) -> bool:
        """Where no guest speaks, the spokesperson whom the head names is who answers; beside a
        guest, one who does."""
        if id(person) in self.answerers:
            return True
        return not self.guest_speaks and (person.in_head or not self.head_has_spokesperson)

    def _host(self, utterances: Sequence[Utterance]) -> Person | None:
        """Who leads the event without a label that says so: somebody whom the head does not name
        speaks first, and then whom it names. A journalist leads a discussion only."""
        first = next((turn.person for turn in utterances if turn.label), None)
        if first is None:
            return None
        if first.in_head and self.is_speech:
            return _first_to_hand_over(utterances, first)
        if first.in_head:
            return first if self.is_talk and _only_asks(utterances, first) else None
        asking = {id(one) for one in (turn.person for turn in utterances) if one and one.is_press}
        if first.is_press and len(asking) > _MOST_OUTLETS:
            return None
        named_speaks = any(turn.person and turn.person.in_head for turn in utterances)
        again = sum(turn.person is first for turn in utterances) > 1
        if first.is_press or _side_of_role(first) == JOURNALIST:
            return first if self.hosted and again else None
        unknown = first.role is None
        return first if named_speaks and (unknown or (self.hosted and again)) else None


def _side_of_role(person: Person) -> str | None:
    return person.role.side if person.role else None


def _is_guest(person: Person) -> bool:
    if person.is_press:
        return False
    return person.in_head if person.role is None else person.role.side == GUEST


def _is_asker(turn: Utterance) -> bool:
    return turn.kind == "question" and turn.person is not None and turn.person.role is None


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
