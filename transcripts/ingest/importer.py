"""Files and uploads → the archive: what the command and the admin's upload both call."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Protocol

from django.conf import settings
from django.db import DataError, IntegrityError, OperationalError
from psycopg.errors import ProgramLimitExceeded

from transcripts.parsing import parse
from transcripts.sources import SUFFIXES, Source, SourceError, read, read_bytes

from .outcome import ImportRefused, Outcome, Report
from .store import store

SIDECAR_SUFFIX = ".toml"
TOO_LONG = "A passage of it has more different words than can be searched: split the file."

Progress = Callable[[Outcome], None]


class Upload(Protocol):
    """A file as Django's forms hand it over."""

    def read(self, size: int = -1, /) -> bytes: ...


def import_paths(
    paths: Sequence[Path],
    given: Mapping[str, Any] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress = lambda outcome: None,
) -> Report:
    """Import files and the transcripts in folders, each on its own.

    `given` is metadata that goes before what stands beside or in the files. One that fails is
    reported and does not stop the others. `progress` is called with each outcome.
    """
    report = Report()
    for path in paths:
        outcome = import_path(path, given, dry_run=dry_run)
        report.outcomes.append(outcome)
        progress(outcome)
    return report


def import_path(
    path: Path, given: Mapping[str, Any] | None = None, *, dry_run: bool = False
) -> Outcome:
    """Import one file with its sidecar."""
    return _import(
        str(path),
        lambda: read(path, max_bytes=settings.TRANSCRIPT_MAX_BYTES),
        given or {},
        dry_run=dry_run,
    )


def import_uploads(
    uploads: Iterable[tuple[str, Upload]],
    given: Mapping[str, Any] | None = None,
    *,
    dry_run: bool = False,
) -> Report:
    """Import transcripts as they were uploaded, each with the sidecar uploaded beside it."""
    files = list(uploads)
    limit = settings.TRANSCRIPT_MAX_BYTES + 1  # one byte more says that there is too much
    sidecars = {
        PurePath(name).stem: file.read(limit)
        for name, file in files
        if name.lower().endswith(SIDECAR_SUFFIX)
    }
    report = Report()
    for name, file in files:
        if name.lower().endswith(SIDECAR_SUFFIX):
            continue

        def read_upload(name: str = name, file: Upload = file) -> Source:
            sidecar = sidecars.get(PurePath(name).stem)
            return read_bytes(
                name, file.read(limit), sidecar, max_bytes=settings.TRANSCRIPT_MAX_BYTES
            )

        report.outcomes.append(_import(name, read_upload, given or {}, dry_run=dry_run))
    return report


def transcripts_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files to import: those named, and those in folders whose suffix a reader knows."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.suffix.lower() in SUFFIXES
                and found.is_file()
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
            )
        else:
            yield path


def _import(
    path: str, read_source: Callable[[], Source], given: Mapping[str, Any], *, dry_run: bool
) -> Outcome:
    try:
        source = read_source()
        parsed = parse(source.text, regions=source.regions, found=source.found)
        said = {**source.metadata, **given}
        status, event = store(
            parsed, said, source.text, source.name, source.warnings, dry_run=dry_run
        )
    except (SourceError, ImportRefused) as refused:
        return Outcome(path, "failed", error=str(refused))
    except (DataError, IntegrityError) as error:
        # What a transcript holds can be more than a column takes; the others still can go in.
        return Outcome(path, "failed", error=f"It does not fit the database: {_first_line(error)}")
    except OperationalError as error:
        if not isinstance(error.__cause__, ProgramLimitExceeded):
            raise
        return Outcome(path, "failed", error=f"{TOO_LONG} ({_first_line(error)})")
    return Outcome(path, status, event.slug, tuple(event.warnings))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
