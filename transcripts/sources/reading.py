"""A file on disk or an upload → Source."""

import errno
import os
from pathlib import Path, PurePath
from typing import BinaryIO

from . import front_matter, sidecar
from .errors import SourceError
from .names import tellable
from .readers import reader_for
from .source import Source

DEFAULT_MAX_BYTES = 10 * 1024**2  # of a transcript
DEFAULT_MAX_UNPACKED = 2 * 1024**3  # bytes of all the transcripts of an archive


def read(path: Path | str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Source:
    """Read a transcript file, with the metadata of NAME.toml beside it.

    Raises SourceError, and no other exception, for a file that cannot be read.
    """
    if not str(path):
        raise SourceError("An empty path names no file. Check the path.")
    data, sidecar = file_bytes(Path(path), max_bytes=max_bytes)
    return read_bytes(tellable(str(path)), data, sidecar, max_bytes=max_bytes)


def file_bytes(path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[bytes, bytes | None]:
    """The bytes of a transcript file and those of the sidecar beside it, None where none is.

    Raises SourceError as `read` does.
    """
    if is_folder(path):
        raise SourceError(f"{tellable(str(path))}: this is a folder. Name the files in it.")
    if not leads_nowhere(path):
        reader_for(tellable(str(path)))  # a wrong suffix is told before the file is opened
    data = _bytes_of(path, max_bytes)
    beside = path.with_suffix(".toml")
    has_sidecar = os.path.lexists(beside) and not is_folder(beside)
    return data, _bytes_of(beside, max_bytes) if has_sidecar else None


def read_bytes(
    name: str,
    data: bytes,
    sidecar: bytes | None = None,
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Source:
    """Read a transcript that was uploaded under `name`. Raises SourceError as `read` does."""
    return _source(name, data, sidecar, PurePath(name).with_suffix(".toml").name, max_bytes)


def _source(
    name: str, data: bytes, said: bytes | None, sidecar_name: str, max_bytes: int
) -> Source:
    reader = reader_for(name)
    if len(data) > max_bytes:
        raise SourceError(_too_large(name, max_bytes))
    document = reader(name, data)
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError(f"{name}: the file is empty. Give a file with the transcript's text.")
    metadata = front_matter.metadata(name, text)
    if said is not None:
        metadata |= sidecar.metadata(sidecar_name, said)
    return Source(
        PurePath(name).name,
        text,
        metadata,
        document.warnings,
        document.found,
        document.regions,
        document.stressed,
    )


def is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # opening it will say what is wrong


def leads_nowhere(path: Path) -> bool:
    """Whether a path is a link to what is not there, or to itself."""
    try:
        return path.is_symlink() and not path.exists()
    except (OSError, ValueError):
        return False


def open_file(path: Path) -> BinaryIO:
    """Raises SourceError for what is no file or may not be read."""
    name = tellable(str(path))
    try:
        if path.exists() and not path.is_file():
            raise SourceError(f"{name}: this is not a regular file. Give a file.")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise SourceError(f"{name}: {_why_not(path, error)}") from error


def _why_not(path: Path, error: OSError | ValueError) -> str:
    """Why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return "this link leads to a file that is not there. Give the file itself."
    if isinstance(error, FileNotFoundError):
        return "there is no such file. Check the path."
    if isinstance(error, PermissionError):
        return "the file may not be read. Change its permissions."
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "this link leads back to itself. Give the file itself."
    return f"the file cannot be read ({getattr(error, 'strerror', None) or error})."


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    name = tellable(str(path))
    with open_file(path) as file:
        try:
            data = file.read(max_bytes + 1)
        except OSError as error:
            raise SourceError(f"{name}: {_why_not(path, error)}") from error
    if len(data) > max_bytes:
        raise SourceError(_too_large(name, max_bytes))
    return data


def _too_large(name: str, max_bytes: int) -> str:
    limit = (
        f"{max_bytes / (1024 * 1024):g} MiB" if max_bytes >= 1024 * 100 else f"{max_bytes} bytes"
    )
    return f"{name}: the file is larger than {limit}, the limit for a transcript. Split it up."
