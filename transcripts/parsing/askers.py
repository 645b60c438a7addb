"""Names and outlets for anonymous askers: by their own words, or by who calls on them."""

from collections.abc import Sequence

from .cast import Cast
from .given_floor import called_on
from .introductions import introduced
from .label_parts import QUESTION, LabelParts
from .transcript import ParseWarning
from .turns import Utterance
from .vocabulary import Vocabulary


def introduce_askers(
    utterances: Sequence[Utterance], cast: Cast, vocabulary: Vocabulary
) -> list[ParseWarning]:
    """Name anonymous askers; each is a warning, for an editor to check. The kinds must be known."""
    warnings: list[ParseWarning] = []
    for at, turn in enumerate(utterances):
        if turn.marker != QUESTION or turn.speaker:
            continue
        source = "the question's own words"
        name, outlet = introduced(turn.text, vocabulary)
        if turn.outlet:
            outlet = None  # the label's counts
        elif not (name or outlet) and at and utterances[at - 1].kind == "moderation":
            source = "the words that gave the floor"
            name, outlet = called_on(utterances[at - 1].text, vocabulary)
        if name and cast.knows_guest(LabelParts(name=name)):
            continue
        turn.speaker, turn.outlet = name, turn.outlet or outlet
        if name or outlet:
            who = f"{name} ({outlet})" if name and outlet else name or outlet
            message = f"The label names nobody; {who} is taken from {source}."
            warnings.append(ParseWarning(turn.line, "asker_introduced", message))
    return warnings
