"""What each turn is: a question, an answer, moderation, a statement or an interjection."""

from collections.abc import Iterator, Sequence

from .given_floor import is_call
from .label_parts import ANSWER, QUESTION
from .people import Person
from .turns import Utterance
from .vocabulary import GUEST, HOST, JOURNALIST, SPOKESPERSON, Vocabulary
from .words import tokens_of

# Events at which whoever asks is called on, so that a journalist is never the host.
HOSTED = ("discussion", "interview", "speech", "speech_with_qa", "remarks")
_SHORT = 12  # words of an interjection
_LONG = 30  # words that hand over to somebody else
_MOST_OUTLETS = 2  # journalists where one of them leads the event; more are the press
_NEAR = 30  # turns before the first question
_CALL = 3  # words that may only call on somebody: "Nick?", "Prime Minister?"


def set_kinds(utterances: Sequence[Utterance], event_kind: str, vocabulary: Vocabulary) -> None:
    """Write the kind into each utterance."""
    sides = _Sides(utterances, vocabulary, hosted=event_kind in HOSTED)
    asked = False
    for at, turn in enumerate(utterances):
        behind = utterances[at + 1] if at + 1 < len(utterances) else None
        side = sides.of(turn)
        turn.is_host = side == HOST
        if turn.marker == QUESTION:
            turn.kind = "question"
        elif turn.marker == ANSWER:
            turn.kind = "answer"
        elif turn.person and turn.person.is_interpreter:
            turn.kind = _kind_of_interpreter(utterances, at, sides, asked=asked)
        elif side == JOURNALIST:
            turn.kind = "question"
        elif sides.gives_floor(utterances, at):
            turn.kind = "moderation"
        elif side in (HOST, SPOKESPERSON):
            turn.kind = _kind_of_host(
                turn, behind, sides, within_statement=_between(utterances, at)
            )
        elif behind and sides.is_asked(behind, turn) and sides.asks(utterances, at):
            turn.kind = "question"
        elif asked:
            turn.kind = "answer"
        else:
            turn.kind = "interjection" if sides.is_aside(utterances, at) else "statement"
        asked = asked or turn.kind == "question"
    _close(utterances, vocabulary)


