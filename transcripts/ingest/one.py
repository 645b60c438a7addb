"""One transcript that came in → the archive, and what became of it in words."""

import logging
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from typing import Any

from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from psycopg.errors import DeadlockDetected, ProgramLimitExceeded

from transcripts.sources import Received, SourceError

from .outcome import ImportRefused, Interrupted, Outcome
from .prepared import prepare
from .store import Turnstile, store

logger = logging.getLogger(__name__)

AT_THE_SAME_TIME = "Somebody changed the same event at the same time: import the file again."
UNFORESEEN = "The archive failed on this file, which is a fault of the archive: please report it."
TOO_LONG = "A passage of it has more different words than can be searched: split the file."


def import_one(
    received: Received,
    given: Mapping[str, Any],
    beside: Collection[str] = (),
    in_turn: Turnstile = nullcontext,
) -> Outcome:
    """Read, parse and store a transcript. What is wrong with it is its outcome; see `store` for
    `beside` and `in_turn`."""
    path = received.name
    try:
        status, event = store(prepare(received, given), beside=beside, in_turn=in_turn)
    except (SourceError, ImportRefused) as refused:
        return Outcome(path, "failed", error=str(refused))
    except (DataError, IntegrityError) as error:
        # What a transcript holds can be more than a column takes; the others still can go in.
        return Outcome(path, "failed", error=f"It does not fit the database: {_first_line(error)}")
    except OperationalError as error:
        if isinstance(error.__cause__, ProgramLimitExceeded):
            return Outcome(path, "failed", error=f"{TOO_LONG} ({_first_line(error)})")
        if isinstance(error.__cause__, DeadlockDetected):
            return Outcome(path, "failed", error=AT_THE_SAME_TIME)
        raise
    except (InterfaceError, Interrupted):
        raise
    except Exception as error:
        logger.exception("%s could not be imported", path)
        told = f"{type(error).__name__}: {_first_line(error)}"
        return Outcome(path, "failed", error=f"{UNFORESEEN} ({told})")
    return Outcome(path, status, event.slug, tuple(event.warnings))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
