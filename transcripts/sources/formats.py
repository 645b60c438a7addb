"""What a file really is, by how it begins: its name may say something else."""

import re

from .errors import SourceError

HTML = "a web page"
PDF = "a PDF"
WEB_ARCHIVE = "a web archive"
ZIP = "a zip archive or an office document"

_STARTS = {
    b"%PDF": PDF,
    b"PK\x03\x04": ZIP,
    b"PK\x05\x06": ZIP,
    b"\xd0\xcf\x11\xe0": "an old or a protected office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
}
# A byte-order mark, an XML declaration and comments may stand before a page's first element.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?s:.{0,2000}?)-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|frameset)\b",
    re.IGNORECASE,
)
# A piece of a page, as it is copied out of a content management system.
_PIECE = re.compile(
    rb"\s*<(?:article|center|div|font|h[1-6]|main|p|section|span|strong|table)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_TAG = re.compile(rb"</?(?:b|br|div|em|h[1-6]|i|li|p|span|strong|td|tr|ul)\b[^<>]{0,500}>", re.I)
_TAGS_OF_A_PIECE = 4

# What to do about a file, by what it is.
_ADVICE = {
    HTML: "Rename it to end in .html.",
    PDF: "Rename it to end in .pdf.",
    ZIP: "Rename a Word document to end in .docx, an archive to end in .zip.",
    "a rich-text document": "Open it in a word processor and save it as .docx or .txt.",
    "an old or a protected office document": (
        "Open it in a word processor and save it as .docx, without a password."
    ),
    WEB_ARCHIVE: "Rename it to end in .mht.",
    "an image": "Give a text: an OCR program makes one of an image.",
    "a compressed file": "Unpack it, or pack the transcripts as a .zip.",
}


def format_of(data: bytes) -> str | None:
    """What a file is that is not plain text, in words; None where nothing shows it."""
    for start, what in _STARTS.items():
        if data.startswith(start):
            return what
    head = data[:8192]
    if _PAGE.match(head):
        return HTML
    if _PIECE.match(head) and len(_TAG.findall(head)) >= _TAGS_OF_A_PIECE:
        return HTML
    # A PDF may have up to a kilobyte of anything before it.
    if b"%PDF-" in head[:1024]:
        return PDF
    if b"multipart/related" in head.lower() and b"content-type:" in head.lower():
        return WEB_ARCHIVE
    return None


def refuse(name: str, data: bytes, *, but: str) -> str | None:
    """What a file is, as `format_of` says. Raises SourceError, saying what to do, where that is
    another format than `but`."""
    what = format_of(data)
    if what is not None and what != but:
        raise SourceError(f"{name}: this is {what}, whatever its name says. {_ADVICE[what]}")
    return what
