"""Settings of the archive.

One module for development and production: DEBUG is off everywhere. What differs between
machines comes from environment variables, each with a default that works on a fresh machine:

=======================  ==============================================================
ARCHIVE_DATA             the data folder: database, secret key, collected static files
ARCHIVE_HOSTS            comma-separated host names the archive is served under
ARCHIVE_HTTPS            "1" when it is served over HTTPS: secure cookies, redirects
DATABASE_URL             a PostgreSQL of one's own in place of the embedded one
PG_BINDIR                another PostgreSQL's binaries for the embedded server
SECRET_KEY               in place of the key kept in the data folder
ARCHIVE_MISSED_SEARCHES  "0": searches that found nothing are not kept
ARCHIVE_ALERTS           "1": searches can be followed by e-mail (see mail.py)
ARCHIVE_URL              the public address, which links in mails begin with
DEFAULT_FROM_EMAIL       whom mails come from
EMAIL_HOST               the mail server; EMAIL_PORT, EMAIL_SECURITY, EMAIL_HOST_USER and
                         EMAIL_HOST_PASSWORD say how to speak to it; EMAIL_BACKEND is Django's
ARCHIVE_THROWAWAY        "1" for a database nobody will miss: faster, but lost in a power cut
=======================  ==============================================================
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import SELF

from nato_archive.countries import INVENTED, KOSOVO
from nato_archive.data_folder import data_folder, secret_key
from nato_archive.databases import database
from nato_archive.mail import mail

BASE_DIR = Path(__file__).resolve().parent.parent
FIXTURES = BASE_DIR / "fixtures"
ARCHIVE_DATA = data_folder(BASE_DIR)

SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(ARCHIVE_DATA)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] + [
    host.strip() for host in os.environ.get("ARCHIVE_HOSTS", "").split(",") if host.strip()
]

MAIL = mail()
ARCHIVE_URL = MAIL.url
if host := urlsplit(ARCHIVE_URL).hostname:  # what mails link to is served
    ALLOWED_HOSTS.append(host)

INSTALLED_APPS = [
    "transcripts",
    "nato_archive.postgres",
    "nato_archive.serving",
    "nato_archive.sample",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nato_archive.compression.Compress",
    "nato_archive.fictional.MarkFictional",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nato_archive.middleware.RefuseNullCharacters",
    "transcripts.views.errors.TellOfSlowSearches",
]

ROOT_URLCONF = "nato_archive.urls"
WSGI_APPLICATION = "nato_archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nato_archive.fictional.fictional",
            ],
        },
    }
]

DATABASES = {"default": database(ARCHIVE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True
COUNTRIES_OVERRIDE = KOSOVO | INVENTED

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = ARCHIVE_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "nato_archive.compression.StaticFiles"},
}

# Nothing is loaded from other hosts, and no page runs inline code.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
if os.environ.get("ARCHIVE_HTTPS") == "1":
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 30 * 24 * 3600

# Transcripts are text: one of more than this many bytes is refused with a clear message.
TRANSCRIPT_MAX_BYTES = 10 * 1024 * 1024
UPLOAD_MAX_BYTES = 100 * 1024 * 1024  # of one file, which may be a zip of many transcripts
UPLOAD_MAX_TRANSCRIPTS = 300  # that are imported while a browser waits
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# What a search found is kept until the archive changes; a search that takes longer is given up.
SEARCH_SECONDS = 10
# Words that found nothing are kept for editors, with nothing about who searched.
KEEP_MISSED_SEARCHES = os.environ.get("ARCHIVE_MISSED_SEARCHES") != "0"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    }
}

# Searches are followed by e-mail only where the operator turned that on.
ALERTS = MAIL.alerts
DEFAULT_FROM_EMAIL = MAIL.sender or "webmaster@localhost"
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.security == "starttls", MAIL.security == "tls"
EMAIL_TIMEOUT = 20  # seconds, for each step

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["transcripts.api.renderers.ArchiveRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's answers to HEAD have a body, which gunicorn drops as it should: no need to say so.
    "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},
}
