"""What readers do, from the search box to the quote; each journey with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.archive import real_text
from tests.corrected import SLUG

from .conftest import Visit
from .pages import EVENT

with_and_without_javascript = pytest.mark.parametrize("javascript", [True, False])


def search(page: Page, words: str) -> None:
    page.get_by_label("Search the archive").fill(words)
    page.get_by_role("button", name="Search", exact=True).click()


@with_and_without_javascript
def test_from_a_word_to_its_place_in_the_transcript(visit: Visit, javascript: bool) -> None:
    with visit("/", java_script_enabled=javascript) as page:
        search(page, "standardisation")
        expect(page.get_by_role("heading", level=1)).to_contain_text("with standardisation")
        expect(page.get_by_text("Also searched: standardization")).to_be_visible()
        expect(page.get_by_role("heading", name="2 passages")).to_be_visible()

        outlet = page.get_by_role("link", name="The Wall Street Journal 1 result")
        outlet.click()
        expect(page.get_by_role("heading", name="1 passage")).to_be_visible()
        expect(page.locator(".facet [aria-current]")).to_contain_text("The Wall Street Journal")

        page.get_by_role("link", name="Remove Outlet").click()
        expect(page.get_by_role("heading", name="2 passages")).to_be_visible()

        page.get_by_role("link", name="Dan Michaels (The Wall Street Journal) asks").click()
        expect(page).to_have_url(re.compile(r"/passages/\w+/\?q=standardisation$"))
        expect(page.locator(".words mark").first).to_be_visible()
        expect(page.locator("#citation")).to_contain_text("opinions_229533")

        page.get_by_role("link", name="In context").click()
        expect(page).to_have_url(re.compile(rf"{EVENT}\?q=standardisation#p-\w+$"))
        expect(page.locator(":target mark").first).to_be_in_viewport()

        marks = page.locator(".transcript mark").count()
        expect(page.get_by_role("status")).to_contain_text(f"marked in {marks} places")
        page.get_by_role("link", name="Remove the marks").click()
        expect(page.locator("mark")).to_have_count(0)


@with_and_without_javascript
def test_a_phrase(visit: Visit, javascript: bool) -> None:
    with visit("/search/", java_script_enabled=javascript) as page:
        search(page, '"victory plan"')
        expect(page.get_by_role("heading", level=1)).to_contain_text("“victory plan”")
        marked = page.locator(".hit mark").all_text_contents()
        assert marked
        assert {words.lower() for words in marked} == {"victory plan"}


@with_and_without_javascript
def test_a_date_and_a_side(visit: Visit, javascript: bool) -> None:
    with visit("/search/?q=kfor", java_script_enabled=javascript) as page:
        page.get_by_label("From").fill("2024-10")
        page.get_by_label("the answer").check()
        page.get_by_role("button", name="Apply").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Exchanges with kfor in the answer, since October 2024")
        expect(page.get_by_label("From")).to_have_value("2024-10")
        expect(page.get_by_label("the answer")).to_be_checked()


def test_empty_fields_stay_out_of_the_address(visit: Visit) -> None:
    with visit("/search/") as page:
        search(page, "kfor")
        expect(page).to_have_url(re.compile(r"/search/\?q=kfor$"))


def test_facets_are_folded_away_on_a_phone(visit: Visit) -> None:
    with visit("/search/?q=ukraine", width=375, java_script_enabled=False) as page:
        choice = page.get_by_role("link", name="Ukrinform 1 result")
        expect(choice).to_be_hidden()
        page.get_by_text("Narrow the search").first.click()
        choice.click()
        expect(page.get_by_role("heading", name="1 passage")).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    with visit("/") as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Search the archive")).to_be_focused()
        page.keyboard.type("KFOR")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("KFOR")

        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
        page.keyboard.press("Enter")
        first = page.locator(".hit h3 a").first
        for _ in range(6):  # past the orders
            page.keyboard.press("Tab")
            if first.evaluate("link => link === document.activeElement"):
                break
        expect(first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/passages/"))


def test_a_slash_goes_to_the_search_box(visit: Visit) -> None:
    with visit("/about/") as page:
        page.keyboard.press("/")
        expect(page.get_by_label("Search the archive")).to_be_focused()
        page.keyboard.type("a/b")
        expect(page.get_by_label("Search the archive")).to_have_value("a/b")


def test_the_citation_can_be_copied(visit: Visit) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with visit("/search/?q=kfor", permissions=permissions) as page:
        page.locator(".hit h3 a").first.click()
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.search(r"16 October 2024\. Source: NATO, \S+ NATO Archive, http\S+$", copied)


def test_every_paragraph_is_a_slice_of_the_source(visit: Visit) -> None:
    """Character by character and in order; with marks as without."""
    for query in ("", "?q=ukraine"):
        with visit(f"{EVENT}{query}") as page:
            paragraphs = page.locator(".transcript .words p").all_text_contents()
        assert len(paragraphs) > 100
        at = 0
        for paragraph in paragraphs:
            at = real_text().find(paragraph, at)
            assert at >= 0, paragraph
            at += len(paragraph)


@with_and_without_javascript
def test_from_a_corrected_transcript_to_what_was_changed(visit: Visit, javascript: bool) -> None:
    with visit(f"/events/{SLUG}/", java_script_enabled=javascript) as page:
        page.get_by_role("link", name="what changed").click()
        expect(page).to_have_url(re.compile(r"/corrections/#correction-1$"))
        expect(page.get_by_role("deletion").filter(has_text="lamps")).to_be_visible()
        expect(page.get_by_role("insertion").filter(has_text="lanterns")).to_be_visible()
        page.get_by_role("link", name="Answer by Ada Example").first.click()
        expect(page.locator(":target")).to_contain_text("lanterns burning & bright")
        page.go_back()
        page.get_by_role("link", name="Permanent link to correction 1").click()
        expect(page.locator(":target")).to_contain_text("Corrected on")
