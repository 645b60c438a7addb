"""How `import_transcripts` tells what became of the transcripts: to people, as JSON, as CSV."""

import csv
import json
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol, Self

from django.core.management.base import OutputWrapper
from tqdm import tqdm

from transcripts.ingest import Outcome, Report
from transcripts.management.base import tell

FEW = 10  # transcripts of which each is told for itself
IN_MEMORY = 8 * 1024 * 1024  # bytes of a JSON report, beyond which it waits on disk


FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Output(Protocol):
    def show(self, outcome: Outcome) -> None:
        """Tell what became of one transcript."""

    def end(self, report: Report) -> None:
        """Tell what became of all of them."""


class Progress:
    """A bar on a terminal, with the counts so far and the time that is left."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        disable = True if quiet else None  # None: on a terminal only
        self.bar = tqdm(total=total, unit=" transcripts", disable=disable, dynamic_ncols=True)
        self.counts: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.bar.close()

    def count(self, outcome: Outcome) -> None:
        self.counts[outcome.status] = self.counts.get(outcome.status, 0) + 1
        self.bar.set_postfix(self.counts, refresh=False)
        self.bar.update()


class ForPeople:
    """A few transcripts each with its warnings; many as a table of the warnings by code."""

    def __init__(self, out: OutputWrapper, total: int, *, dry_run: bool, verbosity: int) -> None:
        self.out, self.total, self.dry_run, self.verbosity = out, total, dry_run, verbosity

    def show(self, outcome: Outcome) -> None:
        if outcome.error and self.total == 1:
            return  # standard error says it
        if outcome.error or (self.verbosity and self.total <= FEW):
            said = outcome.error or f"{outcome.status}: /events/{outcome.event}/"
            named = said.startswith(outcome.path)
            self._write(said if named else f"{outcome.path}: {said}")
        if self.verbosity and self.total <= FEW:
            for warning in outcome.warnings:
                line, message, code = warning["line"], warning["message"], warning["code"]
                self._write(f"  line {line}: {message} [{code}]")

    def end(self, report: Report) -> None:
        counts = ", ".join(f"{count:,} {status}" for status, count in report.counts().items())
        kept = " Nothing was kept." if self.dry_run else ""
        self._write(f"Transcripts: {counts}.{kept}")
        if report.codes and self.verbosity and self.total > FEW:
            folder = _folder_of([place for one in report.codes.values() for place in one.examples])
            where = f" in {folder}" if folder else ""
            explained = "docs/warnings.md explains the codes, --report lists all"
            self._write(f"\nTo look at{where} ({explained}):")
            for code, count in sorted(report.codes.items(), key=lambda one: -one[1].warnings):
                places = "; ".join(place.removeprefix(folder) for place in count.examples)
                more = "; …" if count.warnings > len(count.examples) else ""
                self._write(
                    f"  {count.warnings:>7,} {code}, in {count.transcripts:,} of the transcripts: "
                    f"{places}{more}"
                )

    def _write(self, line: str) -> None:
        with tqdm.external_write_mode():  # the bar makes room
            tell(self.out, line)


def _folder_of(paths: Sequence[str]) -> str:
    """The folder, or archive, that all paths are in, with the slash; "" where there is none."""
    # commonpath refuses absolute and relative paths together; this is cut at a slash anyway.
    shared, slash, _ = os.path.commonprefix(paths).rpartition("/")  # noqa: RUF071
    return shared + slash


class AsJson:
    """One JSON object; the transcripts' part waits on disk where it is long."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out
        self.files = SpooledTemporaryFile(IN_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115

    def show(self, outcome: Outcome) -> None:
        separator = ", " if self.files.tell() else ""
        self.files.write(separator + json.dumps(outcome.as_json(), ensure_ascii=False))

    def end(self, report: Report) -> None:
        counts = json.dumps(report.counts())
        with self.files:
            tell(self.out, f'{counts[:-1]}, "files": [', ending="")
            self.files.seek(0)
            while part := self.files.read(1024 * 1024):
                tell(self.out, part, ending="")
        tell(self.out, "]}")


class AsCsv:
    """A line for each thing that a person should look at; the rest for people."""

    COLUMNS = ("path", "event", "line", "code", "message")

    def __init__(self, path: Path, people: ForPeople) -> None:
        self.people = people
        self.file = path.open("w", newline="", encoding="utf-8-sig")  # else Excel garbles quotes
        self.writer = csv.writer(self.file)
        self.writer.writerow(self.COLUMNS)

    def show(self, outcome: Outcome) -> None:
        self.people.show(outcome)
        if outcome.error:
            self._write(outcome.path, "", "", "failed", outcome.error)
        for warning in outcome.warnings:
            place: tuple[Any, ...] = (outcome.path, outcome.event, warning["line"])
            self._write(*place, warning["code"], warning["message"])

    def _write(self, *cells: Any) -> None:
        """Write a row. A cell that a spreadsheet would take for a formula is made text."""
        texts = (str(cell) for cell in cells)
        self.writer.writerow(f"'{text}" if text.startswith(FORMULA) else text for text in texts)

    def end(self, report: Report) -> None:
        self.file.close()
        self.people.end(report)
