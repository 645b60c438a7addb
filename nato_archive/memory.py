"""How much memory there is; and free memory goes back to the system, where there is glibc. Other C
libraries are left alone."""

import ctypes
import sys
from pathlib import Path
from typing import Any

from psutil import virtual_memory

# What a container may take at most, as Linux tells it within: control groups, version 2 and 1.
LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
M_MMAP_THRESHOLD = -3  # malloc.h
LARGE = 1024 * 1024  # bytes


def all_memory() -> int:
    """Bytes of the machine's memory, or of what this container may take of it."""
    return min([virtual_memory().total, *filter(None, map(_limit, LIMITS))])


def _limit(file: Path) -> int | None:
    try:
        said = file.read_text().strip()
    except OSError:
        return None
    return int(said) if said.isdecimal() else None  # "max" where there is none


def give_back_large_blocks() -> None:
    """Have each block of LARGE bytes or more be given back when it is free, in this process and
    those that fork from it. Unless it is told so, glibc has each thread keep blocks as large as the
    largest that it ever freed."""
    if mallopt := _of_libc("mallopt"):
        mallopt(M_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Give back all that is free now. glibc keeps it, which after something large is much more than
    the process will need again."""
    if trim := _of_libc("malloc_trim"):
        trim(0)


def _of_libc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
