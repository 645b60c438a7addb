"""What was counted for a page is kept for one version of the archive, as results are."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache

from transcripts.search.running import KEPT_SECONDS, in_time
from transcripts.search.version import archive_version

Found = TypeVar("Found")


def kept(name: str, ask: Callable[[], Found]) -> Found:
    """What `ask` finds, asked once a version; `name` stands for all that it depends on.

    Raises SearchTooSlow.
    """
    key = sha256(f"{archive_version()} profile {name}".encode()).hexdigest()
    found: Found | None = cache.get(key)
    if found is None:
        with in_time():
            found = ask()
        cache.set(key, found, KEPT_SECONDS)
    return found
