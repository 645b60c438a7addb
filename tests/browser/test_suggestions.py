"""Suggestions below a search box: by keyboard, mouse and touch, told to those who do not see."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .axe import assert_accessible
from .conftest import Visit

FAZ = "/outlets/frankfurter-allgemeine-zeitung/"


def box_of(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the archive")


def chosen(page: Page) -> Locator:
    """The option that assistive technology is told of."""
    name = box_of(page).get_attribute("aria-activedescendant")
    assert name
    return page.locator(f"#{name}")


def test_by_keyboard_to_a_page(visit: Visit) -> None:
    with visit("/") as page:
        box = box_of(page)
        expect(box).to_have_attribute("aria-expanded", "false")
        box.press_sequentially("fran")
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        number = options.count()
        assert number > 1
        announced = page.locator("[aria-live]")
        expect(announced).to_have_text(f"{number} suggestions, up and down arrows to choose")

        page.keyboard.press("ArrowUp")  # before the first comes the last
        expect(chosen(page)).to_have_attribute("aria-selected", "true")
        assert chosen(page).inner_text() == options.last.inner_text()
        page.keyboard.press("ArrowDown")  # past the last, the box
        assert box.get_attribute("aria-activedescendant") is None
        page.keyboard.press("ArrowDown")
        assert chosen(page).inner_text() == options.first.inner_text()
        page.keyboard.press("End")
        assert chosen(page).inner_text() == options.last.inner_text()
        page.keyboard.press("Home")
        assert chosen(page).inner_text() == options.first.inner_text()
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
        expect(box).to_be_focused()
        page.keyboard.press("ArrowLeft")  # the caret's again
        assert box.get_attribute("aria-activedescendant") is None

        box.fill("faz")
        expect(options).to_have_count(1)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"{FAZ}$"))


def test_enter_without_a_choice_searches(visit: Visit) -> None:
    with visit("/about/") as page:
        box_of(page).fill("faz")
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=faz$"))


def test_a_value_goes_into_the_query(visit: Visit) -> None:
    with visit("/search/") as page:
        box = box_of(page)
        box.press_sequentially("kfor outlet:Frankf")
        expect(page.get_by_role("option")).to_have_count(1)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(box).to_have_value("kfor outlet:frankfurter-allgemeine-zeitung ")
        expect(box).to_be_focused()
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=kfor\+outlet"))


def test_escape_and_leaving_close_the_list(visit: Visit) -> None:
    with visit("/") as page:
        box, options = box_of(page), page.get_by_role("option")
        box.fill("faz")
        expect(options).to_have_count(1)
        page.keyboard.press("Escape")
        expect(options).to_have_count(0)
        expect(box).to_have_value("faz")
        page.keyboard.press("ArrowDown")  # asks for it again
        expect(options).to_have_count(1)
        page.keyboard.press("Tab")
        expect(options).to_have_count(0)
        expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("touch", [False, True])
def test_by_mouse_and_by_touch(visit: Visit, touch: bool) -> None:
    with visit("/", width=375, has_touch=touch) as page:
        box_of(page).fill("faz")
        option = page.get_by_role("option")
        option.tap() if touch else option.click()
        expect(page).to_have_url(re.compile(f"{FAZ}$"))


def test_nothing_else_moves(visit: Visit) -> None:
    with visit("/search/?q=kfor") as page:
        before = page.evaluate("document.documentElement.scrollHeight")
        heading = page.get_by_role("heading", level=1).bounding_box()
        box_of(page).fill("u")
        box_of(page).fill("uk")
        expect(page.get_by_role("option").first).to_be_visible()
        assert page.get_by_role("heading", level=1).bounding_box() == heading
        assert page.evaluate("document.documentElement.scrollHeight") == before


def test_only_the_latest_answer_counts(visit: Visit) -> None:
    """An answer that comes late is no answer to what stands in the box by then."""
    with visit("/") as page:
        late: list[Route] = []
        page.route("**/suggestions/?q=ruk", lambda route: late.append(route))
        box = box_of(page)
        with page.expect_request("**/suggestions/?q=ruk"):
            box.fill("ruk")
        box.fill("faz")
        expect(page.get_by_role("option")).to_have_count(1)
        late[0].fulfill(json={"results": []})
        expect(page.get_by_role("option")).to_have_count(1)


def test_a_search_box_works_where_nothing_answers(visit: Visit) -> None:
    with visit("/") as page:
        for answer in (
            lambda route: route.fulfill(body="not JSON"),
            lambda route: route.fulfill(json={"results": []}),
        ):
            page.route("**/suggestions/**", answer)
            box_of(page).fill("faz")
            page.wait_for_timeout(300)
            expect(page.get_by_role("option")).to_have_count(0)
            box_of(page).fill("")
        box_of(page).fill("faz")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search/\?q=faz$"))


def test_the_open_list_is_accessible(visit: Visit) -> None:
    with visit("/", width=320) as page:
        box_of(page).fill("fran")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert_accessible(page, scheme)


def test_without_javascript_a_page_tells_the_same(visit: Visit) -> None:
    with visit("/search/?q=faz", java_script_enabled=False) as page:
        page.get_by_role("link", name="Find a name or an event").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Names and events with “faz”")
        page.get_by_label("Words of the name or title").fill("kfor outlet:faz")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="Search kfor outlet:").click()
        expect(page.get_by_role("link", name="Remove Outlet")).to_be_visible()
        page.go_back()
        page.get_by_role("link", name="Frankfurter Allgemeine Zeitung", exact=True).click()
        expect(page).to_have_url(re.compile(f"{FAZ}$"))
