"""What a question is about, in one line: a slice of its own words, never others."""

import re
from collections.abc import Iterator
from itertools import takewhile

LENGTH = 120  # characters, of what fits two lines of a narrow column
SHORT = 60  # characters of a question that leans on the sentence before: “Do you share that?”
FEW_WORDS = 4  # “Right?” asks nothing that tells what a question is about
TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Adm.", "St.", "U.S.", "U.K.", "No.")
_END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s)|\n")
_COURTESY = re.compile(
    r"(?i)(thank|thanks|merci|good (morning|afternoon|evening)|bonjour|hello|hi)\b"
)


def gist(text: str, length: int = LENGTH) -> str:
    """The sentence of a question that asks, with the one before it where it is short; cut at words
    to at most `length` characters.

    What is cut off is marked with …; all else stands in the text so. "" for a text without words.
    """
    found = list(sentences(text))
    at = _telling(found)
    asked = shortened(found[at], length) if found else ""
    before = found[at - 1] if at > 0 and len(asked) < SHORT else ""
    if not before or _COURTESY.match(before):
        return asked
    return f"{shortened(before, length - len(asked) - 1)} {asked}"


def shortened(words: str, length: int) -> str:
    """Words cut between two of them to at most `length` characters, with … for what is cut off."""
    if len(words) <= length:
        return words
    cut = words.rfind(" ", 0, length)
    kept = words[: cut if cut > 0 else length - 1]
    return kept.rstrip(" ,;:–—-") + "…"


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each a slice of it without blanks around."""
    start = 0
    for end in _END.finditer(text):
        if not text.endswith(TITLES, start, end.end()):
            if sentence := text[start : end.end()].strip():
                yield sentence
            start = end.end()
    if rest := text[start:].strip():
        yield rest


def _telling(found: list[str]) -> int:
    """Which sentence it is: the first that asks something; else the longest that is more than a
    courtesy."""
    asking = [at for at, words in enumerate(found) if words.rstrip("\"”’»')] ").endswith("?")]
    for at in asking:
        if len(found[at].split()) >= FEW_WORDS:
            return at
    greetings = len(list(takewhile(_COURTESY.match, found)))
    others = asking or range(greetings, len(found)) or range(len(found))
    return max(others, key=lambda at: len(found[at]), default=0)
