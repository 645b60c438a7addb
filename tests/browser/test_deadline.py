"""“What did he say to the Ukrainian reporter about the victory plan?”: a journalist on deadline, on
a phone, gets from that to a quote that is right to the letter, attributed, and linked."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.archive import real_text

from .conftest import Visit
from .pages import EVENT

MOST = 20  # seconds; a person has a minute, and has to read as well


class Steps:
    """The steps of a journey and how long each took, printed at the end: `pytest -s` shows it."""

    def __init__(self) -> None:
        self.times = [("", time.monotonic())]

    def done(self, name: str) -> None:
        self.times.append((name, time.monotonic()))

    @property
    def seconds(self) -> float:
        return self.times[-1][1] - self.times[0][1]

    def show(self, title: str) -> None:
        print(f"\n{title}: {self.seconds:.1f} s")
        for (_, began), (name, ended) in zip(self.times, self.times[1:], strict=False):
            print(f"  {ended - began:5.2f} s  {name}")


def quote_of(page: Page, *, javascript: bool) -> str:
    """What a reader takes away from the quote that is shown: by its button, or by hand."""
    if not javascript:
        return page.locator("#quote-plain").inner_text()
    dialog = page.get_by_role("dialog", name="Quote")
    expect(dialog.get_by_role("button", name="Copy text")).to_be_in_viewport(ratio=1)
    dialog.get_by_role("button", name="Copy text").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    words: str = page.evaluate("navigator.clipboard.readText()")
    return words


@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_vague_memory_to_an_exact_quote(visit: Visit, javascript: bool) -> None:
    steps = Steps()
    phone = {
        "width": 375,
        "has_touch": True,
        "is_mobile": True,
        "java_script_enabled": javascript,
        "permissions": ["clipboard-read", "clipboard-write"],
    }
    with visit("/", **phone) as page:
        steps.done("the first page")
        page.get_by_label("Search the archive").fill('"victory plan"')
        page.get_by_role("button", name="Search", exact=True).tap()
        asked = page.locator(".hit", has_text="Interfax-Ukraine").first
        expect(asked.locator("mark").first).to_be_visible()
        steps.done("a search, and the reporter among its hits")
        asked.get_by_role("link", name="In context").tap()
        expect(page.locator(":target")).to_be_in_viewport()
        steps.done("the exchange in its transcript")
        paragraph = page.locator(":target .turn.answer .words p").first
        expected = paragraph.text_content() or ""
        paragraph.get_by_role("link", name="Quote this paragraph").tap()
        quote = quote_of(page, javascript=javascript)
        steps.done("the quote, taken away")
    said = re.match(r"“(.*)”\n— Mark Rutte, NATO Secretary General, in answer to ", quote)
    assert said
    assert said.group(1) == expected
    assert said.group(1) in real_text()
    assert "Pre-ministerial press conference, NATO Headquarters, Brussels, 16 October 2024" in quote
    link = re.search(rf"^http\S+{EVENT}#(\w+(-\w+)?)$", quote, re.MULTILINE)
    assert link
    with visit(f"{EVENT}#{link.group(1)}", width=375) as page:
        expect(page.locator(":target")).to_be_in_viewport()
        expect(page.locator(":target")).to_contain_text(expected)
    steps.done("whoever follows the link reads the same words")
    steps.show(f"On a phone, {'with' if javascript else 'without'} JavaScript")
    assert steps.seconds < MOST
