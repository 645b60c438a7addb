"""What an import says about each transcript, and about all of them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

STATUSES = ("created", "updated", "unchanged", "failed")


class ImportRefused(Exception):
    """A transcript that cannot be imported; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one transcript. `event` is the event's slug, None where it failed."""

    path: str
    status: str
    event: str | None = None
    warnings: tuple[dict[str, Any], ...] = ()
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "status": self.status,
            "event": self.event,
            "warnings": list(self.warnings),
            "error": self.error,
        }


@dataclass(slots=True)
class Report:
    """The outcomes of an import, in the order of the files."""

    outcomes: list[Outcome] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        found = Counter(outcome.status for outcome in self.outcomes)
        return {status: found[status] for status in STATUSES}

    @property
    def failed(self) -> bool:
        return any(outcome.status == "failed" for outcome in self.outcomes)

    def as_json(self) -> dict[str, Any]:
        return {**self.counts(), "files": [outcome.as_json() for outcome in self.outcomes]}
