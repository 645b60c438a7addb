"""Bytes → text, in the encoding that they show or declare, and a warning for each guess."""

import codecs
import re
from dataclasses import dataclass

from transcripts.parsing.transcript import ParseWarning

from .errors import SourceError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that a charset-normalizer guess may name; each is one that Europe's offices saved in.
_GUESSABLE = ["cp1250", "cp1251", "cp1253", "iso8859_5", "koi8_r", "koi8_u", "mac_roman", "cp1252"]
_NAMES = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "iso8859_2": "ISO 8859-2 (Central European)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "koi8_u": "KOI8-U (Cyrillic)",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
# What Windows-1252 prints in Western European languages; other characters show that it is not it.
_WESTERN = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽŸàáâãäåæçèéêëìíîïñòóôõöøùúûüœšžÿß"
_SIGNS = "\u00a0¡¢£§©ª«®°±²³´·¹º»¼½¾¿€‚„…†‡‰‹‘’“”•–—™›"
_STRANGE = re.compile(
    f"[^\x00-\x7f{_WESTERN}{_SIGNS}]"
    f"|(?<=[a-zß-ÿ])[À-ÖØ-ÞŒŠŽŸ]"  # a capital within a word
    f"|[À-ÿŒœŠšŽžŸ]{{3,}}"  # no Western word has three accented letters running
)
_HIGH = re.compile("[^\x00-\x7f]")
_BROKEN = re.compile("[\udc80-\udcff]")
# Where Windows-1254 differs from Windows-1252: ğ, ı, ş and capitals, as the latter reads them.
_TURKISH = re.compile("[ÐÝÞðýþ]")
# Icelandic has these very letters, and beside them vowels that Turkish has not.
_ICELANDIC = re.compile("[áíóúæÁÍÓÚÆ]")
# Letters of ISO 8859-2, like š and ž, that stand where Windows-1250 has signs.
_LATIN_2 = re.compile(rb"(?<=[A-Za-z])[\xa9\xab\xae\xb1\xb6\xb9\xbb\xbe](?=[a-z])")
_HIGH_LINE = re.compile(rb"[^\n\x80-\xff]*[\x80-\xff][^\n]*")
_SAMPLE = 512 * 1024  # bytes that are enough to tell an encoding by
_MANY = 20  # lines that a warning names at most


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    warnings: tuple[ParseWarning, ...] = ()


def decode(name: str, data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of a file, whose markup may declare an encoding.

    A byte-order mark goes first, then UTF-8 where all bytes are, then what is declared, then what
    the bytes look like. Raises SourceError for UTF-16 or UTF-32 that is damaged and for NULs.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_wide(name, data, encoding))
    if (wide := _utf16_without_mark(data)) is not None:
        return Decoded(_wide(name, data, wide), (_warning(1, wide),))
    if b"\x00" in data:
        raise SourceError(
            f"{name}: this is not text (it holds NUL characters). Save it as text in UTF-8."
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken_at = error.start
    if declared is not None and (text := _as_declared(data, declared)) is not None:
        return Decoded(text)
    if (mixed := _mostly_utf8(data)) is not None:
        return mixed
    encoding = _looks_like(data[data.rfind(b"\n", 0, broken_at) + 1 :][:_SAMPLE])
    line = data.count(b"\n", 0, broken_at) + 1
    return Decoded(data.decode(encoding, errors="replace"), (_warning(line, encoding),))


def _warning(line: int, encoding: str) -> ParseWarning:
    message = f"The file is not UTF-8; it was read as {_NAMES[encoding]}. Check accents and quotes."
    if encoding == "cp1252":
        return ParseWarning(line, "encoding_windows_1252", message)
    return ParseWarning(line, "encoding_detected", message)


def _wide(name: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        said = encoding[:6].upper()
        raise SourceError(
            f"{name}: starts as {said} but is damaged at byte {error.start}. Save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise SourceError(
            f"{name}: this is not text (it holds NUL characters). Save it as text in UTF-8."
        )
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Which UTF-16 it is when every NUL is the same half of a pair, as in any text with blanks."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    low, high = data[1::2].count(0), data[0::2].count(0)
    if min(low, high) or max(low, high) < len(data) / 20:
        return None
    return "utf-16-le" if low else "utf-16-be"


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text if it is in the declared encoding; browsers read Latin-1 and ASCII as Windows-1252
    (https://encoding.spec.whatwg.org/#names-and-labels)."""
    try:
        encoding = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if encoding in ("iso8859-1", "ascii"):
        encoding = "cp1252"
    if encoding.startswith(("utf", "unicode", "raw_unicode", "idna", "punycode", "rot13")):
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None  # LookupError: a codec that is no text encoding, like hex
    return text if "\x00" not in text else None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some other bytes in it, which are read as Windows-1252; None where most of what
    is not ASCII is not UTF-8 either, as in a text that never was."""
    text = data.decode("utf-8", errors="surrogateescape")  # a broken byte becomes a surrogate
    broken = _BROKEN.findall(text)
    if len(_HIGH.findall(text)) < 2 * len(broken):
        return None
    lines = _lines_with(_BROKEN, text)
    where = "line " if len(lines) == 1 else "lines "
    where += ", ".join(str(line) for line in lines[:_MANY]) + (" …" if len(lines) > _MANY else "")
    message = (
        f"The file is UTF-8 except {len(broken)} bytes ({where}), which were read as Windows-1252. "
        "Check the characters there."
    )
    text = _BROKEN.sub(lambda match: _windows_1252(ord(match[0]) - 0xDC00), text)
    return Decoded(text, (ParseWarning(lines[0], "encoding_mixed", message),))


def _windows_1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace")


def _lines_with(what: re.Pattern[str], text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), start=1) if what.search(line)]


def _looks_like(data: bytes) -> str:
    """The 8-bit encoding of a text: Windows-1252, as nearly always, unless that reads strangely
    and charset-normalizer makes better sense of it."""
    sample = b"\n".join(_HIGH_LINE.findall(data))
    western = sample.decode("cp1252", errors="replace")
    strange = "".join(_STRANGE.findall(western))
    if 10 * len(strange) < len(_HIGH.findall(western)):
        return "cp1252"
    if 5 * len(_TURKISH.findall(strange)) > 4 * len(strange):
        is_icelandic = 2 * len(_ICELANDIC.findall(western)) >= len(strange)
        return "cp1252" if is_icelandic else "cp1254"
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(sample, cp_isolation=_GUESSABLE).best()
    if best is None:
        return "cp1252"
    if best.encoding == "cp1250" and _LATIN_2.search(sample):
        return "iso8859_2"
    return best.encoding if best.encoding in _NAMES else "cp1252"
