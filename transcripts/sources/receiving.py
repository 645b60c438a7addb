"""What was handed in (files, folders, zips, uploads) → transcripts, one at a time.

Nothing is read before its turn comes, so that a folder of any size needs no more memory than its
largest file.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from .errors import SourceError
from .readers import is_other
from .reading import DEFAULT_MAX_BYTES, file_bytes, read_bytes
from .sidecar import SUFFIX as SIDECAR_SUFFIX
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
        ending = PurePath(self.name).suffix.lower().encode()
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

    `left_out` counts, after that, the files in folders and zips that are of no kind that a
    transcript can be, by their ending. Of what has a name and bytes already, `uploads`, one that
    ends in .toml is the sidecar of its namesake.
    """

    def __init__(
        self,
        paths: Iterable[Path] = (),
        uploads: Iterable[tuple[str, bytes]] = (),
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        max_upload: int = 10 * DEFAULT_MAX_BYTES,
    ) -> None:
        self.paths, self.uploads = list(paths), list(uploads)
        self.max_bytes, self.max_upload = max_bytes, max_upload
        self.left_out: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Received | Refused]:
        self.left_out = Counter()
        for path in self.paths:
            yield from self._in_folder(path) if _is_folder(path) else self._file(path)
        sidecars = {
            PurePath(name).stem: data
            for name, data in self.uploads
            if name.lower().endswith(SIDECAR_SUFFIX)
        }
        for name, data in self.uploads:
            if name.lower().endswith(ZIP_SUFFIX) and len(data) > self.max_upload:
                limit = self.max_upload // 1024**2
                yield Refused(name, f"{name}: the archive is larger than {limit} MiB. Split it up.")
            elif name.lower().endswith(ZIP_SUFFIX):
                yield from self._in_zip(name, BytesIO(data))
            elif not name.lower().endswith(SIDECAR_SUFFIX):
                yield Received(name, data, sidecars.get(PurePath(name).stem))

    def _in_folder(self, folder: Path) -> Iterator[Received | Refused]:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if any(part.startswith(".") for part in inside.parts) or not path.is_file():
                continue
            if is_other(inside):
                self._leave_out(inside)
            elif path.suffix.lower() != SIDECAR_SUFFIX:
                yield from self._file(path)

    def _leave_out(self, path: PurePath) -> None:
        self.left_out[path.suffix.lower() or "no ending"] += 1

    def _file(self, path: Path) -> Iterator[Received | Refused]:
        name = os.fsencode(path).decode("utf-8", "replace")  # as it can be stored and told
        try:
            if path.suffix.lower() == ZIP_SUFFIX:
                with path.open("rb") as file:
                    yield from self._in_zip(name, file)
            else:
                yield Received(name, *file_bytes(path, max_bytes=self.max_bytes))
        except SourceError as error:
            yield Refused(name, str(error))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield Refused(name, f"{name}: the file cannot be read ({reason}).")

    def _in_zip(self, name: str, file: BinaryIO) -> Iterator[Received | Refused]:
        from .zip_files import members  # a library that plain text does not need

        try:
            for member in members(name, file, max_bytes=self.max_bytes):
                inside = f"{name}/{member.name}"
                if member.refusal is None:
                    yield Received(inside, member.data, member.sidecar)
                elif member.is_other:
                    self._leave_out(PurePath(member.name))
                else:
                    yield Refused(inside, f"{name}/{member.refusal}")
        except SourceError as error:
            yield Refused(name, str(error))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # reading it will say what is wrong
