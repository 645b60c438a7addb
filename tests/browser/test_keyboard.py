"""Every kind of page by keyboard, and in the order in which it is read aloud."""

import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .pages import EVENT, PAGES, address, wait_until_laid_out

# Everything that can be acted on, numbered; and a note of each that gets the focus, with what is
# wrong with it.
PREPARE = """() => {
    document.querySelectorAll(".source > li:nth-child(n + 30), .exchange ~ .exchange")
        .forEach(it => it.remove());  // more of the same
    window.all = [...document.querySelectorAll(
        "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"
    )].filter(it => it.checkVisibility());
    window.last = all.findLast(it => it.matches("footer a"));
    window.stops = [];
    document.addEventListener("focusin", ({ target }) => {
        const box = target.getBoundingClientRect(), style = getComputedStyle(target);
        const name = target.getAttribute("aria-label") || target.getAttribute("aria-labelledby")
            || target.textContent.trim() || target.labels?.length;
        window.stops.push({
            it: target,
            wrong: [
                !name && "has no name",
                !(box.bottom > 0 && box.top < innerHeight && box.width) && "is out of sight",
                !(parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none")
                    && "shows no focus",
            ].filter(Boolean),
        });
    });
}"""
# Of radio buttons Tab reaches the chosen one, and the arrow keys the others of its name.
WALKED = """() => ({
    missed: all.filter(it => !stops.some(stop => stop.it === it
        || it.type === "radio" && stop.it.type === "radio" && stop.it.name === it.name
    )).map(it => it.outerHTML),
    wrong: stops.filter(stop => stop.wrong.length)
        .map(stop => `${stop.wrong.join(", ")}: ${stop.it.outerHTML.slice(0, 160)}`),
    back: stops.filter((stop, at) => at && !(stops[at - 1].it.compareDocumentPosition(stop.it)
        & Node.DOCUMENT_POSITION_FOLLOWING)).map(stop => stop.it.outerHTML.slice(0, 160)),
})"""
LANDMARKS = {"banner", "navigation", "main", "complementary", "contentinfo", "search", "region"}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_walked_by_keyboard(visit: Visit, name: str) -> None:
    """To everything that can be acted on, in the order of the text, each named, in sight and with
    its focus shown; from the first link to the last, so nothing is a trap."""
    with visit(address(name)) as page:
        wait_until_laid_out(page)
        page.evaluate(PREPARE)
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === last"):
                break
        expect(page.get_by_role("contentinfo").get_by_role("link", name="API")).to_be_focused()
        assert page.evaluate(WALKED) == {"missed": [], "wrong": [], "back": []}


def read_aloud(page: Page) -> list[tuple[str, str]]:
    """Role and name of all that assistive technology is told of, in its order."""
    wait_until_laid_out(page)
    tools = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = tools.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    told: list[tuple[str, str]] = []

    def tell(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            told.append((node["role"]["value"], node.get("name", {}).get("value", "").strip()))
        for child in node.get("childIds", []):
            if child in by_id:
                tell(by_id[child])

    tell(nodes[0])
    return told


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_read_in_order(visit: Visit, name: str) -> None:
    """The banner with its navigation, the main part and the footer; no two parts by the same name,
    the page's own heading before all others, and nothing without a name."""
    with visit(address(name)) as page:
        told = read_aloud(page)
        landmarks = [(role, name) for role, name in told if role in LANDMARKS]
        roles = [role for role, _ in landmarks]
        assert roles[0] == "banner"
        assert ("navigation", "Archive") in landmarks[: roles.index("main")]
        assert roles[-2:] == ["contentinfo", "navigation"]
        assert Counter(roles)["main"] == 1
        assert max(Counter(landmarks).values()) == 1, landmarks
        headings = [name for role, name in told if role == "heading"]
        assert headings[0] == page.get_by_role("heading", level=1).inner_text().replace("\n", " ")
        assert all(headings)
        links = [name for role, name in told if role in ("link", "button", "searchbox", "combobox")]
        assert all(links)


def test_an_exchange_is_read_as_it_was_spoken(visit: Visit) -> None:
    with visit(EVENT) as page:
        told = read_aloud(page)
        start = next(
            at
            for at, (role, name) in enumerate(told)
            if role == "heading" and re.match("Exchange 1 ?:", name)
        )
        names = [name for role, name in told[start:] if role in ("heading", "link", "paragraph")]
        names = [name for name in names if name]
        question = next(
            at for at, name in enumerate(names) if re.match("question ?, permanent", name, re.I)
        )
        answer = next(
            at for at, name in enumerate(names) if re.match("answer ?, permanent", name, re.I)
        )
        following = next(at for at, name in enumerate(names) if re.match("Exchange 2 ?:", name))
        assert 0 < question < answer < following
        assert "Mark Rutte" in names[answer : answer + 2]


def test_what_was_found_comes_after_what_narrows_it(visit: Visit) -> None:
    """And before both stand the words that tell how the search was read."""
    with visit("/search/?q=ukraine&outlet=ukrinform") as page:
        told = read_aloud(page)
        stations = [
            ("link", "Skip to the content"),
            ("link", "Skip to the results"),
            ("combobox", "Search the archive"),
            ("heading", page.get_by_role("heading", level=1).inner_text()),
            ("link", "Remove Outlet Ukrinform"),
            ("complementary", "Narrow the search"),
            ("heading", "1 passage in 1 event"),
            ("article", page.locator(".hit h3").inner_text()),
        ]
        places = [told.index(station) for station in stations]
        assert places == sorted(places)
