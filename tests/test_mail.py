"""What the environment says of mails, and what it must say where alerts are on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nato_archive.errors import SetupError
from nato_archive.mail import SMTP, mail

ON = {
    "ARCHIVE_ALERTS": "1",
    "ARCHIVE_URL": "https://archive.example.org/",
    "DEFAULT_FROM_EMAIL": "NATO Archive <alerts@example.org>",
    "EMAIL_HOST": "mail.example.org",
}
OTHERS = ("EMAIL_PORT", "EMAIL_SECURITY", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_BACKEND")


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*ON, *OTHERS):
        monkeypatch.delenv(name, raising=False)


def environment(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_off_unless_turned_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not mail().alerts
    environment(monkeypatch, **ON)
    assert mail().alerts
    environment(monkeypatch, ARCHIVE_ALERTS="0")
    assert not mail().alerts


def test_how_to_speak_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, **ON, EMAIL_HOST_USER="archive", EMAIL_HOST_PASSWORD="p@ss/word")
    found = mail()
    assert (found.host, found.port, found.security) == ("mail.example.org", 587, "starttls")
    assert (found.user, found.password) == ("archive", "p@ss/word")
    assert (found.backend, found.url) == (SMTP, "https://archive.example.org")
    for security, port in (("tls", 465), ("none", 25)):
        monkeypatch.setenv("EMAIL_SECURITY", security)
        assert mail().port == port
    monkeypatch.setenv("EMAIL_PORT", "2525")
    assert mail().port == 2525


@pytest.mark.parametrize("name", ["ARCHIVE_URL", "DEFAULT_FROM_EMAIL", "EMAIL_HOST"])
def test_on_but_incomplete(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, **ON)
    monkeypatch.delenv(name)
    with pytest.raises(SetupError, match=rf"they need {name} \(such as"):
        mail()


def test_another_backend_needs_no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    console = "django.core.mail.backends.console.EmailBackend"
    environment(monkeypatch, **ON, EMAIL_BACKEND=console)
    monkeypatch.delenv("EMAIL_HOST")
    assert mail().backend == console


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMAIL_SECURITY", "ssl3"),
        ("EMAIL_PORT", "smtp"),
        ("EMAIL_PORT", "65536"),
        ("EMAIL_PORT", "9" * 5000),
        ("ARCHIVE_URL", "archive.example.org"),
        ("ARCHIVE_URL", "https://archive.example.org/under/"),
        ("ARCHIVE_URL", "https://a.org:port"),
        ("ARCHIVE_URL", "https://[a.org"),
        ("ARCHIVE_URL", "ftp://archive.example.org"),
        ("DEFAULT_FROM_EMAIL", "NATO Archive"),
    ],
)
def test_what_makes_no_sense(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, **{**ON, name: value})
    with pytest.raises(SetupError, match=name):
        mail()


def test_the_operator_reads_one_line(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    told = subprocess.run(
        [sys.executable, str(root / "manage.py"), "send_alerts"],
        env={**os.environ, "ARCHIVE_DATA": str(tmp_path), "ARCHIVE_ALERTS": "1"}
        | {"DJANGO_SETTINGS_MODULE": "nato_archive.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("Error: ARCHIVE_ALERTS=1 turns e-mail alerts on, and they need ARCHIVE")
