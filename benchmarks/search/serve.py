"""The archive's production server with a single worker, for a benchmark to ask.

    ARCHIVE_DATA=DATA python -m benchmarks.search.serve PORT [--held]

With --held it shows results from memory (held.py). SIGTERM ends it; the database stays.
"""

import argparse
import os
import sys

import django

from nato_archive.serving import web
from nato_archive.serving.claims import claim_port
from nato_archive.serving.interrupts import Interrupts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("port", type=int)
    parser.add_argument("--held", action="store_true", help="show results from memory")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.search.settings"
    django.setup()
    from nato_archive.serving import static_files

    static_files.collect()
    application = web.application()
    if options.held:
        from benchmarks.search.held import hold

        hold()
    web.workers = lambda: 1
    claimed = claim_port(options.port)
    claimed.listen()
    sys.exit(web.serve(application, claimed, Interrupts()))


if __name__ == "__main__":
    main()
