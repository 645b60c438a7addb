"""`manage.py parse_transcript`"""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import replace
from typing import Any

from transcripts.management.base import OneLineErrors, tell
from transcripts.parsing import ParsedTranscript, parse
from transcripts.parsing.report import describe
from transcripts.sources import SourceError, read, tellable

EXAMPLE = """example:
  python manage.py parse_transcript fixtures/transcripts/*.txt
  python manage.py parse_transcript --json fixtures/transcripts/*.txt > parsed.jsonl

Nothing is stored. What NAME.toml beside NAME.txt or the front matter say goes before what the
text says."""


class Command(OneLineErrors):
    help = "Show how transcripts are understood, without storing anything."
    requires_system_checks = ()
    requires_migrations_checks = False

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(
            *args, epilog=EXAMPLE, formatter_class=RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object a line, for each file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for name in options["files"]:
            try:
                parsed = _parse_file(name)
            except SourceError as error:
                tell(self.stderr, f"Error: {error}")
                failed = True
                continue
            shown = (
                json.dumps(parsed.as_json(), ensure_ascii=False)
                if options["json"]
                else describe(tellable(name), parsed)
            )
            if not tell(self.stdout, shown):
                sys.exit(1)  # whoever read along has seen enough
        if failed:
            sys.exit(1)


def _parse_file(path: str) -> ParsedTranscript:
    source = read(path)
    parsed = parse(
        source.text,
        regions=source.regions,
        stressed=source.stressed,
        found=source.found,
        given=source.metadata,
    )
    return replace(parsed, warnings=(*source.warnings, *parsed.warnings))
