"""Interviews without a single label: paragraphs that ask, often in bold, and those that answer.

Taken apart only where this repeats, for a question at a paragraph's end may be the speaker's own.
"""

import re
from itertools import groupby

from .cast import Cast
from .regions import stripped
from .repair import repair
from .transcript import ParseWarning
from .turns import Utterance

Stretch = tuple[int, int]  # of the source

_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 80  # words
_MOST_BEFORE = 4  # paragraphs that open the interview
_BLANK_LINE = re.compile(r"\n\s*\n")


def part_alternating(utterances: list[Utterance], source: str, cast: Cast) -> list[ParseWarning]:
    """Part the one turn of an interview into questions and answers, in place."""
    if len(utterances) != 1 or utterances[0].label:
        return []
    whole = utterances[0]
    paragraphs = [part for piece in whole.pieces for part in _paragraphs(piece, source)]
    groups = [(asks, list(said)) for asks, said in groupby(paragraphs, lambda p: _asks(p, source))]
    if not _is_pattern(groups):
        return []
    guest = cast.only_guest()
    utterances.clear()
    line, counted = whole.line, whole.start
    for at, (asks, pieces) in enumerate(groups):
        line, counted = line + source.count("\n", counted, pieces[0][0]), pieces[0][0]
        turn = Utterance(line, pieces=pieces)
        turn.text = repair("\n\n".join(source[a:b] for a, b in pieces))
        turn.kind = "question" if asks else "answer" if at else "statement"
        if turn.kind == "answer" and guest:
            turn.person, turn.speaker = guest, guest.name
        utterances.append(turn)
    message = "No turn has a label; paragraphs that ask were read as questions, others as answers."
    return [ParseWarning(whole.line, "questions_without_labels", message)]


def _paragraphs(piece: Stretch, source: str) -> list[Stretch]:
    start, end = piece
    found: list[Stretch] = []
    for blank in _BLANK_LINE.finditer(source, start, end):
        found.append((start, blank.start()))
        start = blank.end()
    found.append((start, end))
    return [part for a, b in found if (part := stripped(source, a, b))]


def _asks(paragraph: Stretch, source: str) -> bool:
    text = source[slice(*paragraph)].rstrip(' \u00a0"”»*_')
    return text.endswith("?") and len(text.split()) <= _LONGEST_QUESTION


def _is_pattern(groups: list[tuple[bool, list[Stretch]]]) -> bool:
    """Whether questions and answers take turns, from near the start to an answer at the end, and
    most of the words are the answers'."""
    questions = [said for asks, said in groups if asks]
    if len(questions) < _FEWEST_QUESTIONS or groups[-1][0]:
        return False
    if not groups[0][0] and len(groups[0][1]) > _MOST_BEFORE:
        return False
    asked, answered = (
        sum(end - start for asks, said in groups if asks is side for start, end in said)
        for side in (True, False)
    )
    return asked < answered
