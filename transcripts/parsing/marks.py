"""Markup that came along with a text: `## Heading`, `**Ada Example (Outlet):** …`, `<b>Q:</b> …`.

Marks of headings and labels are nobody's words, and no part of a name. Marks within what is said
stay: they may be all there is of a stress.
"""

import re
from collections import Counter
from collections.abc import Iterator

from .repair import UNSEEN
from .transcript import Region

MARK = "mark"
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_QUOTED = re.compile(r"^>(?: ?(?=[^\s>])|[ \t]*$)", re.MULTILINE)  # as in mail
# A search for one sign, then others, is quick.
_EMPHASISED = re.compile(r"([*_][*_]{0,2})(?=[^\s*_])([^*_\n]{1,200})\1")
# Behind a label stands its colon, or an outlet and then the colon: `**Name** (Outlet): …`
_COLON = re.compile(r"[ \t]*:|[ \t]?[,(][^*_:\n]{1,80}:")
_LINE_STARTS = ("\n", "\n>", "\n> ")
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")
_SENTENCE_ENDS = '.?!…)]”"'
_TAG = re.compile(r"</?(?:b|strong|i|em|u|p|br|font|span)(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE)
# What nobody sees at the ends of a line, and a byte-order mark that was read as Windows-1252.
_UNSEEN_FIRST = re.compile(rf"^[^\S\n]*(?:ï»¿|[{UNSEEN}])[{UNSEEN}]*", re.MULTILINE)
_UNSEEN_SIGNS = ("ï»¿", *"\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
_UNSEEN_SIGNS += tuple("\u2066\u2067\u2068\u2069")
_UNSEEN_LAST = re.compile(rf"(?<![\s{UNSEEN}])[{UNSEEN}]+[^\S\n]*$", re.MULTILINE)
_HEAD_LINES, _LONGEST_HEAD = 12, 4000
_LONGEST_LABEL = 200
_FEW_TAGS = 3


def marks_of(text: str, *, is_plain: bool) -> list[Region]:
    """The marks that no turn is made of, in no order. `is_plain` says that there is nothing to
    repair, and so nothing unseen."""
    found = [*_tags(text)] if "<" in text else []
    if (not is_plain or "ï" in text) and any(sign in text for sign in _UNSEEN_SIGNS):
        found += _unseen(text)
    if "#" in text:
        found += [Region(*match.span(), MARK) for match in _HEADING.finditer(text)]
    if ">" in text:
        found += [Region(*match.span(), MARK) for match in _QUOTED.finditer(text)]
    if "*" in text or "_" in text:
        for match in _emphasised(text):
            length = len(match[1])
            found.append(Region(match.start(), match.start() + length, MARK))
            found.append(Region(match.end() - length, match.end(), MARK))
    return found


def _unseen(text: str) -> Iterator[Region]:
    """What nobody sees at the ends of paragraphs, and of the first lines, where the head is. Within
    paragraphs it parts no words, so that they stay whole."""
    head = len("\n".join(text[:_LONGEST_HEAD].split("\n")[:_HEAD_LINES]))
    for edge in (_UNSEEN_FIRST, _UNSEEN_LAST):
        for match in edge.finditer(text):
            start, end = match.span()
            around = text[start - 2 : start] if edge is _UNSEEN_FIRST else text[end : end + 2]
            if start < head or around == "\n\n" or end == len(text):
                yield Region(start, end, MARK)


def _emphasised(text: str) -> Iterator[re.Match[str]]:
    """Labels and whole lines. Without a colon, what opens several lines is a label: `**Q** …`"""
    opening: list[re.Match[str]] = []
    for match in _EMPHASISED.finditer(text):
        start, end = match.span()
        before = f"\n{text[:start]}"[-3:] if start < 3 else text[start - 3 : start]
        opens_line = before.endswith(_LINE_STARTS)
        opens_sentence = text[start - 1].isspace() and text[start - 2] in _SENTENCE_ENDS
        if not (opens_line or opens_sentence):
            continue
        is_label = match[2].endswith(":") or _COLON.match(text, end)
        if is_label or (opens_line and _LINE_END.match(text, end)):
            yield match
        elif opens_line:
            opening.append(match)
    times = Counter(match[2] for match in opening)
    yield from (match for match in opening if times[match[2]] > 1)


def _tags(text: str) -> Iterator[Region]:
    """Tags around the lines and labels of a page that was taken for text."""
    if "</" not in text and "<br" not in text:
        return
    found = list(_TAG.finditer(text))
    if len(found) < _FEW_TAGS:  # which may be spoken of
        return
    line_start = label_start = -1  # where what opened the line ends
    for match in found:
        start, end = match.span()
        opens_line = start in (0, line_start) or text[start - 1] == "\n"
        closes_label = (
            0 <= start - label_start < _LONGEST_LABEL and "\n" not in text[label_start:start]
        )
        if opens_line:
            line_start = label_start = end
        elif closes_label:
            label_start = -1
        if opens_line or closes_label or _LINE_END.match(text, end):
            yield Region(start, end, MARK)
