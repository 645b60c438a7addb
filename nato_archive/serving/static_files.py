"""Collecting static files when they have changed since the last time."""

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

# Of htmx, one file is served; to compress all the others takes as long as starting the archive.
NEVER_SERVED = ["django_htmx/ext/*", "htmx-2.js", "htm*-4*.js", "django-htmx.js"]


def collect() -> bool:
    """Put the static files of all apps into STATIC_ROOT; whether there was anything to do."""
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name(f"{root.name}.stamp")
    now = _fingerprint()
    if root.is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    stamp.unlink(missing_ok=True)
    call_command(
        "collectstatic",
        clear=True,
        interactive=False,
        verbosity=0,
        ignore_patterns=NEVER_SERVED,
    )
    stamp.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    """A hash of the sources' names, sizes and times, and of what is done to them."""
    seen = [django.__version__, str(settings.STORAGES), str(settings.STATIC_URL), *NEVER_SERVED]
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            seen.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()
