"""What was handed in (files, folders, zips, uploads) → transcripts, one at a time.

Nothing is read before its turn comes, so that a folder of any size needs no more memory than its
largest file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from . import sidecar
from .errors import SourceError
from .folders import walk
from .names import other_kind, tellable
from .readers import ending_of
from .reading import (
    DEFAULT_MAX_BYTES,
    DEFAULT_MAX_UNPACKED,
    file_bytes,
    is_folder,
    leads_nowhere,
    open_file,
    read_bytes,
)
from .source import Source

ZIP_SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class Received:
    """A transcript as it came in: a file's name and bytes, and those of its sidecar."""

    name: str
    data: bytes
    sidecar: bytes | None = None

    def digest(self, *more: bytes) -> str:
        """A SHA-256, in hexadecimal, of all that decides how it is read, and of `more`."""
        whole = sha256()
        ending = ending_of(self.name).encode()
        for part in (ending, self.data, self.sidecar or b"", *more):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
        return whole.hexdigest()

    def read(self, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Source:
        """Raises SourceError."""
        return read_bytes(self.name, self.data, self.sidecar, max_bytes=max_bytes)


@dataclass(frozen=True, slots=True)
class Refused:
    """What was handed in and is no transcript that can be read, and why."""

    name: str
    why: str


class Inbox:
    """Everything that was handed in, in order, read anew each time it is gone through.

    `left_out` counts, after that, what was passed over in folders and zips because no transcript
    can be in it, by what it is. Of what has a name and bytes already, `uploads`, one that ends in
    .toml is the sidecar of its namesake. `max_unpacked` bounds what a zip may unpack to.
    """

    def __init__(
        self,
        paths: Iterable[Path] = (),
        uploads: Iterable[tuple[str, bytes]] = (),
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        max_upload: int = 10 * DEFAULT_MAX_BYTES,
        max_unpacked: int = DEFAULT_MAX_UNPACKED,
    ) -> None:
        self.paths = list(paths)
        self.uploads = [(tellable(name), data) for name, data in uploads]
        self.max_bytes, self.max_upload = max_bytes, max_upload
        self.max_unpacked = max_unpacked
        self.left_out: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Received | Refused]:
        self.left_out = Counter()
        for path in self.paths:
            yield from self._in_folder(path) if is_folder(path) else self._file(path)
        transcripts = {PurePath(name).stem for name, _ in self.uploads if _is_single(name)}
        sidecars = {
            PurePath(name).stem: data
            for name, data in self.uploads
            if ending_of(name) == sidecar.SUFFIX
        }
        for name, data in self.uploads:
            stem = PurePath(name).stem
            if _is_single(name):
                yield Received(name, data, sidecars.get(stem))
            elif ending_of(name) == ZIP_SUFFIX:
                yield from self._uploaded_zip(name, data)
            elif stem not in transcripts:
                yield Refused(name, f"{name}: {sidecar.ALONE}")

    def count_uploads(self) -> int:
        """How many transcripts the uploads can be at most; nothing is unpacked to tell."""
        from .zip_files import count

        return sum(
            count(BytesIO(data)) if ending_of(name) == ZIP_SUFFIX else _is_single(name)
            for name, data in self.uploads
        )

    def _in_folder(self, top: Path) -> Iterator[Received | Refused]:
        folder = walk(top)
        if folder.linked:
            self.left_out["linked folders"] += folder.linked
        transcripts = {path.with_suffix("") for path in folder.files if _is_single(path.name)}
        for path in folder.files:
            kind = other_kind(path.relative_to(top))
            if kind is not None and not leads_nowhere(path):
                self.left_out[kind] += 1
            elif ending_of(path.name) != sidecar.SUFFIX:
                yield from self._file(path)
            elif path.with_suffix("") not in transcripts:
                self.left_out["sidecars without a transcript"] += 1
        for error in folder.unread:
            name = tellable(str(error.filename))
            yield Refused(name, f"{name}: the folder may not be read. Change its permissions.")

    def _file(self, path: Path) -> Iterator[Received | Refused]:
        name = tellable(str(path))
        try:
            if ending_of(path.name) == ZIP_SUFFIX:
                with open_file(path) as file:
                    yield from self._in_zip(name, file)
            else:
                yield Received(name, *file_bytes(path, max_bytes=self.max_bytes))
        except SourceError as error:
            yield Refused(name, str(error))

    def _uploaded_zip(self, name: str, data: bytes) -> Iterator[Received | Refused]:
        if len(data) > self.max_upload:
            limit = self.max_upload // 1024**2
            yield Refused(name, f"{name}: the archive is larger than {limit} MiB. Split it up.")
        else:
            yield from self._in_zip(name, BytesIO(data))

    def _in_zip(self, name: str, file: BinaryIO) -> Iterator[Received | Refused]:
        from .zip_files import members  # a library that plain text does not need

        try:
            found = members(name, file, max_bytes=self.max_bytes, max_total=self.max_unpacked)
            for member in found:
                inside = tellable(f"{name}/{member.name}")
                if member.other_kind is not None:
                    self.left_out[member.other_kind] += 1
                elif member.refusal is None:
                    yield Received(inside, member.data, member.sidecar)
                else:
                    yield Refused(inside, tellable(f"{name}/{member.refusal}"))
        except SourceError as error:
            yield Refused(name, str(error))


def _is_single(name: str) -> bool:
    """Whether a file is to be read as one transcript, going by its name."""
    return ending_of(name) not in (sidecar.SUFFIX, ZIP_SUFFIX)
