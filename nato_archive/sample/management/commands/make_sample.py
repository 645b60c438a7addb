"""`manage.py make_sample`: what `make sample` calls."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from nato_archive.sample.build import build
from transcripts.ingest import ImportRefused
from transcripts.management.base import OneLineErrors


class Command(OneLineErrors):
    help = (
        "Build a fictional archive of some 200 invented events, in a data folder of its own, to see"
        " what the software does. Real transcripts and these never come into one archive."
        " Example: ARCHIVE_DATA=data-sample python manage.py make_sample"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ARCHIVE_DATA == settings.BASE_DIR / "data" and not os.environ.get(
            "DATABASE_URL"
        ):
            raise CommandError(
                "This data folder is for the real archive: name another with ARCHIVE_DATA=, or say"
                " `make sample`, which does."
            )
        try:
            report = build(self.stdout)
        except ImportRefused as refused:
            raise CommandError(f"{settings.ARCHIVE_DATA}: {refused}") from refused
        counts = ", ".join(f"{count} {status}" for status, count in report.counts().items())
        self.stdout.write(f"Transcripts: {counts}. All of it is in {settings.ARCHIVE_DATA}.")
        if report.failures:
            raise CommandError(str(report.failures[0].error))
