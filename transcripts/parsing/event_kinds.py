"""What kind of event a transcript is of, by the words of its title and byline."""

from .vocabulary import Vocabulary
from .words import tokens_of

_PRESS_CONFERENCES = ("press_conference", "joint_press_conference")


def has_kind_word(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line holds a word that says what kind of event it was."""
    return len(text) < 300 and vocabulary.kinds.find(tokens_of(text)) is not None


def kind_in(text: str | None, vocabulary: Vocabulary) -> str | None:
    """The kind that a title or byline names, the more telling one where it names several."""
    if text is None:
        return None
    tokens = tokens_of(text[:500])
    found = [
        meaning
        for at in range(len(tokens))
        if (match := vocabulary.kinds.at(tokens, at))
        for meaning in [match[1]]
    ]
    return min(found)[1] if found else None


def event_kind(
    title: str | None, byline: str | None, *, asked: bool, vocabulary: Vocabulary
) -> str:
    """The event's kind; `asked` says whether somebody asked questions. `other` where none is told.

    A page with a byline and no title is how the site printed speeches.
    """
    named, more = kind_in(title, vocabulary), kind_in(byline, vocabulary)
    is_told = asked and named == "remarks" and more in _PRESS_CONFERENCES
    if named is None or is_told or (named in ("speech", "remarks") and more == "speech_with_qa"):
        named = more  # `Speech`, `by … followed by questions`; `Remarks`, `in press conference`
    if named:
        return named
    if title is None and byline is not None and not asked and len(byline.split()) > 4:
        return "speech"
    return "other"
