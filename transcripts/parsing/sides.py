"""On which side of the table each person of a transcript sits: who leads, who asks, who answers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from .asking import ends_in_question, ends_in_short_question, last_question
from .given_floor import is_call
from .hosts import HOSTED, TALKS, find_host, is_of_institute, side_of_role
from .label_parts import QUESTION
from .people import Person
from .turns import Utterance
from .vocabulary import GUEST, HOST, JOURNALIST, SPOKESPERSON, Vocabulary
from .words import tokens_of

SHORT = 12  # words of an interjection
_LONG = 30  # words that hand over to somebody else
_SHORT_WORD = 3  # letters
_NEAR = 30  # turns before the first question
_TOGETHER = 6  # who may ask before one answer


class Sides:
    """On which side of the table each person of a transcript sits."""

    def __init__(
        self, utterances: Sequence[Utterance], vocabulary: Vocabulary, event_kind: str
    ) -> None:
        self.vocabulary = vocabulary
        self.hosted = event_kind in HOSTED
        self.is_talk = event_kind in TALKS
        people = [turn.person for turn in utterances if turn.person]
        self.has_head = any(person.in_head for person in people)
        self.turns_of = Counter(map(id, people))
        self.guest_speaks = any(_is_guest(person) for person in people)
        self.head_has_spokesperson = any(
            person.in_head and side_of_role(person) == SPOKESPERSON for person in people
        )
        self.host = find_host(utterances, vocabulary, event_kind)
        self.answerers: set[int] = set()
        if self.guest_speaks and self.head_has_spokesperson:
            self.answerers = set(map(id, self._answerers(utterances)))
        elif self.head_has_spokesperson:
            self.answerers = set(map(id, _first_of_several(people)))

    def of(self, turn: Utterance) -> str:
        person = turn.person
        if person is not None and person is self.host:
            return HOST
        if turn.outlet or (person and person.is_press):
            return JOURNALIST
        if person is None:
            return GUEST
        side = side_of_role(person) or GUEST
        return GUEST if side == SPOKESPERSON and self._is_principal(person) else side

    def gives_floor(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether a spokesperson who also answers only hands over here: in a few words that answer
        nobody, or before somebody else of the table speaks."""
        turn = utterances[at]
        if id(turn.person) not in self.answerers:
            return False
        is_asked = any(one.kind == "question" for one in utterances[at - 1 : at])
        words = len(turn.text.split())
        if words <= SHORT and not is_asked:
            return True
        return words <= _LONG and any(
            one.person is not turn.person
            and self.of(one) == GUEST
            and one.marker != QUESTION
            and (not is_asked or self._calls_on(turn.text, one))
            for one in utterances[at + 1 : at + 2]
        )

    def _calls_on(self, text: str, turn: Utterance) -> bool:
        """Whether words only give the floor, or name whoever speaks next as their label does."""
        label = tokens_of(turn.label.key) if turn.label else ()
        words = {token.folded for token in label if len(token.text) > _SHORT_WORD} - {"nato"}
        said = {token.folded for token in tokens_of(text)}
        return not words.isdisjoint(said) or is_call(text, self.vocabulary)

    def puts_question(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether somebody of whom only the name is known asks a guest, alone or with others whom
        the guest answers together, as members of a parliament do; or whoever was called on."""
        turn, behind = utterances[at], utterances[at + 1 : at + _TOGETHER]
        if behind and self.is_asked(behind[0], turn):
            return self.asks(utterances, at)
        if behind and self._was_called(utterances, at) and ends_in_question(turn.text):
            return True
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
        """Whether a guest speaks behind the question of somebody of whom only the name is known, or
        who is from an institute where there is no head.
        An interview's head names both, and the guest's role tells who is who."""
        if asker.person is None or guest.marker == QUESTION:
            return False
        if asker.person.role and (
            self.has_head or not is_of_institute(asker.person, self.vocabulary)
        ):
            return False
        if guest.person is None or guest.person is asker.person:
            return False
        if not self.guest_speaks:
            return not ends_in_question(guest.text)
        if not _is_guest(guest.person) and id(guest.person) not in self.answerers:
            return False
        return not asker.person.in_head or (self.hosted and guest.person.role is not None)

    def _was_called(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether the host of a discussion called on somebody of the audience, whatever their
        office: one whom the head does not name speaks once, and then somebody whom it names."""
        before, turn, behind = utterances[at - 1], utterances[at], utterances[at + 1]
        if not (self.hosted and at and turn.person and behind.person):
            return False
        is_called = before.kind == "moderation" and before.is_host and self.of(behind) == GUEST
        is_of_audience = not turn.person.in_head and self.turns_of[id(turn.person)] == 1
        return is_called and is_of_audience and behind.person.in_head

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
            if turn.person and turn.person.in_head and side_of_role(turn.person) == SPOKESPERSON
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


def _first_of_several(people: Sequence[Person]) -> list[Person]:
    """Of several spokespersons whom the head names the one who speaks first, who answers as well
    as giving the floor. One alone answers whatever is asked."""
    named = [one for one in people if one.in_head and side_of_role(one) == SPOKESPERSON]
    return named[:1] if any(one is not named[0] for one in named) else []


def _is_guest(person: Person) -> bool:
    if person.is_press:
        return False
    return person.in_head if person.role is None else person.role.side == GUEST


def _is_asker(turn: Utterance) -> bool:
    return turn.kind == "question" and turn.person is not None and turn.person.role is None
