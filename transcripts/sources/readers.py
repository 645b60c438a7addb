"""Which reader takes which file: a new format is a module with a `read` and a line here."""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from typing import cast

from .errors import SourceError
from .source import Document

# (name, bytes) -> Document with newlines as `\n` where it has regions; raises SourceError.
Reader = Callable[[str, bytes], Document]

# Modules of this package, imported when the first file asks for them: those that need a library
# take longer to import than to read a hundred plain texts.
READERS = {
    ".docx": "word",
    ".htm": "html",
    ".html": "html",
    ".md": "markdown",
    ".mht": "web_archive",
    ".mhtml": "web_archive",
    ".pdf": "pdf",
    ".txt": "plain_text",
    ".xhtml": "html",
}
SUFFIXES = tuple(READERS)

# What to do about files that people have and no reader takes.
_DOCUMENT = "Open it in a word processor and save it as .docx."
_MAIL = "Save the transcript in it as a file of its own."
_ADVICE = {
    ".doc": _DOCUMENT,
    ".docm": _DOCUMENT,
    ".dotx": _DOCUMENT,
    ".eml": _MAIL,
    ".msg": _MAIL,
    ".odt": _DOCUMENT,
    ".pages": _DOCUMENT,
    ".rtf": _DOCUMENT,
    ".webarchive": "Open it in a browser and save the page as HTML only (.html).",
}


# wget keeps the query of an address in a name: `1.htm?selectedLocale=en`, on Windows with @.
_OF_AN_ADDRESS = re.compile(r"(\.x?html?)[?@][^/\\]*$", re.IGNORECASE)


@lru_cache(maxsize=8192)  # each file is asked for it several times
def ending_of(name: str) -> str:
    """What a file's name ends in, in lower case: `.html`; "" where it has no ending."""
    if match := _OF_AN_ADDRESS.search(name):
        return match[1].lower()
    return PurePath(name).suffix.lower()


def reader_for(name: str) -> Reader:
    """The reader for a file of this name. Raises SourceError for a suffix that none knows."""
    suffix = ending_of(name)
    if suffix not in READERS:
        known = ", ".join(SUFFIXES)
        found = f"files ending in {suffix}" if suffix else "files without an ending"
        advice = _ADVICE.get(suffix, f"Save the transcript as one of {known}.")
        raise SourceError(f"{name}: {found} cannot be read. {advice}")
    return cast(Reader, import_module(f".{READERS[suffix]}", __package__).read)


def is_plain_text(name: str) -> bool:
    """Whether a file of this name is nothing but its text."""
    return ending_of(name) == ".txt"
