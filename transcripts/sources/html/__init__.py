"""Web pages → the words that a reader sees, what of them nobody spoke, and what the markup says
of the event. What a format gives is told in docs/sources.md.

    bytes → page (a bounded tree) → measures (how much stands where) → layout (body, title and
    furniture) → rendering (text and regions) and facts (title, date, address …)
"""

from transcripts.sources import formats
from transcripts.sources.encodings import decode
from transcripts.sources.errors import SourceError
from transcripts.sources.source import Document

from .facts import facts_of
from .layout import layout_of
from .page import declared_encoding, parse_page
from .rendering import render

__all__ = ["read"]


def read(name: str, data: bytes, *, declared: str | None = None) -> Document:
    """Read a web page as a browser saved it; `declared` is an encoding told beside the page.

    Raises SourceError for what is no page or is built to exhaust the reader.
    """
    formats.refuse(name, data, but=formats.HTML)
    decoded = decode(name, data, declared=declared or declared_encoding(data))
    page = parse_page(name, decoded.text)
    layout = layout_of(page)
    text, regions, stressed = render(page, layout)
    found, warnings = facts_of(page, decoded.text[:8192], layout)
    if not text.strip() and page.find(".//frame") is not None:
        raise SourceError(
            f"{name}: this page only names its frames. Open the frame with the text and save that."
        )
    return Document(text, (*decoded.warnings, *warnings), found, regions, stressed)
