#!/usr/bin/env python
"""Django's command line for the archive: `python manage.py help` lists the commands."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.management.base import CommandError
from django.db import DatabaseError, OperationalError

from nato_archive import interrupts
from nato_archive.database_errors import in_words
from nato_archive.errors import SetupError, disk_full, is_full


def main() -> None:
    """Run the command; what its user can mend costs one line and exit status 1, no traceback."""
    interrupts.come_again()
    try:
        execute_from_command_line(sys.argv)
    except SetupError as error:
        sys.exit(f"Error: {error}")
    except CommandError as error:  # an option that is none, told by the parser of the options
        sys.exit(str(error))
    except DatabaseError as error:
        if isinstance(error, OperationalError) and is_full(str(error), settings.ARCHIVE_DATA):
            sys.exit(f"Error: {disk_full(settings.ARCHIVE_DATA)}")
        if said := in_words(error):
            sys.exit(f"Error: {said}")
        raise
    except OSError as error:
        if not is_full(str(error)):
            raise
        sys.exit(f"Error: {disk_full(settings.ARCHIVE_DATA)}")
    except KeyboardInterrupt:
        sys.exit("Interrupted.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nato_archive.settings")
    main()
