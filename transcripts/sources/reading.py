"""A file on disk or an upload → Source."""

from pathlib import Path, PurePath

from . import front_matter, sidecar
from .errors import SourceError
from .readers import reader_for
from .source import Source

DEFAULT_MAX_BYTES = 10 * 1024 * 1024


def read(path: Path | str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Source:
    """Read a transcript file, with the metadata of NAME.toml beside it.

    Raises SourceError, and no other exception, for a file that cannot be read.
    """
    data, sidecar = file_bytes(Path(path), max_bytes=max_bytes)
    return read_bytes(str(path), data, sidecar, max_bytes=max_bytes)


def file_bytes(path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[bytes, bytes | None]:
    """The bytes of a transcript file and those of the sidecar beside it, None where none is.

    Raises SourceError as `read` does.
    """
    if not _is_folder(path):
        reader_for(str(path))  # a wrong suffix is told before the file is opened
    beside = path.with_suffix(".toml")
    try:
        has_sidecar = beside.is_file()
    except (OSError, ValueError):
        has_sidecar = False  # reading the transcript itself will say what is wrong
    data = _bytes_of(path, max_bytes)
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
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    try:
        if _is_folder(path):
            raise SourceError(f"{path}: this is a folder. Name the files in it.")
        if path.exists() and not path.is_file():
            raise SourceError(f"{path}: this is not a regular file.")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file. Check the path.") from error
    except PermissionError as error:
        raise SourceError(f"{path}: the file may not be read. Change its permissions.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path}: the file cannot be read ({reason}).") from error
    if len(data) > max_bytes:
        raise SourceError(_too_large(str(path), max_bytes))
    return data


def _too_large(name: str, max_bytes: int) -> str:
    limit = (
        f"{max_bytes / (1024 * 1024):g} MiB" if max_bytes >= 1024 * 100 else f"{max_bytes} bytes"
    )
    return f"{name}: the file is larger than {limit}, the limit for a transcript. Split it up."
