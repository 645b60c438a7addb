"""Putting transcripts into the archive: files → parsed → rows, reported one by one."""

from .fictional import make_fictional, names_folder
from .importer import ONE_TRANSCRIPTS, Import, import_path
from .load_names import load_names
from .looks_like import looks_like
from .merging import merge, unmerge
from .outcome import ImportRefused, Outcome, Report

__all__ = [
    "ONE_TRANSCRIPTS",
    "Import",
    "ImportRefused",
    "Outcome",
    "Report",
    "import_path",
    "load_names",
    "looks_like",
    "make_fictional",
    "merge",
    "names_folder",
    "unmerge",
]
