"""Reading a member of a zip file whose own word about its size is not believed."""

import zipfile
import zlib
from functools import partial
from typing import Any, BinaryIO, cast

# Text packs to a tenth at best, markup to a fiftieth; what unpacks to more is made to exhaust.
MOST_RATIO = 200
_FREE = 1024 * 1024  # bytes that any member may unpack to, however small it is packed
_CHUNK = 64 * 1024
_MOST_LISTED = 8 * 1024**2  # bytes of an archive's list of members

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


class _Bounded:
    """A file that does not give an archive's list of members, which zipfile reads at once and makes
    an object of each, where it is far too long."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_LISTED:
            raise TooLarge
        return self.file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive in a file. Raises one of BROKEN where there is none, and TooLarge for a list of
    members that nobody needs."""
    return zipfile.ZipFile(cast(BinaryIO, _Bounded(file)))


def may_unpack(member: zipfile.ZipInfo, max_bytes: int) -> int:
    """The bytes that a member may have, going by how many it is packed in."""
    return min(max_bytes, max(_FREE, member.compress_size * MOST_RATIO))


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, max_bytes: int) -> bytes:
    """A member's bytes, read piece by piece. Raises TooLarge beyond `max_bytes` or where it
    unpacks beyond all measure, and one of BROKEN for a damaged or encrypted one."""
    if member.file_size > may_unpack(member, max_bytes):
        raise TooLarge  # whatever a member holds, zipfile gives no more than this
    with archive.open(member) as file:
        pieces = list(iter(partial(file.read, _CHUNK), b""))
    return b"".join(pieces)
