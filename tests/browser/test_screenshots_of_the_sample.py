"""Pictures of the fictional archive, which has something in it: `ARCHIVE_SCREENSHOTS=1 pytest …`"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.sample_archive import served_sample

from .test_screenshots import ROOT, pytestmark  # noqa: F401  # when asked for only

JOINT = "/events/2020-09-21-joint-press-conference-on-the-sorrel-strait/"
PAGES = {
    "home": "/",
    "search": "/search/?q=strait",
    "search-narrowed": "/search/?q=ship&outlet=esterholt-post&outlet=corran-courier&from=2018",
    "search-everything": "/search/",
    "search-by-event": "/search/?q=strait&group=event",
    "events": "/events/",
    "event": JOINT,
    "event-marked": f"{JOINT}?q=harbour",
    "outlets": "/outlets/",
    "outlet": "/outlets/lantern-newswire/",
    "speakers": "/speakers/",
    "official": "/speakers/osric-fenwarden/",
    "journalist": "/speakers/mirela-tavenholt/",
    "topics": "/topics/",
    "topic": "/topics/sorrel-strait/",
    "about": "/about/",
}


@pytest.fixture(scope="module")
def sample() -> Iterator[str]:
    data = Path(tempfile.mkdtemp(prefix="sample-", dir="/tmp"))
    with served_sample(data) as address:
        yield address
    shutil.rmtree(data)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_screenshots(browser: Browser, sample: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        base_url=sample,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name, path in PAGES.items():
        answer = page.goto(path)
        assert answer
        assert answer.ok, path
        page.screenshot(
            path=ROOT / f"screenshots/sample-{name}-{width}-{scheme}.png", full_page=True
        )
    context.close()
