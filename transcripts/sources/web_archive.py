"""Web archives (.mht, .mhtml), as browsers save a page in one file: a mail (RFC 2557) whose first
part of HTML is the page, or names the frames of which one is.

The few lines of MIME that this needs stand here, because Python's mail parser takes minutes for a
file of 10 MB that was made for it.
"""

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from transcripts.parsing.transcript import Found

from . import formats, html
from .errors import SourceError
from .source import Document

_HEAD = 64 * 1024  # bytes at the start of a file, or of a part, that may tell what it is
_MOST_BOUNDARIES = 5
_MOST_PARTS = 5_000
_MOST_FRAMES = 20
_BOUNDARY = re.compile(rb"\bboundary\s*=\s*\"?([^\"\s;]{1,70})", re.IGNORECASE)
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_PAGE = re.compile(rb"^Content-Type:\s*(?:text/html|application/xhtml\+xml)\b", re.I | re.M)
_CHARSET = re.compile(rb"^Content-Type:[^\n]{0,500}\bcharset\s*=\s*\"?([\w.:-]{1,40})", re.I | re.M)
_ENCODING = re.compile(rb"^Content-Transfer-Encoding:\s*([\w-]{1,40})", re.I | re.M)
_LOCATION = re.compile(rb"^Content-Location:\s*(https?://[^\s/]\S{0,2000})", re.I | re.M)


def read(name: str, data: bytes) -> Document:
    """Read the page of a web archive. Raises SourceError for what is none, or is damaged."""
    formats.refuse(name, data, but=formats.WEB_ARCHIVE)
    pages = (part for part in _parts(data) if _PAGE.search(part[0]))
    for headers, content in pages:
        try:
            return _read_page(name, headers, content)
        except html.OnlyFrames:
            if frame := _longest(name, islice(pages, _MOST_FRAMES)):
                return frame
            raise
    raise SourceError(
        f"{name}: there is no page in this web archive. Save it again, as HTML only (.html)."
    )


def _longest(name: str, pages: Iterator[tuple[bytes, bytes]]) -> Document | None:
    """The page with most words of those in the frames of another; None where none has any."""
    longest, most = None, 0
    for headers, content in pages:
        with suppress(SourceError):
            document = _read_page(name, headers, content)
            words = len(document.text) - sum(one.end - one.start for one in document.regions)
            if words > most:
                longest, most = document, words
    return longest


def _read_page(name: str, headers: bytes, content: bytes) -> Document:
    charset = _CHARSET.search(headers)
    declared = charset[1].decode("ascii", errors="replace") if charset else None
    document = html.read(name, _decoded(name, headers, content), declared=declared)
    location = _LOCATION.search(headers)
    if "source_url" in document.found or location is None:
        return document
    address = location[1].decode("utf-8", errors="replace")
    found = {**document.found, "source_url": Found(address, "Content-Location of the archive")}
    return replace(document, found=found)


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Headers, each on one line, and content of the parts, those of parts within parts as well."""
    boundaries = sorted(set(_BOUNDARY.findall(data[:_HEAD])))[:_MOST_BOUNDARIES]
    if not boundaries:
        return
    divider = re.compile(
        rb"^--(?:" + rb"|".join(re.escape(boundary) for boundary in boundaries) + rb")", re.M
    )
    start = 0
    for _ in range(_MOST_PARTS):
        match = divider.search(data, start)
        end = match.start() if match else len(data)
        if blank := _END_OF_HEADERS.search(data, start, min(end, start + _HEAD)):
            yield _FOLDED.sub(b" ", data[start : blank.start()]), data[blank.end() : end]
        if match is None:
            return
        start = match.end()


def _decoded(name: str, headers: bytes, content: bytes) -> bytes:
    encoding = _ENCODING.search(headers)
    how = encoding[1].lower() if encoding else b""
    try:
        if how == b"base64":
            return binascii.a2b_base64(content)
        return binascii.a2b_qp(content) if how == b"quoted-printable" else content
    except binascii.Error as error:
        raise SourceError(
            f"{name}: the web archive is damaged. Save the page again, as HTML only (.html)."
        ) from error
