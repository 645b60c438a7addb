"""What an import says about each transcript, and about all of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

STATUSES = ("created", "updated", "unchanged", "failed")
EXAMPLES = 3  # of the places where a warning is, in a report on many transcripts


class ImportRefused(Exception):
    """A transcript that cannot be imported; the message says why and what to do."""


class Interrupted(Exception):
    """A transcript whose turn did not come any more."""


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
class CodeCount:
    """How often a warning was said, in how many transcripts, and the first place in each of the
    first of these."""

    warnings: int = 0
    transcripts: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """An import in figures, whatever its size: the counts, the warnings by code, the failures."""

    statuses: Counter[str] = field(default_factory=Counter)
    codes: defaultdict[str, CodeCount] = field(default_factory=lambda: defaultdict(CodeCount))
    failures: list[Outcome] = field(default_factory=list)
    interrupted: bool = False

    def add(self, outcome: Outcome) -> None:
        self.statuses[outcome.status] += 1
        if outcome.error:
            self.failures.append(outcome)
        said: set[str] = set()
        for warning in outcome.warnings:
            code = warning["code"]
            count = self.codes[code]
            count.warnings += 1
            if code not in said:
                said.add(code)
                count.transcripts += 1
                if len(count.examples) < EXAMPLES:
                    count.examples.append(f"{outcome.path}, line {warning['line']}")

    def counts(self) -> dict[str, int]:
        return {status: self.statuses[status] for status in STATUSES}

    @property
    def total(self) -> int:
        return self.statuses.total()
