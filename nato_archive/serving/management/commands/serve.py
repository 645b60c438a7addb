"""`manage.py serve`: what `make run` calls."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nato_archive.serving.claims import port_number
from nato_archive.serving.run import run


class Command(BaseCommand):
    help = (
        "Starts the database, migrates it, loads fixtures/ and serves the archive on this machine"
        " until Ctrl-C, which stops the database too."
        " Example: python manage.py serve --port 8001"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000, help="8000 unless given")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        status = run(port, self.stdout, self.stderr)
        if status:
            sys.exit(status)
