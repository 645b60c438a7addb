"""PDF → text, by pypdf: the lines of each page with their heights, for pdf_text to put together."""

import io
import logging
import re
import time
import unicodedata
from collections.abc import Sequence

from pypdf import PageObject, PdfReader

from transcripts.parsing.transcript import ParseWarning

from . import formats
from .errors import SourceError
from .pdf_text import Line, text_of
from .properties import title_of
from .source import Document

MOST_PAGES = 2_000
MOST_SECONDS = 60
MOST_CHARACTERS = 20_000_000
# Signs of a font for two or three letters, by which nobody would find the word, and what a font
# gives for a sign that it does not know.
_LIGATURES = {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}
_UNKNOWN = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says is for programmers


def read(name: str, data: bytes) -> Document:
    """Read the text of a PDF. Raises SourceError for one without text, with a password or damaged,
    and for one that takes too long."""
    formats.refuse(name, data, but=formats.PDF)
    try:
        return _read(name, PdfReader(io.BytesIO(data)))
    except SourceError:
        raise
    except Exception as error:  # pypdf raises whatever its code stumbles over in a damaged file
        raise SourceError(
            f"{name}: this is no PDF, or a damaged one. Save its text as a .txt or .docx file."
        ) from error


def _read(name: str, reader: PdfReader) -> Document:
    if reader.is_encrypted and not _opens_without_password(reader):
        raise SourceError(f"{name}: the PDF has a password. Save a copy without one.")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise SourceError(f"{name}: the PDF has {count:,} pages, too many. Split it up.")
    pages = []
    characters = 0
    until = time.monotonic() + MOST_SECONDS
    for page in reader.pages:
        pages.append(_lines(page))
        characters += sum(len(line.text) for line in pages[-1])
        if time.monotonic() > until or characters > MOST_CHARACTERS:
            raise SourceError(
                f"{name}: the PDF takes too long to read. Save its text as a .txt or .docx file."
            )
    if not characters:
        raise SourceError(
            f"{name}: the PDF has no text, only pictures of it. Run an OCR program on it first."
        )
    text, regions, guessed = text_of(pages)
    if 10 * len(_UNKNOWN.findall(text)) > len(text):
        raise SourceError(
            f"{name}: the PDF does not say which letters its signs are. Run an OCR program on it, "
            "or save its text as a .txt or .docx file."
        )
    title = reader.metadata.title if reader.metadata else None
    found = title_of(_clean(title or ""))
    return Document(text, (*_empty_pages(pages), *_joined_words(text, guessed)), found, regions)


def _opens_without_password(reader: PdfReader) -> bool:
    """Whether only changing the file needs a password, and reading it does not."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # also where the encryption needs a library that is not there
        return False


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page from top to bottom, as pypdf orders them."""
    lines: list[Line] = []
    pieces: list[str] = []
    height: float | None = None

    def visit(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        nonlocal height
        for number, piece in enumerate(text.split("\n")):
            if number:
                close()
            if piece.strip():
                height = inner[5] * outer[3] + outer[5] if height is None else height
            pieces.append(piece)

    def close() -> None:
        nonlocal height
        words = _clean("".join(pieces).replace("\r", " ")).strip()
        if words and height is not None:
            lines.append(Line(words, height))
        pieces.clear()
        height = None

    page.extract_text(visitor_text=visit)
    close()
    return lines


def _clean(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text.translate(_LIGATURES))


def _empty_pages(pages: list[list[Line]]) -> tuple[ParseWarning, ...]:
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if not empty:
        return ()
    message = f"Pages without text: {', '.join(empty[:20])}. If they are pictures, run OCR on them."
    return (ParseWarning(1, "pages_without_text", message),)


def _joined_words(text: str, guessed: Sequence[str]) -> tuple[ParseWarning, ...]:
    if not guessed:
        return ()
    line = text.count("\n", 0, max(text.find(guessed[0]), 0)) + 1
    told = ", ".join(guessed[:20]) + (" …" if len(guessed) > 20 else "")
    message = f"Words that run over two lines were put together without a hyphen: {told}."
    return (ParseWarning(line, "words_put_together", message),)
