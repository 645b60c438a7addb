"""A zip of transcripts → its files one at a time, each as bytes to be read or a refusal.

Nothing is written to disk, and a member's name is only ever a name: what to read it as, and what
to tell a person.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from .archives import BROKEN, TooLarge, opened, unpack
from .errors import SourceError
from .readers import is_attendant, is_other, reader_for
from .reading import DEFAULT_MAX_BYTES

MAX_FILES = 20_000
MAX_TOTAL = 2 * 1024**3
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes and those of its sidecar, for `read_bytes`, or else why it
    is left out, which is one or two sentences. `name` is its path in the archive; `is_other` says
    that nobody meant it as a transcript."""

    name: str
    data: bytes = b""
    sidecar: bytes | None = None
    refusal: str | None = None
    is_other: bool = False


def members(
    name: str,
    file: BinaryIO,
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    max_files: int = MAX_FILES,
    max_total: int = MAX_TOTAL,
) -> Iterator[Member]:
    """The files of an archive in the order of their names; one is in memory at a time.

    A sidecar NAME.toml comes with the file beside it; folders say nothing; all else that is no
    transcript comes as a refusal. `max_bytes` bounds a file, `max_total` all of them together,
    unpacked: what does not fit any more is refused. Raises SourceError, before the first member,
    for what is no zip or has too many files.
    """
    try:
        archive = opened(file)
    except BROKEN as error:
        raise SourceError(
            f"{name}: this is no zip archive, or a damaged one. Pack the transcripts again."
        ) from error
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(infos) > max_files:
        raise SourceError(
            f"{name}: the archive has {len(infos):,} files, more than {max_files:,}. Split it up."
        )
    return _members(archive, infos, max_bytes, max_total)


def _members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], max_bytes: int, max_total: int
) -> Iterator[Member]:
    with archive:
        beside = _sidecars(infos)
        used = {info.filename for info in beside.values()}
        seen: set[str] = set()
        left = max_total
        for info in sorted(infos, key=lambda info: info.filename):
            if info.filename in used:
                continue
            member = _member(archive, info, beside.get(info.filename), min(max_bytes, left))
            if info.filename in seen:
                member = _refused(info, "the archive has two files of this name. Rename one.")
            seen.add(info.filename)
            left -= len(member.data) + len(member.sidecar or b"")
            yield member


def _sidecars(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The sidecar of each transcript that has one, by the transcript's name."""
    tomls = {info.filename: info for info in infos if info.filename.endswith(".toml")}
    beside = {}
    for info in infos:
        if _why_not(info.filename) is None:
            wanted = str(PurePosixPath(info.filename).with_suffix(".toml"))
            if wanted in tomls:
                beside[info.filename] = tomls[wanted]
    return beside


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    sidecar: zipfile.ZipInfo | None,
    max_bytes: int,
) -> Member:
    if (why := _why_not(info.filename)) is not None:
        other = is_other(PurePosixPath(info.filename))
        return Member(info.filename, refusal=f"{info.filename}: {why}", is_other=other)
    try:
        data = _unpack(archive, info, max_bytes)
        said = _unpack(archive, sidecar, max_bytes) if sidecar else None
    except SourceError as error:
        return Member(info.filename, refusal=str(error))
    return Member(info.filename, data, said)


def _why_not(name: str) -> str | None:
    """Why a file is no transcript, by its name."""
    path = PurePosixPath(name)
    if is_attendant(path):
        return (
            "this is a file of the operating system or an editor, or part of a page saved nearby."
        )
    if path.suffix.lower() == ".toml":
        return "there is no transcript of the same name beside this sidecar."
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
