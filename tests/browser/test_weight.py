"""What a page weighs, and whether it stays where it is while it loads: each with an empty cache, as
the production server sends it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nato_archive.postgres.server import Server
from tests.serving.test_serve import Serving

from .pages import PAGES, address

MOST = 100_000  # bytes, with headers, style and scripts
HTMX = 20_000  # bytes, where a page has it
OF_THE_CORRECTED = {"event-corrected", "corrections"}  # which only the tests' own server has
WATCH = """window.shift = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});"""
SETTLED = (
    "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(window.shift), 100)))"
)


@pytest.fixture(scope="module")
def production(browser: Browser) -> Iterator[str]:
    """The address of the server as `make run` starts it, in a data folder of its own."""
    data = Path(tempfile.mkdtemp(prefix="weight-", dir="/tmp"))
    serving = Serving(data)
    try:
        yield serving.ready().rstrip("/")
    finally:
        serving.abandon()
        Server(data / "postgres").stop()
        shutil.rmtree(data)


def weighed(browser: Browser, server: str, name: str) -> tuple[int, int, float]:
    """Bytes as sent, of the whole page and of htmx, and how far things moved while it loaded."""
    context = browser.new_context(base_url=server, viewport={"width": 375, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on(
        "Network.responseReceived",
        lambda event: names.update({event["requestId"]: event["response"]["url"]}),
    )
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    page.add_init_script(WATCH)
    page.goto(address(name))
    shift: float = page.evaluate(SETTLED)
    context.close()
    htmx = sum(size for key, size in sizes.items() if "/htmx" in names[key])
    return sum(sizes.values()), htmx, shift


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OF_THE_CORRECTED])
def test_each_page_is_light_and_still(browser: Browser, production: str, name: str) -> None:
    size, htmx, shift = weighed(browser, production, name)
    print(f"{name}: {size:,} bytes, moved by {shift:.4f}")
    assert 5_000 < size < MOST
    assert htmx < HTMX
    assert shift < 0.01


def test_the_footer_has_its_height_before_it_is_there_as_a_whole(
    browser: Browser, production: str
) -> None:
    """A browser may show a page of which the last lines have yet to come."""
    with browser.new_page(viewport={"width": 375, "height": 900}) as page:
        page.goto(production + address("alert"))
        footer = page.locator(".site-footer")
        whole = footer.bounding_box()
        page.locator(".site-footer nav").evaluate("(nav) => nav.remove()")
        assert footer.bounding_box() == whole
