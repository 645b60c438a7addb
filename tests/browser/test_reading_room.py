"""From a vague memory to an exact quote: what a journalist does in the reading room."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.archive import real_text
from tests.corrected import SLUG

from .conftest import Visit
from .pages import EVENT

with_and_without_javascript = pytest.mark.parametrize("javascript", [True, False])
CLIPBOARD = ["clipboard-read", "clipboard-write"]
SELECT = """([element, start, end]) => {
    const text = element.firstChild, range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def copied(page: Page) -> str:
    words: str = page.evaluate("navigator.clipboard.readText()")
    return words


def select(page: Page, words: str) -> None:
    """Select words of one paragraph, as a pointer does."""
    paragraph = page.locator(".words p", has_text=words).first
    text = paragraph.text_content() or ""
    start = text.index(words)
    page.evaluate(SELECT, [paragraph.element_handle(), start, start + len(words)])


def test_selected_words_are_quoted_to_the_letter(visit: Visit) -> None:
    words = "Standards underpin our ability to fight together."
    with visit(EVENT, permissions=CLIPBOARD) as page:
        select(page, words)
        page.get_by_role("button", name="Quote q").click()
        dialog = page.get_by_role("dialog", name="Quote")
        expect(dialog.locator("blockquote").first).to_have_text(words)
        dialog.get_by_role("button", name="Copy HTML").click()
        assert f"<p>{words}</p>" in copied(page)
        dialog.get_by_role("button", name="Copy link").click()
        link = copied(page)
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.goto(link)
        expect(page.locator(".words p", has_text=words)).to_be_in_viewport()


def test_a_link_to_words_leads_to_them(visit: Visit) -> None:
    """Within a paragraph that is longer than the window is high."""
    with visit(EVENT, width=320, permissions=CLIPBOARD) as page:
        words = page.locator(".words p").evaluate_all(
            """paragraphs => paragraphs.map(it => it.textContent)
                .reduce((a, b) => (b.length > a.length ? b : a)).slice(-60, -10)"""
        )
        select(page, words)
        page.get_by_role("button", name="Quote q").click()
        page.get_by_role("button", name="Copy link").click()
        link = copied(page)
    assert ":~:text=" in link
    with visit(width=320) as page:
        page.set_viewport_size({"width": 320, "height": 400})
        page.goto(link)
        paragraph = page.locator(":target")
        expect(paragraph).to_contain_text(words)
        expect(paragraph).to_be_in_viewport()
        # The words at its end are in view, not its first line.
        assert paragraph.bounding_box()["y"] < -200  # type: ignore[index]


def test_marks_take_nothing_from_the_place_of_selected_words(visit: Visit) -> None:
    words = "Ukraine’s urgent needs"
    with visit(f"{EVENT}?q=ukraine") as page:
        page.evaluate(
            """() => {
                const mark = [...document.querySelectorAll("mark")].find(
                    (it) => it.parentElement.textContent.includes("urgent needs"));
                const range = document.createRange();
                range.setStart(mark.firstChild, 0);
                range.setEnd(mark.parentElement.lastChild.previousSibling, 15);
                getSelection().addRange(range);
            }"""
        )
        page.get_by_role("button", name="Quote q").click()
        expect(page.get_by_role("dialog").locator("blockquote").first).to_have_text(words)


def test_a_selection_over_several_speakers_says_so(visit: Visit) -> None:
    with visit(EVENT) as page:
        page.evaluate(
            """() => {
                const range = document.createRange();
                const [, second] = document.querySelectorAll(".exchange");
                range.setStart(second.querySelector(".question .words p").firstChild, 0);
                range.setEnd(second.querySelector(".answer .words p").firstChild, 30);
                getSelection().addRange(range);
            }"""
        )
        page.get_by_role("button", name="Quote q").click()
        dialog = page.get_by_role("dialog", name="Quote")
        expect(dialog.get_by_text("The quote has the words of 2 speakers.").first).to_be_visible()
        expect(dialog.locator("blockquote").first).to_contain_text("I cannot confirm these reports")


def test_by_keyboard(visit: Visit) -> None:
    """Exchanges, selected words and a paragraph's mark; nothing happens while one types."""
    with visit(EVENT) as page:
        exchanges = page.locator(".passage.exchange")
        for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
            page.keyboard.press(key)
            expect(exchanges.nth(number).locator("h3")).to_be_focused()
            expect(exchanges.nth(number)).to_be_in_viewport()
        select(page, "we strongly condemn")
        page.get_by_role("button", name="Quote q").wait_for()
        page.keyboard.press("q")
        dialog = page.get_by_role("dialog", name="Quote")
        expect(dialog.get_by_role("button", name="Copy text")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()

        mark = exchanges.nth(1).get_by_role("link", name="Quote this paragraph").first
        mark.focus()
        page.keyboard.press("Enter")
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(mark).to_be_focused()

        here = page.url
        page.get_by_label("Find in this transcript").focus()
        page.keyboard.type("jkq")
        expect(page.get_by_label("Find in this transcript")).to_have_value("jkq")
        assert page.url == here
        page.get_by_text("Keys", exact=True).click()
        expect(page.get_by_text("next, previous exchange")).to_be_visible()


def test_the_keyboard_leads_from_selected_words_to_their_quote(visit: Visit) -> None:
    with visit(EVENT) as page:
        select(page, "Standards underpin")
        page.get_by_role("button", name="Quote q").wait_for()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Quote q")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Quote")).to_be_visible()


