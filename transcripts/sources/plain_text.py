"""Plain text and Markdown; a page of HTML that was saved as text is read as the page it is."""

from dataclasses import replace

from transcripts.parsing.transcript import ParseWarning

from . import formats
from .encodings import decode
from .source import Document

# Other ends of lines and pages, as they come along from word processors.
_NEWLINES = "\x0b\x0c\u2028\u2029"


def read(name: str, data: bytes) -> Document:
    """Decode a text file. Raises SourceError for what is not text."""
    if formats.refuse(name, data, but=formats.HTML) == formats.HTML:
        return _read_page(name, data)
    decoded = decode(name, data)
    return Document(with_newlines(decoded.text), decoded.warnings)


def with_newlines(text: str) -> str:
    """The text with newlines for the ends of lines and pages that word processors leave."""
    for other in _NEWLINES:  # to translate them all at once takes ten times as long
        text = text.replace(other, "\n")
    return text


def _read_page(name: str, data: bytes) -> Document:
    from . import html  # slow to import, and text hardly ever needs it

    page = html.read(name, data)
    message = "The file holds a web page, not plain text; it was read as one."
    warnings = (ParseWarning(1, "read_as_html", message), *page.warnings)
    return replace(page, warnings=warnings)
