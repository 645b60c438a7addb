"""Reading a member of a zip file whose own word about its size is not believed."""

import zipfile
import zlib
from typing import BinaryIO

# Text packs to a tenth at best, markup to a fiftieth; what unpacks to more is made to exhaust.
MOST_RATIO = 200
_FREE = 1024 * 1024  # bytes that any member may unpack to, however small it is packed
_CHUNK = 64 * 1024

# All that zipfile and the decompressors raise for a file that somebody made wrong.
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    MemoryError,
)


class TooLarge(Exception):
    """A member unpacks to more than is allowed."""


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, max_bytes: int) -> bytes:
    """A member's bytes, read piece by piece. Raises TooLarge beyond `max_bytes` or where it
    unpacks beyond all measure, and one of BROKEN for a damaged or encrypted one."""
    most = min(max_bytes, max(_FREE, member.compress_size * MOST_RATIO))
    pieces: list[bytes] = []
    length = 0
    with archive.open(member) as file:
        while piece := file.read(_CHUNK):
            length += len(piece)
            if length > most:
                raise TooLarge
            pieces.append(piece)
    return b"".join(pieces)


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive in a file. Raises one of BROKEN where there is none."""
    return zipfile.ZipFile(file)
