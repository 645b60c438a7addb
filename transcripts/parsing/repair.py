"""Making the words of a turn fit to be read without changing what was said.

Ordinary text comes through untouched. What changes: blanks of other widths become blanks;
characters that nobody sees go; UTF-8 that was once read as Windows-1252 or Latin-1 is read anew;
what a page encoded twice, `&nbsp;` or `&#8217;`, becomes the sign it stands for.
"""

import html
import re

# Blanks that str.isspace() knows, newline excepted, become the blank itself: one for one.
_BLANKS = [char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n"]
_ODD_BLANK = re.compile("[" + "".join(_BLANKS) + "]")
UNSEEN = (
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # marks of how a text runs
)
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1b\x7f{UNSEEN}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_C1 = re.compile("[\x80-\x9f]")

# Where UTF-8 was read as Windows-1252, each of these stands for the first byte of a character, and
# what follows for the others; read as Latin-1, the others are control characters.
_CONTINUATION = re.escape(
    "".join(
        bytes([byte]).decode("cp1252", errors="ignore") + chr(byte) for byte in range(0x80, 0xC0)
    )
)
_FIRST_BYTES = "ÂÃÄÅÐÑâ"
# What was garbled twice has signs like ƒ and ˆ behind an Ã, garbled themselves.
_MOJIBAKE = re.compile(
    f"[ÂÃÄÅÐÑ][{_CONTINUATION}]|â[€‚„\x80\x82\x84][{_CONTINUATION}]|(?<=Ãƒ)(?:Æ’|Ë†|Ëœ)"
)
# A ” lost its third byte, which stands for nothing in Windows-1252: `â€œfillerâ€`.
_LOST_QUOTE = re.compile(f"â€\ufffd?(?![{_CONTINUATION}])")
_MOST_TIMES = 3  # that a text was garbled
# An à whose second half, a no-break blank, became a blank: `dÃ©jÃ  vu`, `Ã  la`. Where blanks were
# folded the one that is left parts the words. Behind a capital, `IRMÃ `, it is a letter.
_A_GRAVE = re.compile(r"(?<![^\W\d_a-zß-ÿ])Ã(?: (?=[\s.,;:!?)\]])|(?= ))")


_ENTITY = re.compile(
    r"&(?:amp|apos|euro|gt|hellip|lt|[lr]aquo|[lr][ds]quo|[mn]dash|middot|nbsp|oelig|quot|shy"
    r"|[A-Za-z](?:acute|cedil|circ|grave|ring|tilde|uml)|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});"
)


def is_plain(text: str) -> bool:
    """Whether there is surely nothing to repair: a look at the whole of a text that spares its
    every line a closer one."""
    if not text.isascii() and any(char in text for char in _FIRST_BYTES):
        return False
    if "&" in text and _ENTITY.search(text):
        return False
    return _is_printable(text)


def plain_blanks(text: str) -> str:
    """Every blank, newlines excepted, as an ordinary one. The length stays the same."""
    return text if _is_printable(text) else _ODD_BLANK.sub(" ", text)


def repair(text: str) -> str:
    """The text as it is shown and searched; the same object where there is nothing to repair."""
    if is_plain(text):
        return text
    text = repair_mojibake(_ENTITY.sub(lambda match: html.unescape(match[0]), text))
    if _C1.search(text):
        text = _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", errors="ignore"), text)
    text = plain_blanks(text)
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


def repair_mojibake(text: str) -> str:
    """Read anew what was UTF-8 and came through Windows-1252 or Latin-1, up to three times."""
    for _ in range(_MOST_TIMES):
        before, text = text, _MOJIBAKE.sub(_read_anew, text)
        text = _LOST_QUOTE.sub("”", _A_GRAVE.sub("à", text))
        if text == before:
            break
    return text


def has_mojibake(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_MOJIBAKE, _A_GRAVE, _LOST_QUOTE))


def has_unseen(text: str) -> bool:
    """Whether control characters or lone surrogates stand in the text."""
    return _UNSEEN.search(text) is not None or _SURROGATES.search(text) is not None


def _read_anew(match: re.Match[str]) -> str:
    data = b"".join(
        char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252") for char in match[0]
    )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _is_printable(text: str) -> bool:
    """Whether a text holds newlines and ordinary blanks, and else what is seen."""
    return text.isprintable() or text.replace("\n", " ").isprintable()
