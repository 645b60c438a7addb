"""What the properties of an office document or a PDF say of the event: at most its title. Their
dates are those of the file, and never the event's."""

from pathlib import PurePosixPath

from transcripts.parsing.repair import repair
from transcripts.parsing.transcript import Found

# Titles that programs give of their own.
_NO_TITLES = ("microsoft", "document", "untitled", "scan", "slide", "powerpoint", "print", "http")
_FILES = (".doc", ".docx", ".txt", ".pdf", ".rtf", ".indd", ".htm", ".html")


def title_of(value: str | None) -> dict[str, Found]:
    """The title in a document's properties, unless a program made it up."""
    words = " ".join(repair(value or "").split())[:500]
    is_file = PurePosixPath(words).suffix.lower() in _FILES
    if not words or is_file or words.casefold().startswith(_NO_TITLES):
        return {}
    return {"title": Found(words, "document properties, title")}
