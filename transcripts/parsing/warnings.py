"""What an editor should look at in the text itself; the other steps warn of what they decide."""

from collections.abc import Mapping, Sequence

from .candidates import Candidate
from .labels import MOST_CANDIDATES
from .lines import Line
from .regions import Outside
from .repair import has_mojibake, has_unseen
from .transcript import ParseWarning
from .turns import Utterance


def warn_of_text(
    outside: Outside,
    lines: Sequence[Line],
    candidates: Mapping[int, Candidate],
    utterances: Sequence[Utterance],
) -> list[ParseWarning]:
    """Warnings about a text without words or labels, empty turns, repaired characters."""
    warnings: list[ParseWarning] = []
    first = lines[0].number if lines else 1
    if not utterances:
        message = "There are no words of a speaker in this text."
        warnings.append(ParseWarning(first, "no_turns", message))
    elif len(utterances) == 1 and utterances[0].label is None:
        message = "No speaker's label was found; the whole text is one turn."
        warnings.append(ParseWarning(utterances[0].line, "no_labels", message))
    for turn in utterances:
        if not turn.text:
            message = "No words follow this label."
            warnings.append(ParseWarning(turn.line, "empty_turn", message))
    if len(candidates) >= MOST_CANDIDATES:
        message = "More lines than any transcript has look like labels; the rest is one turn."
        warnings.append(ParseWarning(lines[max(candidates)].number, "too_many_labels", message))
    if outside.is_plain:
        return warnings
    if has_mojibake(outside.text):
        line = next((line.number for line in lines if has_mojibake(line.text)), first)
        message = "Characters were garbled by a wrong encoding; they were repaired in the turns."
        warnings.append(ParseWarning(line, "mojibake", message))
    if has_unseen(outside.text):
        line = next((line.number for line in lines if has_unseen(line.text)), first)
        message = "Characters that nobody sees stand in the text; they were left out of the turns."
        warnings.append(ParseWarning(line, "unseen_characters", message))
    return warnings
