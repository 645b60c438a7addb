"""A real browser on a real server, with the real press conference and a fictional one that was
corrected, and with e-mail alerts turned on.

Server, data and browser live as long as this package's tests. The data is there for all of them,
outside of their transactions, so it has to go before the next package's tests.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.utils.timezone import now
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.archive import load_real_archive
from tests.corrected import load_corrected
from transcripts.alerts.arrivals import notice_arrivals
from transcripts.models import Subscription

from .pages import TOKEN

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server that shows both."""
    with django_db_blocker.unblock():
        load_real_archive()
        load_corrected()
        notice_arrivals()
        Subscription.objects.create(token=TOKEN, address="reader@example.org", asked_at=now())
        server = LiveServer("127.0.0.1")
        server.thread.httpd.daemon_threads = False  # to be waited for, with their connections
        with override_settings(ALERTS=True, ARCHIVE_URL=server.url):
            yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="package")
def browser(site: str) -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("No Chromium: `apt install chromium`, or say where it is with CHROMIUM=")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's event loop is no reason for Django to keep tests from the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        connections.close_all()  # Django keeps one of its own for what runs beside an event loop


Visit = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def visit(browser: Browser, site: str) -> Visit:
    """`with visit("/search/", width=375, java_script_enabled=False) as page:`

    When the page is left, it must have said nothing in the console and have asked nobody else.
    """

    @contextmanager
    def visit(path: str = "/", *, width: int = 1280, **options: Any) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=site, **options
        )
        said: list[ConsoleMessage] = []
        complaints: list[str] = []
        shown: set[str] = set()
        _listen(context, site, said, complaints, shown)
        try:
            page = context.new_page()
            page.goto(path)
            yield page
        finally:
            context.close()
        # A page may itself be an error page; what it needs may not.
        complaints += [message.text for message in said if message.location["url"] not in shown]
        assert not complaints

    return visit


def _listen(
    context: BrowserContext,
    site: str,
    said: list[ConsoleMessage],
    complaints: list[str],
    shown: set[str],
) -> None:
    """Note what no page may do: errors in the console, and requests to other hosts; and the
    addresses of the pages that are shown."""

    def spoke(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message)

    def failed(error: WebError) -> None:
        complaints.append(str(error.error))

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{site}/", "data:")):
            complaints.append(request.url)

    context.on("console", spoke)
    context.on("page", lambda page: page.on("framenavigated", lambda frame: shown.add(frame.url)))
    context.on("weberror", failed)
    context.on("request", asked)
