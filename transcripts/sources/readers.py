"""Which reader takes which file: a new format is a function here and a module of its own."""

from collections.abc import Callable
from pathlib import PurePath

from . import plain_text
from .errors import SourceError
from .source import Document

# (name, bytes) -> Document; raises SourceError.
Reader = Callable[[str, bytes], Document]

READERS: dict[str, Reader] = {
    ".md": plain_text.read,
    ".txt": plain_text.read,
}
SUFFIXES = tuple(READERS)


def reader_for(name: str) -> Reader:
    """The reader for a file of this name. Raises SourceError for a suffix that none knows."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(SUFFIXES)
        found = f"files ending in {suffix}" if suffix else "files without an ending"
        raise SourceError(f"{name}: {found} cannot be read. Save the transcript as one of {known}.")
    return READERS[suffix]
