"""Putting transcripts into the archive: files → parsed → rows, reported one by one."""

from .importer import import_path, import_paths, import_uploads, transcripts_in
from .load_names import load_names
from .looks_like import looks_like
from .merging import merge, unmerge
from .outcome import ImportRefused, Outcome, Report

__all__ = [
    "ImportRefused",
    "Outcome",
    "Report",
    "import_path",
    "import_paths",
    "import_uploads",
    "load_names",
    "looks_like",
    "merge",
    "transcripts_in",
    "unmerge",
]
