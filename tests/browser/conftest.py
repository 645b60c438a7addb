"""A real browser on a real server, with the real press conference and a fictional one that was
corrected, and with e-mail alerts turned on.

Server, data and browser live as long as a worker has tests of this package. The data is there for
all of them, outside of their transactions, so it has to go before the next package's tests.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.utils.timezone import now
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.archive import load_real_archive
from tests.corrected import load_corrected
from transcripts.alerts.arrivals import notice_arrivals
from transcripts.models import Subscription

from .pages import TOKEN
from .reader import Reader

expect.set_options(timeout=30_000)  # as long as actions wait: a busy machine is no fault

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this package."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db)


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


Readers = Callable[..., Reader]


@pytest.fixture(scope="package")
def readers(browser: Browser, site: str) -> Readers:
    """`readers(viewport=…, is_mobile=True)`: the reader with these options, always the same."""
    known: dict[str, Reader] = {}

    def reader(**options: Any) -> Reader:
        name = json.dumps(options, sort_keys=True)
        if name not in known:
            known[name] = Reader(browser.new_context(base_url=site, **options), site)
        return known[name]

    return reader


Visit = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def visit(readers: Readers) -> Visit:
    """`with visit("/search/", width=375, java_script_enabled=False) as page:`

    When the page is left, it must have said nothing in the console and have asked nobody else.
    """

    @contextmanager
    def visit(path: str = "/", *, width: int = 1280, **options: Any) -> Iterator[Page]:
        reader = readers(viewport={"width": width, "height": 900}, **options)
        try:
            page = reader.context.new_page()
            page.goto(path)
            yield page
        finally:
            complaints = reader.leave()
        assert not complaints

    return visit
