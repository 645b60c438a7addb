"""What the person at the keyboard has to change, in words."""

import errno
import shutil
from pathlib import Path

# In C and in PostgreSQL's messages and hints.
FULL = ("No space left on device", "Disk quota exceeded", "Check free disk space")
# PostgreSQL's journal grows by files of 16 MB; without room for one the server dies wordlessly.
JOURNAL_BYTES = 2**24


class SetupError(Exception):
    """The machine, its settings or its data stand in the way; it is not a fault of the program.

    The message is what `manage.py` prints: it says in a sentence or two what is wrong and what
    to do about it.
    """


def explained(error: OSError, folder: Path) -> SetupError:
    """The SetupError for a failure of the operating system while working in `folder`."""
    if is_full(str(error)):
        return disk_full(folder)
    path = error.filename or folder
    if error.errno == errno.EROFS:
        return SetupError(
            f"{path} is on a disk that can only be read: choose another data folder with"
            " ARCHIVE_DATA=."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return SetupError(
            f"No right to use {path} (was it made by root?): run as its owner, or choose another"
            " data folder with ARCHIVE_DATA=."
        )
    return SetupError(
        f"The data folder {folder} cannot be used ({error.strerror}: {path}): choose another with"
        " ARCHIVE_DATA=."
    )


def is_full(said: str, folder: Path | None = None) -> bool:
    """Whether `said`, an error's message or a log, or the disk of `folder`, tells of a full disk.

    Pass `folder` only where a full disk is likely to be the cause, as when the server died.
    """
    if any(words in said for words in FULL):
        return True
    return folder is not None and folder.exists() and shutil.disk_usage(folder).free < JOURNAL_BYTES


def disk_full(folder: Path) -> SetupError:
    """The SetupError for a disk without room for what is to be written in `folder`."""
    return SetupError(
        f"The disk is full: make room on the one that holds {folder}, then run the command again."
    )
