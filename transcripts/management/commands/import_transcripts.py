"""`manage.py import_transcripts`"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError

from nato_archive.interrupts import INTERRUPTED, put_off, terminated_as_interrupted
from transcripts.ingest import ONE_TRANSCRIPTS, Import, Outcome, Report
from transcripts.management.base import ArchiveCommand, tell
from transcripts.management.import_output import AsCsv, AsJson, ForPeople, Output, Progress
from transcripts.sources import Inbox, SourceError, read_metadata

EXAMPLE = """examples:
  python manage.py import_transcripts fixtures/transcripts
  python manage.py import_transcripts statement.txt --date 2024-10-16 --kind press_conference \\
      --source-url https://www.nato.int/cps/en/natohq/opinions_229533.htm
  python manage.py import_transcripts transcripts.zip --report to-look-at.csv
  cat statement.html | python manage.py import_transcripts - --name statement.html

Metadata comes from the options, else from NAME.toml beside NAME.txt, else from front matter at
the top of the text, else from the text itself, else from the markup around it.

An import that was interrupted goes on where it stopped when the same command is given again."""

GIVEN = ("title", "byline", "date", "kind", "place", "language", "delivery", "source_url")
STANDARD_INPUT = "standard-input.txt"  # its name if nobody gives one
FEW = 8  # transcripts for which it is not worth while to start processes


def _jobs(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 64:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is not a number of processes from 1 to 64.")


def _path(text: str) -> Path:
    if not text:
        raise ArgumentTypeError("An empty path names nothing. Give a file, a folder or -.")
    return Path(text)  # of nothing, it would be the folder that one is in


class Command(ArchiveCommand):
    help = "Import transcripts: files, folders, zip archives, standard input."

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(
            *args, epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=_path, metavar="PATH", help="- is standard input"
        )
        given = parser.add_argument_group("metadata, for all the transcripts of this import")
        given.add_argument("--title")
        given.add_argument("--byline")
        given.add_argument("--date", metavar="D", help="YYYY-MM-DD")
        given.add_argument("--kind", metavar="K", help="press_conference, doorstep, speech …")
        given.add_argument("--place")
        given.add_argument("--language", help="ISO 639 code: en, fr …")
        given.add_argument("--delivery")
        given.add_argument("--source-url", metavar="U")
        parser.add_argument(
            "--name",
            help=f"what standard input is called; its ending says what it is ({STANDARD_INPUT})",
        )
        parser.add_argument(
            "--jobs",
            type=_jobs,
            metavar="N",
            help="processes that share the work; as many as there are processors if not given",
        )
        parser.add_argument("--dry-run", action="store_true", help="report, but keep nothing")
        output = parser.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="print the report as JSON")
        output.add_argument(
            "--report",
            type=Path,
            metavar="FILE",
            help="write everything a person should look at into a CSV file, a warning a line",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with terminated_as_interrupted():
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        try:
            given = read_metadata({name: options[name] for name in GIVEN if options[name]})
        except SourceError as error:
            raise CommandError(str(error)) from error
        work = self._work(options, given)
        for name in ONE_TRANSCRIPTS:
            if name in given and work.total > 1:
                option = f"--{name.replace('_', '-')}"
                raise CommandError(f"{option} is for one transcript, and there are several.")
        output = self._output(options, work.total)
        with Progress(work.total, quiet=options["verbosity"] == 0) as progress:

            def show(outcome: Outcome) -> None:
                output.show(outcome)
                progress.count(outcome)

            try:
                report = work.run(
                    jobs=_processes(options["jobs"], work.total),
                    dry_run=options["dry_run"],
                    progress=show,
                )
            except (OperationalError, InterfaceError) as error:
                raise CommandError(
                    f"The database ended the import: {str(error).strip().splitlines()[0]}. "
                    "Nothing is half done: give the same command again."
                ) from error
            except BrokenProcessPool as error:
                raise CommandError(
                    "A process of the import was ended from outside, perhaps for lack of memory. "
                    "Nothing is half done: give the same command again, perhaps with --jobs 1."
                ) from error
        try:
            with put_off():  # half a report is none that a program can read
                output.end(report)
        except KeyboardInterrupt as error:
            said = "Interrupted. The import itself had ended."
            raise CommandError(said, returncode=INTERRUPTED) from error
        self._fail(report, work.total, dry_run=options["dry_run"])

    def _work(self, options: dict[str, Any], given: dict[str, Any]) -> Import:
        """What is to be imported. Raises CommandError where that is nothing."""
        paths = [path for path in options["paths"] if str(path) != "-"]
        uploads = []
        inputs = len(options["paths"]) - len(paths)
        if inputs > 1:
            raise CommandError("Standard input (-) can be read only once. Give - once.")
        if options["name"] is not None and not inputs:
            raise CommandError("--name is for standard input. Give - as a path to read it.")
        if inputs:
            data = sys.stdin.buffer.read(settings.UPLOAD_MAX_BYTES + 1)
            uploads = [(options["name"] or STANDARD_INPUT, data)]
        inbox = Inbox(
            paths,
            uploads,
            max_bytes=settings.TRANSCRIPT_MAX_BYTES,
            max_upload=settings.UPLOAD_MAX_BYTES,
        )
        work = Import(inbox, given)
        if inbox.left_out and options["verbosity"]:
            kinds = ", ".join(f"{count} of {kind}" for kind, count in inbox.left_out.items())
            tell(self.stderr, f"Left out as no transcripts: {kinds}.")
        if not work.total:
            where = ", ".join(map(str, options["paths"]))
            raise CommandError(f"There is no transcript in {where}")
        return work

    def _output(self, options: dict[str, Any], total: int) -> Output:
        if options["json"]:
            return AsJson(self.stdout)
        people = ForPeople(
            self.stdout, total, dry_run=options["dry_run"], verbosity=options["verbosity"]
        )
        if not options["report"]:
            return people
        try:
            return AsCsv(options["report"], people)
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(f"{options['report']} cannot be written: {reason}.") from error

    def _fail(self, report: Report, total: int, *, dry_run: bool) -> None:
        """Raise CommandError unless all went well."""
        if report.interrupted:
            further = "" if dry_run else " The same command goes on from here."
            left = f"{total - report.total:,} of {total:,}"
            raise CommandError(
                f"Interrupted; {left} transcripts are left.{further}",
                returncode=INTERRUPTED,
            )
        if report.failures:
            raise CommandError(
                f"{len(report.failures):,} of {total:,} transcripts could not be imported."
                if total > 1
                else str(report.failures[0].error)
            )


def _processes(wanted: int | None, transcripts: int) -> int:
    """How many processes share the work, where nobody says so: none for a few transcripts."""
    if wanted:
        return wanted
    return (os.cpu_count() or 1) if transcripts > FEW else 1