def test_from_mark_to_mark(visit: Visit) -> None:
    with visit(EVENT) as page:
        page.get_by_label("Find in this transcript").fill("KFOR")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"\?q=KFOR$"))
        page.wait_for_load_state()  # only then a script listens to keys
        count = page.locator(".transcript mark").count()
        assert count > 2
        for number in (1, 2):
            page.keyboard.press("n")
            expect(page.locator("mark:target")).to_have_id(f"m{number}")
            expect(page.locator("mark:target")).to_be_in_viewport()
            expect(page.get_by_role("status")).to_contain_text(f"{number} of {count}")
        page.keyboard.press("p")
        page.keyboard.press("p")
        expect(page.locator("mark:target")).to_have_id(f"m{count}")
        page.get_by_role("link", name="Next mark").click()
        expect(page.locator("mark:target")).to_have_id("m1")


def test_a_link_to_a_mark_tells_which_it_is(visit: Visit) -> None:
    with visit(f"{EVENT}?q=KFOR#m2") as page:
        expect(page.get_by_role("status")).to_contain_text("2 of ")


def test_keys_are_told_where_they_work(visit: Visit) -> None:
    for options, told in (({}, True), ({"java_script_enabled": False}, False)):
        with visit(EVENT, **options) as page:
            expect(page.get_by_text("Keys", exact=True)).to_be_visible(visible=told)
    with visit(EVENT, width=375, has_touch=True, is_mobile=True) as page:
        expect(page.get_by_text("Keys", exact=True)).to_be_hidden()


def test_from_mark_to_mark_without_javascript(visit: Visit) -> None:
    with visit(f"{EVENT}?q=KFOR", java_script_enabled=False) as page:
        page.get_by_role("link", name="First mark").click()
        expect(page.locator("mark:target")).to_have_id("m1")
        page.get_by_role("link", name="Next mark").click()
        expect(page.locator("mark:target")).to_have_id("m2")
        expect(page.locator("mark:target")).to_be_in_viewport()
        page.get_by_role("link", name="Previous mark").click()
        expect(page.locator("mark:target")).to_have_id("m1")


def test_a_quote_without_javascript(visit: Visit) -> None:
    with visit(EVENT, java_script_enabled=False) as page:
        answer = page.locator(".turn.answer .words p").first
        expected = answer.text_content()
        answer.get_by_role("link", name="Quote this paragraph").click()
        expect(page.locator(".quote blockquote").first).to_have_text(expected or "")
        expect(page.locator("#quote-plain")).to_contain_text(f"“{expected}”")
        expect(page.locator("#quote-html")).to_be_hidden()
        page.get_by_text("HTML", exact=True).click()
        expect(page.locator("#quote-html")).to_contain_text("<blockquote cite=")
        expect(page.get_by_role("button", name="Copy text")).to_be_hidden()
        page.locator(".said-by a").click()
        expect(page.locator(":target")).to_contain_text(expected or "")


