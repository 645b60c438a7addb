"""`manage.py send_alerts`"""

import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from transcripts.alerts import MailServerFailed, Report, send_alerts
from transcripts.management.base import ArchiveCommand, tell


class Command(ArchiveCommand):
    help = (
        "Mail what is new in the searches that people follow; a timer runs it, see "
        "docs/operating.md. Example: python manage.py send_alerts --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="send nothing, keep nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ALERTS:
            raise CommandError(
                "E-mail alerts are off: ARCHIVE_ALERTS=1 turns them on, see docs/operating.md."
            )
        report = Report()
        try:
            send_alerts(report, timezone.now(), dry_run=options["dry_run"])
        except MailServerFailed as failure:
            self._print(report, options)
            raise CommandError(
                f"The mail server failed: {failure}. What was not sent is sent the next time."
            ) from failure
        self._print(report, options)
        if report.all_failed:
            raise CommandError(f"No mail could be sent: {'; '.join(report.problems)}")

    def _print(self, report: Report, options: dict[str, Any]) -> None:
        if options["json"]:
            tell(self.stdout, json.dumps(asdict(report)))
        else:
            tell(self.stdout, in_words(report, dry_run=options["dry_run"]))
            for problem in report.problems:
                tell(self.stdout, f"Not sent: {problem}")


def in_words(report: Report, *, dry_run: bool = False) -> str:
    """`2 mails about 7 passages sent, 3 had nothing new.`"""
    parts = [
        f"{_count(report.sent, 'mail')} about {_count(report.passages, 'passage')}"
        f" {'would be sent' if dry_run else 'sent'}",
        f"{report.nothing_new} had nothing new",
    ]
    if report.ended:
        parts.append(f"{report.ended} ended, whose search can no longer be run")
    if report.failed:
        parts.append(f"{report.failed} failed, to be tried again the next time")
    if report.paused:
        parts.append(f"{report.paused} paused, whose mails were refused for days")
    if report.forgotten:
        parts.append(f"{report.forgotten} deleted that nobody confirmed")
    return f"{', '.join(parts)}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
