"""Questions and answers without a label of their own.

Moderator: Next, Ada Example, Outlet Daily.

Is it so?
"""

import re
from collections.abc import Iterator

from .cast import Cast
from .given_floor import called_on, ends_in_call
from .label_parts import QUESTION, LabelParts
from .regions import Outside
from .repair import repair
from .transcript import ParseWarning
from .turns import Utterance
from .vocabulary import HOST, SPOKESPERSON, Vocabulary

Pieces = list[tuple[int, int]]  # stretches of the source

_MOST_BREAKS = 3  # paragraphs in which the floor may be given
_BREAK = re.compile(r"\s*\n\s*")


def part_questions(
    utterances: list[Utterance], outside: Outside, cast: Cast, vocabulary: Vocabulary
) -> list[ParseWarning]:
    """Part such questions from the moderator's turns, in place. The kinds must be known."""
    warnings: list[ParseWarning] = []
    parted: list[Utterance] = []
    for turn in utterances:
        parted.append(turn)
        question = _question_in(turn, outside, cast, vocabulary) if _may_hold(turn) else None
        if question:
            parted.append(question)
            message = (
                "A question without a label stands behind words that give the floor; it was read "
                "as that of whoever has it."
            )
            warnings.append(ParseWarning(question.line, "question_without_label", message))
    utterances[:] = parted
    return warnings


def part_answers(utterances: list[Utterance], outside: Outside, cast: Cast) -> list[ParseWarning]:
    """Part the answers from the questions, in place, where a page labels its questions alone and
    the head names one guest."""
    labels = [turn for turn in utterances if turn.label]
    guest = cast.only_guest()
    if not labels or guest is None or any(turn.marker != QUESTION for turn in labels):
        return []
    warnings: list[ParseWarning] = []
    parted: list[Utterance] = []
    for turn in utterances:
        parted.append(turn)
        halves = next(_halves(turn, outside.text), None) if turn.label else None
        if halves:
            turn.pieces, turn.text = halves[0], _text(halves[0], outside)
            answer = _behind(halves[1], outside, "answer")
            answer.person, answer.speaker = guest, guest.name
            parted.append(answer)
            message = "No label stands before this answer; what follows the question was taken."
            warnings.append(ParseWarning(answer.line, "answer_without_label", message))
    utterances[:] = parted
    return warnings


def _behind(pieces: Pieces, outside: Outside, kind: str) -> Utterance:
    line = outside.text.count("\n", 0, pieces[0][0]) + 1
    return Utterance(line, None, pieces, kind=kind, text=_text(pieces, outside))


def _may_hold(turn: Utterance) -> bool:
    side = turn.person.role.side if turn.person and turn.person.role else None
    return turn.kind == "question" and turn.marker is None and side in (HOST, SPOKESPERSON)


def _question_in(
    turn: Utterance, outside: Outside, cast: Cast, vocabulary: Vocabulary
) -> Utterance | None:
    for before, behind in _halves(turn, outside.text):
        words = _text(before, outside)
        name, outlet = called_on(words, vocabulary)
        if name and cast.knows_guest(LabelParts(name=name)):
            return None
        if not (name or outlet or ends_in_call(words, vocabulary)):
            continue
        turn.pieces, turn.text, turn.kind = before, words, "moderation"
        question = _behind(behind, outside, "question")
        question.speaker, question.outlet = name, outlet
        return question
    return None


def _halves(turn: Utterance, source: str) -> Iterator[tuple[Pieces, Pieces]]:
    """The stretches of a turn before and behind each of its first breaks between lines."""
    breaks = 0
    for at, (start, end) in enumerate(turn.pieces):
        if at:
            yield turn.pieces[:at], turn.pieces[at:]
            breaks += 1
        for found in _BREAK.finditer(source, start, end):
            if breaks >= _MOST_BREAKS:
                return
            breaks += 1
            before = [*turn.pieces[:at], (start, found.start())]
            yield before, [(found.end(), end), *turn.pieces[at + 1 :]]


def _text(pieces: Pieces, outside: Outside) -> str:
    return repair(outside.words(pieces))
