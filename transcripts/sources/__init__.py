"""Files → text and metadata. No Django here, and no knowledge of what a transcript looks like.

A format is one reader in readers.py, found by the file's suffix; everything around it (size,
metadata, newlines) is the same for all of them.
"""

from .errors import SourceError
from .fictional import MARK, is_fictional
from .metadata import read_metadata
from .names import tellable
from .readers import SUFFIXES, is_plain_text
from .reading import DEFAULT_MAX_BYTES, read, read_bytes
from .receiving import Inbox, Received, Refused
from .source import Source

__all__ = [
    "DEFAULT_MAX_BYTES",
    "MARK",
    "SUFFIXES",
    "Inbox",
    "Received",
    "Refused",
    "Source",
    "SourceError",
    "is_fictional",
    "is_plain_text",
    "read",
    "read_bytes",
    "read_metadata",
    "tellable",
]
