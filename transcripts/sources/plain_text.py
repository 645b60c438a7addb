"""Plain text and Markdown: bytes → text in the encoding that they show."""

import codecs

from transcripts.parsing.transcript import ParseWarning

from .errors import SourceError
from .source import Document

# How files begin that are something else, whatever their name says.
OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
}
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(name: str, data: bytes) -> Document:
    """Decode a text file: UTF-8, UTF-16 with a byte-order mark, else Windows-1252.

    Raises SourceError for what is not text.
    """
    for start, what in OTHER_FORMATS.items():
        if data.startswith(start):
            raise SourceError(f"{name}: this is {what}, not text. Save its text as a .txt file.")
    document = _decode(name, data)
    if "\x00" in document.text:
        raise SourceError(
            f"{name}: this is not text (it holds NUL characters). Save it as text in UTF-8."
        )
    return document


def _decode(name: str, data: bytes) -> Document:
    if data.startswith(UTF16_MARKS):
        try:
            return Document(data.decode("utf-16"))
        except UnicodeDecodeError as error:
            raise SourceError(
                f"{name}: starts as UTF-16 but is damaged at byte {error.start}. Save it as UTF-8."
            ) from error
    try:
        return Document(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = data.decode("cp1252", errors="replace")
    message = "The file is not UTF-8; it was read as Windows-1252. Check accents and quotes."
    return Document(text, (ParseWarning(line, "encoding_windows_1252", message),))
