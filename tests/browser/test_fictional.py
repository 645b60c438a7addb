"""The banner of a fictional archive: overlooked by nobody, in nobody's way."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import expect

from transcripts.models import Archive

from .axe import assert_accessible
from .conftest import Visit
from .pages import EVENT, WIDTHS, unfold


@pytest.fixture
def fictional(site: str) -> Iterator[None]:
    """The server's archive, fictional for one test: its data is as good as any for a banner."""
    outside(lambda: Archive.objects.create(fictional=True))
    yield
    outside(lambda: Archive.objects.all().delete())


def outside(change: Callable[[], object]) -> None:
    """Change what the server sees: not in the test's transaction, so by another connection."""

    def make_and_leave() -> None:
        change()
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(make_and_leave).result()


@pytest.mark.usefixtures("fictional")
def test_the_banner(visit: Visit) -> None:
    with visit(EVENT) as page:
        banner = page.get_by_role("banner").locator(".fictional")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            expect(banner).to_be_in_viewport(ratio=1)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
            height = banner.evaluate("element => element.offsetHeight")
            assert height < 90, width
        unfold(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, scheme)
        page.emulate_media(media="print")
        expect(banner).to_be_visible()
        expect(page).to_have_title("FICTIONAL · " + page.title().removeprefix("FICTIONAL · "))
