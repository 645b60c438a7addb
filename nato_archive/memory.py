"""Memory that is free again."""

import ctypes
import sys


def give_back() -> None:
    """Return it to the system. glibc keeps it for the process, which after something large is much
    more than it will need again; other C libraries are left alone."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)
