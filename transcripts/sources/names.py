"""Names of files: as they can be told, and what they say of files that nobody meant to give."""

import re
from pathlib import PurePath

from .readers import SUFFIXES, ending_of

# What ends a line, what is half a character, and what has a line read backwards.
_UNTELLABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LITTER = frozenset(("desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db"))
PAGE_PARTS = "parts of saved pages (in folders …_files)"


def tellable(name: str) -> str:
    """A name, or words with names in them, on one line and as it can be stored: control characters,
    those that turn the direction of what follows, and bytes that are not UTF-8 become “�”."""
    return _UNTELLABLE.sub("\ufffd", name)


def is_litter(path: PurePath) -> bool:
    """Whether a file is hidden or only the operating system's or an editor's own."""
    return (
        any(part.startswith(".") and part not in (".", "..") for part in path.parts)
        or "__MACOSX" in path.parts
        or path.name.startswith("~$")
        or path.name.lower() in _LITTER
    )


def is_page_part(path: PurePath) -> bool:
    """Whether a file is in the folder that a browser made beside a page that it saved."""
    return any(folder.endswith("_files") for folder in path.parts[:-1])


def other_kind(path: PurePath) -> str | None:
    """What a file is, in the plural, that nobody meant as a transcript; None for all others."""
    if is_page_part(path):
        return PAGE_PARTS
    suffix = ending_of(path.name)
    return None if suffix in (*SUFFIXES, ".zip", ".toml") else suffix or "no ending"
