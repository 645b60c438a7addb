"""Settings for tests, and for the type checker, which reads the models through them.

Tests have a data folder and a database server of their own; those of the user stay untouched.
Nothing is written when this is imported.
"""

import os
import secrets

# The controller of parallel tests hands its environment down: all workers share one server.
OWN = os.environ.setdefault("ARCHIVE_TEST_DATA", f"/tmp/nato-archive-test-{secrets.token_hex(4)}")
os.environ.update(ARCHIVE_DATA=OWN, ARCHIVE_THROWAWAY="1", SECRET_KEY="for tests only " * 4)
for theirs in ("DATABASE_URL", "ARCHIVE_HOSTS", "ARCHIVE_HTTPS", "ARCHIVE_ALERTS", "ARCHIVE_URL"):
    os.environ.pop(theirs, None)

from nato_archive.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the others are meant slow

# Static files come straight from their sources: no collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
