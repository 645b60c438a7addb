"""Questions and answers without a single label: paragraphs that ask, often in bold, and those that
answer, in an interview or behind a speech.

Taken apart only where this repeats, for a question at a paragraph's end may be the speaker's own.
Where bold paragraphs ask, they are the questions; else those that end in a question. Behind a
speech a heading has to tell where its questions start, or bold ones and its title that there are
some: bold questions may be the headings of a speech.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from .cast import Cast
from .regions import Outside, stripped
from .repair import repair
from .transcript import ParseWarning
from .turns import Utterance

Stretch = tuple[int, int]  # of the source
Asks = Callable[[Stretch], bool]
Groups = list[tuple[bool | None, list[Stretch]]]

_FEWEST_QUESTIONS = 3
_FEWEST_TOLD = 2  # where a heading tells that there are questions, or bold
_LONGEST_QUESTION = 80  # words
_MOST_BEFORE = 4  # paragraphs that open the interview
_ASKED = ("interview", "speech_with_qa", "discussion")
_MARKS = (("**", "**"), ("__", "__"))
_BLANK_LINE = re.compile(r"\n\s*\n")


def part_alternating(
    utterances: list[Utterance],
    outside: Outside,
    cast: Cast,
    event_kind: str,
    *,
    stressed: Asks,
    heading: int | None,
) -> list[ParseWarning]:
    """Part the one turn of a text without labels into questions and answers, in place.

    `stressed` says whether a paragraph is bold, `heading` where one about questions stands.
    """
    if len(utterances) != 1 or utterances[0].label:
        return []
    if event_kind not in _ASKED and heading is None:
        return []
    whole, source = utterances[0], outside.text
    paragraphs = [part for piece in whole.pieces for part in _paragraphs(piece, source)]
    before, groups = _groups(paragraphs, source, event_kind, stressed, heading)
    if not groups:
        return []
    guest = cast.only_guest()
    utterances.clear()
    line, counted = whole.line, whole.start
    for asks, pieces in [(None, before)] * bool(before) + groups:
        line, counted = line + source.count("\n", counted, pieces[0][0]), pieces[0][0]
        turn = Utterance(line, pieces=pieces)
        turn.text = repair(outside.words(pieces))
        turn.kind = "question" if asks else "answer" if utterances else "statement"
        if asks is None:
            turn.person, turn.speaker = whole.person, whole.speaker
        elif turn.kind == "answer" and guest:
            turn.person, turn.speaker = guest, guest.name
        utterances.append(turn)
    message = "No turn has a label; paragraphs that ask were read as questions, others as answers."
    line = next(turn.line for turn in utterances if turn.kind == "question")
    return [ParseWarning(line if before else whole.line, "questions_without_labels", message)]


def _groups(
    paragraphs: Sequence[Stretch],
    source: str,
    event_kind: str,
    stressed: Asks,
    heading: int | None,
) -> tuple[list[Stretch], Groups]:
    """The paragraphs of the speech before the questions, and then those that ask and those that
    answer in turns; none where nothing shows that they do."""
    by_words = partial(_asks, source=source)
    first = next((at for at, part in enumerate(paragraphs) if heading and part[0] > heading), 0)
    is_interview = event_kind == "interview"
    bold = [at for at, part in enumerate(paragraphs) if at >= first and stressed(part)]
    asking = [at for at in bold if by_words(paragraphs[at])]
    if len(asking) >= _FEWEST_TOLD and 2 * len(asking) >= len(bold):
        start = first if first or is_interview else asking[0]
        groups = _parted(paragraphs[start:], stressed)
        if _is_pattern(groups, _FEWEST_TOLD, opens=is_interview):
            return list(paragraphs[:start]), groups
    if first or is_interview:
        groups = _parted(paragraphs[first:], by_words)
        fewest = _FEWEST_TOLD if first else _FEWEST_QUESTIONS
        if _is_pattern(groups, fewest, opens=not first) and _answers_more(groups):
            return list(paragraphs[:first]), groups
    return [], []


def _parted(paragraphs: Sequence[Stretch], asks: Asks) -> Groups:
    return [(is_asked, list(said)) for is_asked, said in groupby(paragraphs, asks)]


def stressed_among(text: str, stressed: Sequence[Stretch]) -> Asks:
    """Whether a paragraph is bold: by the file's markup, or between marks of a plain text."""
    starts = [start for start, _ in stressed]

    def is_stressed(paragraph: Stretch) -> bool:
        start, end = paragraph
        at = bisect_right(starts, start) - 1
        marked = text[max(start - 2, 0) : start], text[end : end + 2]
        return marked in _MARKS or (at >= 0 and end <= stressed[at][1])

    return is_stressed


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


def _is_pattern(groups: Groups, fewest: int, *, opens: bool) -> bool:
    """Whether questions and answers take turns to an answer at the end; `opens` says that a few
    paragraphs may stand before the first question."""
    questions = [said for asks, said in groups if asks]
    if len(questions) < fewest or groups[-1][0]:
        return False
    return groups[0][0] is True or (opens and len(groups[0][1]) <= _MOST_BEFORE)


def _answers_more(groups: Groups) -> bool:
    """Whether most of the words are the answers'."""
    asked, answered = (
        sum(end - start for asks, said in groups if asks is side for start, end in said)
        for side in (True, False)
    )
    return asked < answered
