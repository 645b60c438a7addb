"""Links to words themselves: `#:~:text=`, which browsers look up, scroll to and colour.

https://wicg.github.io/scroll-to-text-fragment/ gives the syntax: `prefix-,start,end,-suffix`, each
percent-encoded, with commas, ampersands and hyphens too. Matches begin and end with whole words.
A browser that does not know it, or does not find the words, goes to what stands before `:~:`.
"""

import re
from urllib.parse import quote

EDGE = 4  # words at each end of a longer stretch
SHORT = 10  # a stretch of so many words in one line is given whole
_WORD = re.compile(r"\S+")


def text_fragment(source: str, first: str, last: str, before: str) -> str:
    """`:~:text=…` for whole words that start with `first` and end with `last`, the same if they are
    of one turn.

    Words that stand several times in the source text are told by those `before` them.
    """
    whole = first == last and len(_WORD.findall(first)) <= SHORT and "\n" not in first
    start = first if whole else " ".join(_WORD.findall(first.split("\n")[0])[:EDGE])
    end = "" if whole else " ".join(_WORD.findall(last.rsplit("\n", 1)[-1])[-EDGE:])
    end_of_word = r"(?!\w)" if whole else ""
    places = len(re.findall(rf"(?<!\w){re.escape(start)}{end_of_word}", source))
    known_by = " ".join(_WORD.findall(before)[-EDGE:]) if places > 1 else ""
    prefix = f"{_encoded(known_by)}-," if known_by else ""
    return f":~:text={prefix}{_encoded(start)}{',' if end else ''}{_encoded(end)}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
