"""Who may write at the same time: importers beside each other, everything else alone.

Locks are PostgreSQL's advisory locks of the transaction. An importer takes them in one order
(writing, the event, its slug, names), so that importers wait for each other and never in a circle.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b

from django.db import transaction

from .statements import fetch

# An advisory lock has no name but a number: "NATO" and "NAME" in ASCII.
WRITING = 0x4E41544F
NAMES = 0x4E414D45

# Whether nobody else can write anyway. Then the finer locks are not needed, and a dry run of
# thousands of transcripts in one transaction does not fill the server's table of locks.
_alone: ContextVar[bool] = ContextVar("alone", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which nobody else writes names or transcripts."""
    with transaction.atomic():
        fetch("SELECT pg_advisory_xact_lock(%s)", WRITING)
        token = _alone.set(True)
        try:
            yield
        finally:
            _alone.reset(token)


# A plan is kept as long as the connection: one that was made when the tables were small would read
# all of them for each transcript.
BY_KEYS = "SELECT set_config('enable_seqscan', 'off', true)"
BESIDE_OTHERS = f"""
    {BY_KEYS}, set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock_shared(%s)
"""


def begin_importing() -> None:
    """Write one transcript in this transaction; others may write theirs meanwhile.

    Its end does not wait for the disk: see `finish`. Whoever imports beside others does this in
    their turn and not before: one that waited for its turn with the lock would stand in the way of
    an editor, and the editor in the way of the one whose turn it is.
    """
    if _alone.get():
        fetch(BY_KEYS)
    else:
        fetch(BESIDE_OTHERS, WRITING)


def lock_event(keys: Iterable[str]) -> None:
    """Be the only one who writes an event that any of these keys stand for."""
    if not _alone.get():
        numbers = sorted(set(map(_number_of, keys)))
        fetch("SELECT pg_advisory_xact_lock(number) FROM unnest(%s::bigint[]) AS number", numbers)


def lock_slug(slug: str) -> bool:
    """Whether this slug is nobody's who writes meanwhile; until the transaction ends it is then
    kept from others. Nobody waits here."""
    if _alone.get():
        return True
    ((locked,),) = fetch("SELECT pg_try_advisory_xact_lock(%s)", _number_of(f"slug {slug}"))
    return bool(locked)


def lock_names() -> None:
    """Be the only one who makes new speakers and outlets."""
    if not _alone.get():
        fetch("SELECT pg_advisory_xact_lock(%s)", NAMES)


def _number_of(key: str) -> int:
    """The number that stands for a key among the advisory locks."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