def test_the_longest_quote_leaves_its_buttons_in_reach(visit: Visit) -> None:
    with visit(EVENT, width=320) as page:
        longest = page.locator(".words p").evaluate_all(
            "all => all.indexOf(all.reduce((a, b) => (b.textContent.length > a.textContent.length"
            " ? b : a)))"
        )
        mark = page.locator(".words p").nth(longest).locator(".pilcrow")
        mark.click()
        copy = page.get_by_role("dialog").get_by_role("button", name="Copy text")
        expect(copy).to_be_focused()
        expect(copy).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        page.goto(mark.get_attribute("href") or "")
        expect(page.get_by_role("button", name="Copy text")).to_be_in_viewport(ratio=1)


@with_and_without_javascript
def test_only_the_questions(visit: Visit, javascript: bool) -> None:
    with visit(f"{EVENT}?q=ukraine", java_script_enabled=javascript) as page:
        page.get_by_role("link", name="Only the questions").click()
        expect(page.locator(".turn.question")).to_have_count(page.locator(".turn").count())
        expect(page.locator("mark").first).to_be_visible()
        page.get_by_role("link", name="1 answer of exchange 2").click()
        expect(page).to_have_url(re.compile(rf"{EVENT}\?q=ukraine#p-\w+$"))
        expect(page.locator(":target .answer")).to_be_in_viewport()


@with_and_without_javascript
def test_from_a_line_of_the_source_to_what_it_became(visit: Visit, javascript: bool) -> None:
    with visit(EVENT, java_script_enabled=javascript) as page:
        page.get_by_role("link", name="As received").click()
        line = page.locator(".source li", has_text="I cannot confirm these reports")
        line.get_by_role("link", name="Answer by Mark Rutte").click()
        expect(page.locator(":target")).to_contain_text("I cannot confirm these reports")
        expect(page.locator(":target")).to_be_in_viewport()


def test_every_character_of_the_source(visit: Visit) -> None:
    with visit(f"{EVENT}source/") as page:
        lines = page.locator(".source .received").all_text_contents()
    assert "\n".join(lines) == real_text()


def test_the_source_as_a_file(visit: Visit) -> None:
    with visit(f"{EVENT}source/") as page:
        with page.expect_download() as download:
            page.get_by_role("link", name="The text as received").click()
        assert download.value.path().read_text(encoding="utf-8") == real_text()


def test_a_citation_is_copied_as_it_stands(visit: Visit) -> None:
    with visit(f"{EVENT}cite/", permissions=CLIPBOARD) as page:
        bibtex = page.locator("section", has=page.get_by_role("heading", name="BibTeX"))
        bibtex.get_by_role("button", name="Copy").click()
        expect(bibtex.get_by_role("button", name="Copied")).to_be_visible()
        assert copied(page) == bibtex.locator("pre").text_content()


def test_a_paragraph_that_was_corrected_is_looked_for_in_its_turn(visit: Visit) -> None:
    with visit(f"/events/{SLUG}/") as page:
        turn = page.locator(".turn.answer").first
        name = turn.get_attribute("id")
        page.goto(f"/events/{SLUG}/#{name}-00000")
        expect(turn).to_have_id(name or "")
        expect(page.locator(":target")).to_have_id(name or "")


def test_nothing_moves_while_a_page_loads(visit: Visit) -> None:
    for path in (EVENT, f"{EVENT}?q=ukraine", f"{EVENT}source/"):
        for width in (375, 1280):
            with visit(width=width) as page:
                page.add_init_script(
                    """window.shift = 0;
                    new PerformanceObserver((list) => {
                        for (const entry of list.getEntries()) window.shift += entry.value;
                    }).observe({type: "layout-shift", buffered: true});"""
                )
                page.goto(path)
                page.wait_for_load_state("networkidle")
                assert page.evaluate("window.shift") < 0.01, (path, width)


def test_an_event_printed_is_a_document_with_its_address(visit: Visit) -> None:
    with visit(EVENT) as page:
        expect(page.locator(".print-address")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".print-address")).to_contain_text(EVENT)
        for gone in (".pilcrow", ".handles", ".tools form"):
            expect(page.locator(gone).first).to_be_hidden()
