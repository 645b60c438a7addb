"""How mails go out, and whether alerts do: off unless the operator turns them on."""

import os
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from nato_archive.errors import SetupError

SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True, slots=True)
class Mail:
    """What Django is told of the mail server, and the archive's public address without a slash at
    its end; `url` is "" where nobody said it."""

    alerts: bool
    url: str
    sender: str
    backend: str
    host: str
    port: int
    user: str
    password: str
    security: str


def mail() -> Mail:
    """Read from the environment. Raises SetupError where it makes no sense, or where alerts are on
    and lack something: nobody shall subscribe to what is never sent."""
    alerts = os.environ.get("ARCHIVE_ALERTS", "") == "1"
    security = os.environ.get("EMAIL_SECURITY", "") or "starttls"
    if security not in PORTS:
        raise SetupError(f"EMAIL_SECURITY is one of {', '.join(PORTS)}, and not “{security}”.")
    port = os.environ.get("EMAIL_PORT", "") or str(PORTS[security])
    if not port.isascii() or not port.isdecimal() or not 0 < int(port[:6]) < 65_536:
        raise SetupError(f"EMAIL_PORT is a number below 65536, and not “{port}”.")
    found = Mail(
        alerts=alerts,
        url=_url(os.environ.get("ARCHIVE_URL", "")),
        sender=os.environ.get("DEFAULT_FROM_EMAIL", ""),
        backend=os.environ.get("EMAIL_BACKEND", "") or SMTP,
        host=os.environ.get("EMAIL_HOST", ""),
        port=int(port),
        user=os.environ.get("EMAIL_HOST_USER", ""),
        password=os.environ.get("EMAIL_HOST_PASSWORD", ""),
        security=security,
    )
    if alerts:
        _check(found)
    return found


def _check(found: Mail) -> None:
    needed = {
        "ARCHIVE_URL": (found.url, "https://archive.example.org, for the links in mails"),
        "DEFAULT_FROM_EMAIL": (found.sender, "NATO Archive <alerts@example.org>"),
        "EMAIL_HOST": (found.host or found.backend != SMTP, "mail.example.org"),
    }
    missing = [f"{name} (such as {such_as})" for name, (it, such_as) in needed.items() if not it]
    if missing:
        raise SetupError(
            f"ARCHIVE_ALERTS=1 turns e-mail alerts on, and they need {' and '.join(missing)} as"
            " well: see docs/operating.md."
        )
    try:
        validate_email(parseaddr(found.sender)[1])
    except ValidationError:
        raise SetupError(f"DEFAULT_FROM_EMAIL holds no address: “{found.sender}”.") from None


def _url(given: str) -> str:
    """`https://archive.example.org/` → without the slash. Raises SetupError for what is no such
    address."""
    try:
        parts = urlsplit(given)
        host = parts.hostname
        _ = parts.port  # read only now
    except ValueError:
        parts, host = urlsplit(""), None
    if given and (
        parts.scheme not in ("http", "https")
        or not host
        or parts.path not in ("", "/")
        or parts.query
        or parts.fragment
        or parts.username is not None
    ):
        raise SetupError(
            f"ARCHIVE_URL is the archive's public address, such as https://archive.example.org,"
            f" without a path, and not “{given}”."
        )
    return given.rstrip("/")
