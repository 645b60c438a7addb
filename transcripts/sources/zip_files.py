"""A zip of transcripts → its files one at a time, each as bytes to be read or a refusal.

Nothing is written to disk, and a member's name is only ever a name: what to read it as, and what
to tell a person.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from . import sidecar
from .archives import BROKEN, TooLarge, may_unpack, opened, unpack
from .errors import SourceError
from .names import is_litter, is_page_part, other_kind
from .readers import reader_for
from .reading import DEFAULT_MAX_BYTES, DEFAULT_MAX_UNPACKED

MAX_FILES = 20_000
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800  # flags of a member (APPNOTE 4.4.4)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes and those of its sidecar, for `read_bytes`, or else why it
    is left out, which is one or two sentences. `name` is its path in the archive; `other_kind`
    says what it is where nobody meant it as a transcript."""

    name: str
    data: bytes = b""
    sidecar: bytes | None = None
    refusal: str | None = None
    other_kind: str | None = None


def members(
    name: str,
    file: BinaryIO,
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    max_files: int = MAX_FILES,
    max_total: int = DEFAULT_MAX_UNPACKED,
) -> Iterator[Member]:
    """The files of an archive in the order of their names; one is in memory at a time.

    A sidecar NAME.toml comes with the file beside it; folders, hidden files and those of the
    operating system say nothing; all else that is no transcript comes as a refusal. `max_bytes`
    bounds a file, unpacked. Raises SourceError, before anything is unpacked, for what is no zip,
    for one of more than `max_files`, and where all of them would have more than `max_total` bytes.
    """
    try:
        archive = opened(file)
    except TooLarge as error:
        raise SourceError(
            f"{name}: the archive has more than {max_files:,} files. Split it up."
        ) from error
    except BROKEN as error:
        raise SourceError(
            f"{name}: this is no zip archive, or a damaged one. Pack the transcripts again."
        ) from error
    infos = _listed(archive)
    if len(infos) > max_files:
        raise SourceError(
            f"{name}: the archive has {len(infos):,} files, more than {max_files:,}. Split it up."
        )
    total = sum(info.file_size for info in infos if _is_unpacked(info, max_bytes))
    if total > max_total:
        limit = max_total // 1024**2
        raise SourceError(f"{name}: the archive unpacks to more than {limit:,} MiB. Split it up.")
    return _members(archive, infos, max_bytes)


def count(file: BinaryIO) -> int:
    """How many files of an archive could be transcripts, by their names; 0 where it is none."""
    try:
        with opened(file) as archive:
            return sum(_why_not(info.filename) is None for info in _listed(archive))
    except (TooLarge, *BROKEN):
        return 0  # opening it for its members will say what is wrong


def _listed(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    for info in archive.infolist():
        info.filename = _name_of(info)
    return [
        info
        for info in archive.infolist()
        if not info.filename.endswith("/") and not is_litter(PurePosixPath(info.filename))
    ]


def _name_of(info: zipfile.ZipInfo) -> str:
    """A member's name with slashes between its folders, which some programs on Windows turn round.
    One that is not marked as UTF-8 is read as code page 437, the format's own; but many programs
    write UTF-8 without saying so, or Windows-1252, whose letters are the last quarter of bytes."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _IN_UTF8 or name.isascii():
        return name
    data = name.encode("cp437", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        is_western = all(byte < 0x80 or byte >= 0xC0 for byte in data)
        return data.decode("cp1252") if is_western else name


def _is_unpacked(info: zipfile.ZipInfo, max_bytes: int) -> bool:
    """Whether a member is read at all: others are refused by their name or their size."""
    is_sidecar = info.filename.endswith(sidecar.SUFFIX)
    fits = info.file_size <= may_unpack(info, max_bytes)
    return fits and (is_sidecar or _why_not(info.filename) is None)


def _members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], max_bytes: int
) -> Iterator[Member]:
    with archive:
        beside = _sidecars(infos)
        used = {info.filename for info in beside.values()}
        seen: set[str] = set()
        for info in sorted(infos, key=lambda info: info.filename):
            if info.filename in used:
                continue
            if info.filename in seen:
                yield _refused(info, "the archive has two files of this name. Rename one.")
            else:
                yield _member(archive, info, beside.get(info.filename), max_bytes)
            seen.add(info.filename)


def _sidecars(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The sidecar of each transcript that has one, by the transcript's name."""
    tomls = {info.filename: info for info in infos if info.filename.endswith(sidecar.SUFFIX)}
    beside = {}
    for info in infos:
        if _why_not(info.filename) is None:
            wanted = str(PurePosixPath(info.filename).with_suffix(sidecar.SUFFIX))
            if wanted in tomls:
                beside[info.filename] = tomls[wanted]
    return beside


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    beside: zipfile.ZipInfo | None,
    max_bytes: int,
) -> Member:
    if (why := _why_not(info.filename)) is not None:
        kind = other_kind(PurePosixPath(info.filename))
        return Member(info.filename, refusal=f"{info.filename}: {why}", other_kind=kind)
    try:
        data = _unpack(archive, info, max_bytes)
        said = _unpack(archive, beside, max_bytes) if beside else None
    except SourceError as error:
        return Member(info.filename, refusal=str(error))
    return Member(info.filename, data, said)


def _why_not(name: str) -> str | None:
    """Why a file is no transcript, by its name."""
    path = PurePosixPath(name)
    if is_page_part(path):
        return "this is part of a page that a browser saved beside this folder."
    if path.suffix.lower() == sidecar.SUFFIX:
        return sidecar.ALONE
    if path.suffix.lower() == ".zip":
        return "an archive within an archive is not opened. Unpack it and pack its files."
    try:
        reader_for(name)
    except SourceError as error:
        return str(error).removeprefix(f"{name}: ")
    return None


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise SourceError(f"{info.filename}: the file has a password. Pack it without one.")
    try:
        return unpack(archive, info, max_bytes)
    except TooLarge as error:
        raise SourceError(
            f"{info.filename}: the file unpacks to more than is allowed. Split it up."
        ) from error
    except BROKEN as error:
        raise SourceError(
            f"{info.filename}: the file is damaged in the archive. Pack it again."
        ) from error


def _refused(info: zipfile.ZipInfo, why: str) -> Member:
    return Member(info.filename, refusal=f"{info.filename}: {why}")
