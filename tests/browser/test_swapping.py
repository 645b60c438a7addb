"""What htmx makes of the search page and the lists: quicker, and told; the address is the state."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .axe import assert_accessible
from .conftest import Visit

STAYS = "window.stays = true"  # a page that is loaded anew forgets it


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stays === true"))


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_a_facet_and_back(visit: Visit) -> None:
    with visit("/search/?q=ukraine") as page:
        page.evaluate(STAYS)
        before = page.title(), page.locator("#found").inner_text()
        value = page.get_by_role("link", name="Ukrinform 1 result")
        value.scroll_into_view_if_needed()
        top = value.bounding_box()["y"]  # type: ignore[index]
        value.click()
        expect(page).to_have_url(re.compile(r"/search/\?q=ukraine&outlet=ukrinform$"))
        expect(page.locator("#found")).to_contain_text("1 passage")
        expect(page.locator("#told")).to_have_text(re.compile("^1 passage in 1 event$"))
        expect(page).to_have_title(re.compile("Ukrinform"))
        expect(value).to_be_focused()
        assert abs(value.bounding_box()["y"] - top) < 2  # type: ignore[index]
        assert page.locator("link[rel=canonical]").get_attribute("href") == page.evaluate(
            "location.pathname + location.search"
        )
        feed = page.locator("link[type='application/atom+xml']").evaluate("link => link.href")
        assert feed.endswith("/feeds/search/?q=ukraine&outlet=ukrinform")

        page.get_by_label("Search the archive").fill("kfor")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=kfor&outlet=ukrinform$"))
        page.go_back()
        expect(page).to_have_url(re.compile(r"/search/\?q=ukraine&outlet=ukrinform$"))
        expect(page.get_by_label("Search the archive")).to_have_value("ukraine")
        page.go_back()
        expect(page).to_have_url(re.compile(r"/search/\?q=ukraine$"))
        expect(page.locator("#found")).to_have_text(before[1])
        expect(page).to_have_title(before[0])
        page.go_forward()
        expect(page.locator("#found")).to_contain_text("1 passage")
        assert stayed(page)
        assert_accessible(page)


def test_back_from_a_passage_is_the_whole_page(visit: Visit) -> None:
    """And not the part of it that stood last at this address."""
    with visit("/search/?q=ukraine") as page:
        page.get_by_role("link", name="Ukrinform 1 result").click()
        expect(page.locator("#found")).to_contain_text("1 passage")
        page.locator(".hit h3 a").click()
        expect(page).to_have_url(re.compile("/passages/"))
        page.go_back()
        expect(page.get_by_role("banner")).to_be_visible()
        expect(page.locator("#found")).to_contain_text("1 passage")
        page.go_back()
        expect(page.locator("#found")).not_to_contain_text("1 passage in")
        expect(page).to_have_url(re.compile(r"/search/\?q=ukraine$"))


def test_a_page_further_begins_at_its_top(visit: Visit) -> None:
    with visit("/search/?page_size=3") as page:
        page.evaluate(STAYS)
        page.get_by_role("link", name="Next").click()
        expect(page.locator("#found")).to_contain_text("4–6 of")
        expect(page.locator("#results")).to_be_focused()
        expect(page.locator("#found")).to_be_in_viewport()
        page.get_by_role("link", name="Oldest").click()
        expect(page).to_have_url(re.compile("sort=oldest"))
        expect(page.get_by_role("link", name="Oldest")).to_be_focused()
        page.get_by_role("link", name="Event by event").click()
        expect(page.get_by_role("link", name="Passage by passage")).to_be_focused()
        assert stayed(page)


def test_a_bar_of_the_histogram(visit: Visit) -> None:
    with visit("/search/") as page:
        page.evaluate(STAYS)
        bar = page.locator(".histogram svg a").first
        bar.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?.+"))
        expect(page.locator("#told")).to_contain_text("passage")
        assert stayed(page)
        page.go_back()
        expect(page).to_have_url(re.compile("/search/$"))


def test_on_a_phone_one_narrows_further(visit: Visit) -> None:
    """What was unfolded stays so, with the way to what was found below it."""
    with visit("/search/?q=ukraine", width=375) as page:
        page.get_by_text("Narrow the search").first.click()
        value = page.get_by_role("link", name="Ukrinform 1 result")
        value.click()
        expect(page).to_have_url(re.compile("outlet=ukrinform"))
        expect(value).to_be_visible()
        expect(value).to_be_focused()
        expect(page.locator("#narrow")).to_have_attribute("open", "")
        page.get_by_role("link", name="Show 1 passage").click()
        expect(page.locator("#found")).to_be_in_viewport()


def test_what_the_search_cannot_do_is_told(visit: Visit) -> None:
    with visit("/search/?q=kfor") as page:
        page.evaluate(STAYS)
        page.get_by_label("From").fill("soon")
        page.get_by_role("button", name="Apply").click()
        heading(page, "This search cannot be run")
        expect(page.locator("#told")).to_have_text("This search cannot be run")
        expect(page).to_have_url(re.compile("from=soon"))
        page.get_by_role("link", name="Search without it").click()
        heading(page, "kfor")
        assert stayed(page)
        page.go_back()
        heading(page, "This search cannot be run")


def test_from_the_page_of_an_error(visit: Visit) -> None:
    with visit("/search/?q=zebra&outlet=afp&from=soon") as page:
        page.evaluate(STAYS)
        page.get_by_label("Search the archive").fill("ukraine")
        page.keyboard.press("Enter")
        heading(page, "ukraine, asked by AFP")
        expect(page.locator("#told")).to_have_text(re.compile("passage"))
        assert stayed(page)


def test_what_is_typed_as_a_field_becomes_a_chip(visit: Visit) -> None:
    with visit("/search/") as page:
        box = page.get_by_label("Search the archive")
        box.fill("ukraine outlet:afp")
        page.keyboard.press("Enter")
        heading(page, "ukraine, asked by AFP")
        expect(box).to_have_value("ukraine")
        box.press("Enter")
        expect(page).to_have_url(re.compile("q=ukraine&outlet=afp$"))


def test_a_fault_shows_its_own_page(visit: Visit) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=500, body="<h1>Something went wrong</h1>", content_type="text/html")

    with visit("/search/?q=kfor") as page:
        page.route("**/search/?q=zebra", fail)
        page.get_by_label("Search the archive").fill("zebra")
        page.keyboard.press("Enter")
        heading(page, "Something went wrong")
        expect(page).to_have_url(re.compile("q=zebra"))


def test_a_wait_is_told(visit: Visit) -> None:
    asked: list[Route] = []
    with visit("/search/?q=kfor") as page:
        page.route("**/search/?q=ukraine", lambda route: asked.append(route))
        page.get_by_label("Search the archive").fill("ukraine")
        page.keyboard.press("Enter")
        expect(page.locator("#outcome")).to_have_attribute("aria-busy", "true")
        expect(page.locator("#told")).to_have_text("Searching …")
        asked.pop().continue_()
        heading(page, "ukraine")
        assert page.locator("#outcome").get_attribute("aria-busy") is None


def test_nobody_answers(visit: Visit) -> None:
    with visit("/search/?q=kfor") as page:
        page.evaluate("console.error = () => {}")  # htmx says it there as well
        page.context.set_offline(True)
        page.get_by_label("Search the archive").fill("ukraine")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("The archive did not answer")
        heading(page, "kfor")
        page.context.set_offline(False)
        page.get_by_role("link", name="Try again").click()
        heading(page, "ukraine")
        expect(page.locator("#told")).to_contain_text("passages in 1 event")


def test_suggestions_go_on(visit: Visit) -> None:
    with visit("/search/?q=ukraine") as page:
        page.get_by_role("link", name="Ukrinform 1 result").click()
        expect(page.locator("#found")).to_contain_text("1 passage")
        page.get_by_label("Search the archive").clear()
        page.get_by_label("Search the archive").press_sequentially("faz")
        expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "field", "value", "found"),
    [
        ("/outlets/", "Name contains", "frankfurter", "with “frankfurter” in the name"),
        ("/speakers/", "Name contains", "zebra", "There is none like this"),
        ("/events/", "Year", "2024", "1 event"),
    ],
)
def test_lists(visit: Visit, path: str, field: str, value: str, found: str) -> None:
    with visit(path) as page:
        page.evaluate(STAYS)
        control = page.get_by_label(field)
        if field == "Year":
            control.select_option(value)
        else:
            control.fill(value)
        page.get_by_role("button", name="Show").click()
        expect(page.locator("#found")).to_contain_text(found)
        expect(page).to_have_url(re.compile(rf"{path}\?\w+={value}\b"))
        expect(page.get_by_role("button", name="Show")).to_be_focused()
        page.go_back()
        expect(page).to_have_url(re.compile(f"{path}$"))
        expect(control).to_have_value("")
        assert stayed(page)


def test_a_window_of_its_own(visit: Visit) -> None:
    with visit("/search/?q=ukraine") as page:
        page.evaluate(STAYS)
        value = page.get_by_role("link", name="Ukrinform 1 result")
        with page.context.expect_page() as opened:
            value.click(modifiers=["ControlOrMeta"])
        expect(opened.value).to_have_url(re.compile("outlet=ukrinform"))
        with page.context.expect_page() as opened:
            value.click(modifiers=["Shift"])
        expect(opened.value).to_have_url(re.compile("outlet=ukrinform"))
        expect(page).to_have_url(re.compile(r"/search/\?q=ukraine$"))
