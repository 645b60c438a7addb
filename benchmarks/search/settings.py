"""The archive's settings, with caches off and the statements of each answer counted."""

from nato_archive.settings import *  # noqa: F403
from nato_archive.settings import MIDDLEWARE as AS_SERVED

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
MIDDLEWARE = ["benchmarks.search.statements.CountStatements", *AS_SERVED]
