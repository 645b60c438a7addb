"""Web pages → the words that a reader sees, what of them nobody spoke, and what the markup says
of the event. What a format gives is told in docs/sources.md.

    bytes → page (a bounded tree, without the marks of notes) → measures (how much stands where)
    → layout (body, title and furniture) → rendering (text and regions) and facts (title, date …)
"""

import re

from transcripts.parsing.transcript import ParseWarning
from transcripts.sources import formats
from transcripts.sources.encodings import decode
from transcripts.sources.errors import SourceError
from transcripts.sources.names import tellable
from transcripts.sources.plain_text import with_newlines
from transcripts.sources.source import Document

from .facts import facts_of
from .layout import layout_of
from .notes import take_out_marks
from .page import declared_encoding, parse_page
from .rendering import render

__all__ = ["OnlyFrames", "read"]

_BEGIN, _END = (
    re.compile(r"<body\b", re.IGNORECASE),
    re.compile(r"</(?:body|html)\b", re.IGNORECASE),
)


class OnlyFrames(SourceError):
    """A page that has no words, and names the pages that are shown in it."""


def read(name: str, data: bytes, *, declared: str | None = None) -> Document:
    """Read a web page as a browser saved it; `declared` is an encoding told beside the page.

    Raises SourceError for what is no page or is built to exhaust the reader.
    """
    formats.refuse(name, data, but=formats.HTML)
    decoded = decode(name, data, declared=declared or declared_encoding(data))
    if "<" not in decoded.text:
        message = "The file holds no web page, but plain text; it was read as that."
        warnings = (ParseWarning(1, "read_as_text", message), *decoded.warnings)
        return Document(with_newlines(decoded.text), warnings)
    page = parse_page(name, decoded.text)
    take_out_marks(page)
    layout = layout_of(page)
    text, regions, stressed = render(page, layout)
    found, warnings = facts_of(page, decoded.text[:8192], layout)
    frames = [frame.get("src", "")[:100] for frame in page.iter("frame")]
    if not text.strip() and frames:
        named = ", ".join(filter(None, frames[:5]))
        raise OnlyFrames(
            f"{name}: this page only names its frames ({tellable(named)}). Open the frame with the "
            "text and save that, or give its file."
        )
    if _BEGIN.search(decoded.text) and not _END.search(decoded.text):
        message = (
            "The page has no end, as where a download broke off. Compare it with the original."
        )
        warnings = (*warnings, ParseWarning(text.count("\n") + 1, "page_cut_off", message))
    return Document(text, (*decoded.warnings, *warnings), found, regions, stressed)