class _Sides:
    """On which side of the table each person of a transcript sits."""

    def __init__(
        self, utterances: Sequence[Utterance], vocabulary: Vocabulary, *, hosted: bool
    ) -> None:
        self.vocabulary = vocabulary
        self.hosted = hosted
        people = [turn.person for turn in utterances if turn.person]
        self.guest_speaks = any(_is_guest(person) for person in people)
        self.head_has_spokesperson = any(
            person.in_head and _side_of_role(person) == SPOKESPERSON for person in people
        )
        self.host = self._host(utterances, hosted=hosted)
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
        if words <= _SHORT and not any(one.kind == "question" for one in before):
            return True
        return words <= _LONG and any(
            one.person is not turn.person and self.of(one) == GUEST and one.marker != QUESTION
            for one in behind
        )

    def asks(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether words end in a question: one that is more than somebody's name, or a short one
        behind other words of somebody who was given the floor."""
        text, before = utterances[at].text, utterances[at - 1 : at]
        if _asks(text):
            return True
        if not any(one.kind == "moderation" for one in before):
            return False
        goes_before = len(text.split()) > len(_last_question(text).split())
        return goes_before and _asks_in_short(text, self.vocabulary)

    def is_asked(self, guest: Utterance, asker: Utterance) -> bool:
        """Whether a guest speaks behind the question of somebody of whom only the name is known.
        An interview's head names both, and the guest's role tells who is who."""
        if asker.person is None or asker.person.role or guest.marker == QUESTION:
            return False
        if guest.person is None or guest.person is asker.person:
            return False
        if not self.guest_speaks:
            return not _asks(guest.text)
        if not _is_guest(guest.person) and id(guest.person) not in self.answerers:
            return False
        return not asker.person.in_head or (self.hosted and guest.person.role is not None)

    def is_aside(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether a guest only says thanks between two turns of the host, before any question. At a
        press conference even a short statement is the guest's own, unless more of it follows."""
        turn, behind = utterances[at], utterances[at + 1 : at + 2]
        if at == 0 or utterances[at - 1].kind != "moderation" or not behind:
            return False
        if self.of(behind[0]) != HOST or len(turn.text.split()) > _SHORT:
            return False
        return self.hosted or self._states_more(utterances, at)

    def _states_more(self, utterances: Sequence[Utterance], at: int) -> bool:
        """Whether the speaker of a turn speaks again before anybody asks."""
        for turn in utterances[at + 1 : at + _NEAR]:
            if turn.marker == QUESTION or self.of(turn) == JOURNALIST or _asks(turn.text):
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
            if enough and (longest > _SHORT or self._tells_often(texts)):
                yield person

    def _tells_often(self, texts: Sequence[str]) -> bool:
        """Whether several short replies give the floor to nobody and ask nothing."""
        told = [t for t in texts if not _last_question(t) and not is_call(t, self.vocabulary)]
        return len(told) > 1

    def _is_principal(self, person: Person) -> bool:
        """Where no guest speaks, the spokesperson whom the head names is who answers; beside a
        guest, one who does."""
        if id(person) in self.answerers:
            return True
        return not self.guest_speaks and (person.in_head or not self.head_has_spokesperson)

    def _host(self, utterances: Sequence[Utterance], *, hosted: bool) -> Person | None:
        """Who leads the event without a label that says so: somebody whom the head does not name
        speaks first, and then whom it names. A journalist leads a discussion only."""
        first = next((turn.person for turn in utterances if turn.label), None)
        if first is None or first.in_head:
            return None
        asking = {id(one) for one in (turn.person for turn in utterances) if one and one.is_press}
        if first.is_press and len(asking) > _MOST_OUTLETS:
            return None
        named_speaks = any(turn.person and turn.person.in_head for turn in utterances)
        again = sum(turn.person is first for turn in utterances) > 1
        if first.is_press or _side_of_role(first) == JOURNALIST:
            return first if hosted and again else None
        unknown = first.role is None
        return first if named_speaks and (unknown or (hosted and again)) else None


def _side_of_role(person: Person) -> str | None:
    return person.role.side if person.role else None


def _is_guest(person: Person) -> bool:
    if person.is_press:
        return False
    return person.in_head if person.role is None else person.role.side == GUEST


def _kind_of_host(
    turn: Utterance, behind: Utterance | None, sides: _Sides, *, within_statement: bool
) -> str:
    is_answered = behind and sides.of(behind) == GUEST and behind.marker != QUESTION
    if is_answered and (_asks(turn.text) or _asks_in_short(turn.text, sides.vocabulary)):
        return "question"
    if within_statement and len(turn.text.split()) <= _SHORT:
        return "interjection"
    return "moderation"


def _kind_of_interpreter(
    utterances: Sequence[Utterance], at: int, sides: _Sides, *, asked: bool
) -> str:
    """What an interpreter says is of the kind of what is interpreted, most often the turn before;
    behind a question it is the answer, unless it asks and a guest speaks next."""
    before, behind = utterances[at - 1 : at], utterances[at + 1 : at + 2]
    if before and before[0].kind == "question" and _last_question(utterances[at].text):
        answers = behind and behind[0].marker != QUESTION and sides.of(behind[0]) == GUEST
        return "question" if answers else "answer"
    return "answer" if asked else "statement"


def _between(utterances: Sequence[Utterance], at: int) -> bool:
    """Whether a turn stands between two statements of one person."""
    if at == 0 or at + 1 >= len(utterances):
        return False
    before, behind = utterances[at - 1], utterances[at + 1]
    return (
        before.kind == "statement" and before.person is not None and before.person is behind.person
    )


def _asks(text: str) -> bool:
    """Whether words end in a question that is surely more than somebody's name."""
    return len(_last_question(text).split()) > _CALL


def _asks_in_short(text: str, vocabulary: Vocabulary) -> bool:
    """Whether few words of a host end in a question rather than call on somebody: `Why is that?`"""
    question = _last_question(text)
    return bool(question) and not is_call(question, vocabulary)


def _last_question(text: str) -> str:
    """The last sentence, if it is a question; else ""."""
    text = text.rstrip(" \u00a0\"”'’»)]")
    if not text.endswith("?"):
        return ""
    return text[max(text.rfind(sign, 0, len(text) - 1) for sign in ".!?…") + 1 :].strip()


def _close(utterances: Sequence[Utterance], vocabulary: Vocabulary) -> None:
    """What a guest says behind the moderator's closing words answers nobody."""
    last_question = max((i for i, t in enumerate(utterances) if t.kind == "question"), default=-1)
    answered = closed = False
    for turn in utterances[last_question + 1 :] if last_question >= 0 else ():
        if turn.kind == "answer":
            answered = True
            if closed:
                turn.kind = "statement"
        elif turn.kind == "moderation" and answered:
            closed = closed or vocabulary.closings.find(tokens_of(turn.text[:2000])) is not None
