"""Whether words end in a question."""

from .given_floor import is_call
from .vocabulary import Vocabulary

_CALL = 3  # words that may only call on somebody: "Nick?", "Prime Minister?"


def ends_in_question(text: str) -> bool:
    """Whether words end in a question that is surely more than somebody's name."""
    return len(last_question(text).split()) > _CALL


def ends_in_short_question(text: str, vocabulary: Vocabulary) -> bool:
    """Whether few words of a host end in a question rather than call on somebody: `Why is that?`"""
    question = last_question(text)
    return bool(question) and not is_call(question, vocabulary)


def last_question(text: str) -> str:
    """The last sentence, if it is a question; else ""."""
    text = text.rstrip(" \u00a0\"”'’»)]")
    if not text.endswith("?"):
        return ""
    return text[max(text.rfind(sign, 0, len(text) - 1) for sign in ".!?…") + 1 :].strip()
