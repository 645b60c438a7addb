"""Where metadata at the very top of a transcript ends: YAML between `---`, TOML between `+++`."""

from typing import NamedTuple

# A block that has not ended by then is no front matter but a rule at the top of the text.
LONGEST = 64 * 1024


class FrontMatter(NamedTuple):
    """`block` is what stands between the two delimiter lines; `end` is behind the second one."""

    delimiter: str
    block: str
    end: int


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a text; None where no delimiter opens the text, or none closes it."""
    start = text.find("\n", 0, LONGEST)
    delimiter = text[: max(start, 0)].rstrip()
    if delimiter not in ("---", "+++"):
        return None
    at = start
    while (at := text.find("\n" + delimiter, at, LONGEST)) >= 0:
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        if text[at + 1 : min(end, at + 200)].rstrip() == delimiter:
            return FrontMatter(delimiter, text[start + 1 : max(at, start) + 1], end)
        at += 1
    return None
