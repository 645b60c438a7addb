"""What holds for every kind of page: accessible, within its width, quiet, fit to print."""

from itertools import pairwise
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from .axe import assert_accessible
from .conftest import Visit
from .pages import EVENT, PAGES, WIDTHS, address, unfold, wait_until_laid_out

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, visit: Visit) -> None:
    """No violation that axe knows, in light and dark; no horizontal scroll at any width."""
    with visit(address(name)) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])"
        )
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), levels
        # On a wide screen all is shown; axe holds what is in closed details to be hidden.
        unfold(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": 1280 if scheme == "light" else 375, "height": 900})
            assert_accessible(page, scheme)


@pytest.mark.parametrize(
    "name", ["search-narrowed", "event", "event-source", "passage", "quote", "speaker", "outlets"]
)
def test_the_longest_names_stay_within_a_phone(name: str, visit: Visit) -> None:
    with visit(address(name), width=320) as page:
        page.evaluate(
            """name => document.querySelectorAll(
                'h1, h2, h3 > a, .label, .topics a, .who > :not(.side), tbody a, .words p, '
                + '.chips a, .gist, .facts a, .received, .became > *, blockquote p, pre'
            ).forEach(element => { element.textContent = name })""",
            LONG,
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_folded_on_a_phone_is_in_reach_on_a_wide_screen(visit: Visit) -> None:
    with visit("/search/?q=ukraine") as page:
        value = page.get_by_role("link", name="Ukrinform 1 result")
        expect(value).to_be_visible()
        page.get_by_label("Until").focus()
        for _ in range(20):
            page.keyboard.press("Tab")
            if value.evaluate("link => link === document.activeElement"):
                break
        expect(value).to_be_focused()


def test_targets_are_large_enough(visit: Visit) -> None:
    """What can be pressed is 24 pixels high or stands alone in its line, in running text aside."""
    for path in (
        "/search/?q=ukraine&outlet=afp",
        EVENT,
        f"{EVENT}?q=ukraine",
        f"{EVENT}source/",
        f"{EVENT}cite/",
    ):
        with visit(path, width=375) as page:
            wait_until_laid_out(page)
            small = page.evaluate(
                """() => [...document.querySelectorAll(
                    'nav a, .facet a, .topics a, .chips a, .sorts a, '
                    + '.steps a, .handles a, .became a, button, summary, input'
                )].filter(e => e.type !== 'hidden' && e.type !== 'checkbox' && e.checkVisibility())
                  .filter(e => e.getBoundingClientRect().height < 24)
                  .map(e => e.outerHTML.slice(0, 80))"""
            )
            assert not small


def test_a_phone_shows_no_line_more_than_it_must(visit: Visit) -> None:
    """Menu and breadcrumb stand on one line each; a search can be followed at its top, and what it
    found begins on the first screen."""
    with visit(f"{EVENT}source/", width=375) as page:
        for row in (".site-header nav li", ".breadcrumb li"):
            tops = page.locator(row).evaluate_all("all => all.map(it => it.offsetTop)")
            assert len(set(tops)) == 1, row
        crumb = page.locator(".breadcrumb li:nth-child(2)")
        assert crumb.evaluate("it => it.scrollWidth > it.clientWidth")
        page.goto("/search/?q=ukraine")
        expect(page.get_by_role("link", name="E-mail me new results")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("link", name="Atom feed")).to_be_in_viewport(ratio=1)
        page.set_viewport_size({"width": 375, "height": 667})
        expect(page.locator(".hit h3").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("name", ["passage", "quote", "event", "outlet"])
def test_the_breadcrumb_begins_where_the_title_does(visit: Visit, name: str) -> None:
    with visit(address(name)) as page:
        starts = page.evaluate(
            """() => [".breadcrumb a", "h1"].map(
                (it) => document.querySelector(it).getBoundingClientRect().left)"""
        )
        assert starts[0] == starts[1]


def test_print_leaves_out_what_only_a_screen_needs(visit: Visit) -> None:
    with visit(EVENT) as page:
        expect(page.get_by_role("navigation", name="Contents")).to_be_visible()
        page.emulate_media(media="print")
        for gone in ("nav", "form", ".skip"):
            for element in page.locator(gone).all():
                expect(element).to_be_hidden()
        expect(page.get_by_text("KFOR is there and will stay")).to_be_visible()


def test_a_search_printed_has_nothing_to_press(visit: Visit) -> None:
    with visit("/search/?q=ukraine&outlet=ukrinform") as page:
        page.emulate_media(media="print")
        for gone in (".sorts", ".search-hint", ".chips .plain", ".histogram .more", ".takeaway"):
            for element in page.locator(gone).all():
                expect(element).to_be_hidden()
        expect(page.locator(".hit blockquote").first).to_be_visible()


def test_paper_is_white(visit: Visit) -> None:
    """For those whose screen is dark as well."""
    with visit(EVENT, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for name, light in (("--paper", "#fff"), ("--wash", "#f3f0e8"), ("--rule", "#dcd6c9")):
            style = f"getComputedStyle(document.documentElement).getPropertyValue('{name}')"
            assert page.evaluate(style).strip() == light


def test_forced_colours_leave_the_charts_and_the_rules(visit: Visit) -> None:
    """What is told by a ground alone would be gone."""
    with visit("/search/", forced_colors="active") as page:
        ink = page.evaluate("getComputedStyle(document.body).color")
        bar = page.locator(".histogram .bar").first
        assert bar.evaluate("bar => getComputedStyle(bar).fill") == ink
        page.goto(EVENT)
        turn = page.locator(".turn.question").first
        rule = turn.evaluate("turn => getComputedStyle(turn, '::before').backgroundColor")
        assert rule == ink


def test_the_failure_page_needs_nothing(visit: Visit) -> None:
    body = render_to_string("500.html")
    with visit() as page:
        page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto("/broken/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Something went wrong")
        wordmark = page.locator(".wordmark")
        assert wordmark.evaluate("element => getComputedStyle(element).fontWeight") == "700"
        assert_accessible(page)


def test_stylesheet_moves_nothing() -> None:
    """Nothing moves, so nobody has to ask for less motion."""
    css = (Path(__file__).parents[2] / "static/archive.css").read_text(encoding="utf-8")
    assert "transition" not in css
    assert "animation" not in css
