"""What each turn is: a question, an answer, moderation, a statement or an interjection."""

from collections.abc import Sequence

from .asking import ends_in_question, ends_in_short_question, last_question
from .label_parts import ANSWER, QUESTION
from .sides import SHORT, Sides
from .turns import Utterance
from .vocabulary import GUEST, HOST, JOURNALIST, SPOKESPERSON, Vocabulary
from .words import tokens_of


def set_kinds(utterances: Sequence[Utterance], event_kind: str, vocabulary: Vocabulary) -> None:
    """Write the kind into each utterance."""
    sides = Sides(utterances, vocabulary, event_kind)
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
        elif sides.puts_question(utterances, at):
            turn.kind = "question"
        elif asked:
            turn.kind = "answer"
        else:
            turn.kind = "interjection" if sides.is_aside(utterances, at) else "statement"
        asked = asked or turn.kind == "question"
    _close(utterances, vocabulary)


def _kind_of_host(
    turn: Utterance, behind: Utterance | None, sides: Sides, *, within_statement: bool
) -> str:
    is_answered = behind and sides.of(behind) == GUEST and behind.marker != QUESTION
    if is_answered and (
        ends_in_question(turn.text) or ends_in_short_question(turn.text, sides.vocabulary)
    ):
        return "question"
    if within_statement and len(turn.text.split()) <= SHORT:
        return "interjection"
    return "moderation"


def _kind_of_interpreter(
    utterances: Sequence[Utterance], at: int, sides: Sides, *, asked: bool
) -> str:
    """What an interpreter says is of the kind of what is interpreted, most often the turn before;
    behind a question it is the answer, unless it asks and a guest speaks next."""
    before, behind = utterances[at - 1 : at], utterances[at + 1 : at + 2]
    if before and before[0].kind == "question" and last_question(utterances[at].text):
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


def _close(utterances: Sequence[Utterance], vocabulary: Vocabulary) -> None:
    """What a guest says behind the moderator's closing words answers nobody."""
    last = max((i for i, t in enumerate(utterances) if t.kind == "question"), default=-1)
    answered = closed = False
    for turn in utterances[last + 1 :] if last >= 0 else ():
        if turn.kind == "answer":
            answered = True
            if closed:
                turn.kind = "statement"
        elif turn.kind == "moderation" and answered:
            closed = closed or vocabulary.closings.find(tokens_of(turn.text[:2000])) is not None
