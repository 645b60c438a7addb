"""Labels that were not understood: somebody speaks twice running, and a colon stands between.

A page prints a label where another person begins. Where it prints the same one again, somebody
else may have spoken in between: a line there that begins with a few words and a colon is theirs, if
it asks, or if the words are written as names are.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from .candidates import colon_in
from .lines import Line
from .transcript import ParseWarning
from .turns import Utterance
from .vocabulary import Vocabulary
from .words import fold

_ARTICLES = frozenset(("a", "another", "one", "the", "un", "une"))
_LONGEST = 60  # characters before the colon
_MOST_WORDS = 8
_MOST_LINES = 10  # of the end of a turn


def warn_of_missed_labels(
    lines: Sequence[Line],
    utterances: Sequence[Utterance],
    told: Collection[int],
    vocabulary: Vocabulary,
) -> list[ParseWarning]:
    """Warnings about such lines, save those of which a warning was `told`."""
    at_line = {line.number: index for index, line in enumerate(lines)}
    warnings = []
    for one, again in pairwise(utterances):
        if not (one.label and again.label and one.label.key == again.label.key):
            continue
        behind = at_line[again.line]
        first = max(at_line[one.line] + 1, behind - _MOST_LINES)
        missed = [line for line in lines[first:behind] if _may_be_labelled(line, vocabulary)]
        warnings += [_warning(line) for line in missed[-1:] if line.number not in told]
    return warnings


def _may_be_labelled(line: Line, vocabulary: Vocabulary) -> bool:
    colon = colon_in(line.text)
    words = line.text[: min(max(colon, 0), _LONGEST)].split()
    if not words or colon > _LONGEST or len(words) > _MOST_WORDS:
        return False
    if words[0][0].islower() or any(word[-1] in ".!?;,—" for word in words):
        return False
    opens = fold(words[0])
    if opens in vocabulary.openers and opens not in _ARTICLES:
        return False
    return line.text.endswith("?") or all(word[0].isupper() for word in words)


def _warning(line: Line) -> ParseWarning:
    label = line.text[: colon_in(line.text) + 1]
    message = (
        f"“{label}” stands between two turns of the same speaker, as the label of somebody else "
        "does; it was left in the text."
    )
    return ParseWarning(line.number, "label_not_taken", message)
