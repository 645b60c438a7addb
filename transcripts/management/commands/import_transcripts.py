"""`manage.py import_transcripts`"""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from transcripts.ingest import Outcome, Report, import_paths, transcripts_in
from transcripts.management.base import ArchiveCommand
from transcripts.sources import SourceError, read_metadata

EXAMPLE = """example:
  python manage.py import_transcripts fixtures/transcripts
  python manage.py import_transcripts statement.txt --date 2024-10-16 --kind press_conference \\
      --source-url https://www.nato.int/cps/en/natohq/opinions_229533.htm

Metadata comes from the options, else from NAME.toml beside NAME.txt, else from front matter at
the top of the text, else from the text itself."""


class Command(ArchiveCommand):
    help = "Import transcripts, files and folders of them, each in one transaction."

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(
            *args, epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        given = parser.add_argument_group("metadata, for all the files of this import")
        given.add_argument("--title")
        given.add_argument("--byline")
        given.add_argument("--date", metavar="D", help="YYYY-MM-DD")
        given.add_argument("--kind", metavar="K", help="press_conference, doorstep, speech …")
        given.add_argument("--place")
        given.add_argument("--language", help="ISO 639 code: en, fr …")
        given.add_argument("--delivery")
        given.add_argument("--source-url", metavar="U")
        parser.add_argument("--dry-run", action="store_true", help="report, but keep nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("title", "byline", "date", "kind", "place", "language", "delivery", "source_url")
        try:
            given = read_metadata({name: options[name] for name in names if options[name]})
        except SourceError as error:
            raise CommandError(str(error)) from error
        files = list(transcripts_in(options["paths"]))
        if not files:
            raise CommandError("There is no transcript in " + ", ".join(map(str, options["paths"])))
        quiet = None if options["verbosity"] else True  # None: a bar on a terminal only
        with tqdm(total=len(files), unit="file", disable=quiet) as bar:

            def progress(outcome: Outcome) -> None:
                bar.update()

            report = import_paths(files, given, dry_run=options["dry_run"], progress=progress)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self.show(report, dry_run=options["dry_run"], verbosity=options["verbosity"])
        if report.failed:
            failed = report.counts()["failed"]
            raise CommandError(
                f"{failed} of {len(files)} transcripts could not be imported."
                if len(files) > 1
                else str(report.outcomes[0].error)
            )

    def show(self, report: Report, *, dry_run: bool, verbosity: int) -> None:
        """What became of the files: at verbosity 0 only what failed, else what to look at too."""
        alone = len(report.outcomes) == 1
        for outcome in report.outcomes:
            if alone and outcome.error:
                continue  # standard error says it
            if outcome.error or (verbosity and (alone or outcome.warnings)):
                self.show_one(outcome, verbosity=verbosity)
        counts = ", ".join(f"{count} {status}" for status, count in report.counts().items())
        self.stdout.write(f"Transcripts: {counts}." + (" Nothing was kept." if dry_run else ""))

    def show_one(self, outcome: Outcome, *, verbosity: int) -> None:
        said = outcome.error or f"{outcome.status}: /events/{outcome.event}/"
        named = said.startswith(outcome.path)
        self.stdout.write(said if named else f"{outcome.path}: {said}")
        for warning in outcome.warnings if verbosity else ():
            line, message, code = warning["line"], warning["message"], warning["code"]
            self.stdout.write(f"  line {line}: {message} [{code}]")
