"""Selections that begin or end at odd places."""

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .pages import EVENT

SELECT = """([from, at, to, end]) => {
    const [, second] = document.querySelectorAll(".exchange");
    const find = (selector) => selector && second.querySelector(selector);
    const range = document.createRange();
    range.setStart(find(from).firstChild, at);
    range.setEnd(end ? find(to).firstChild : find(to), end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
ASKED, NAMED, ANSWERED = ".question .words p", ".answer .name", ".answer .words p"


@pytest.mark.parametrize(
    ("from_", "at", "to", "end", "of"),
    [
        (ASKED, 0, NAMED, 3, ASKED),  # goes on into the name of who answers
        (ASKED, 0, ANSWERED, 0, ASKED),  # three clicks: up to the beginning of what follows
        (NAMED, 2, ANSWERED, 400, ANSWERED),  # begins at a name
    ],
)
def test_a_selection_that_touches_a_name_quotes_words_alone(
    visit: Visit, from_: str, at: int, to: str, end: int, of: str
) -> None:
    with visit(EVENT) as page:
        second = page.locator(".exchange").nth(1)
        words = (second.locator(of).first.text_content() or "").strip()
        page.evaluate(SELECT, [from_, at, to, min(end, len(words))])
        page.get_by_role("button", name="Quote q").click()
        quoted = page.get_by_role("dialog", name="Quote").locator("blockquote p")
        expect(quoted).to_have_count(1)
        assert words.startswith(quoted.text_content() or "-")


def test_a_name_alone_is_no_quote(visit: Visit) -> None:
    with visit(EVENT) as page:
        page.evaluate(SELECT, [NAMED, 0, NAMED, 4])
        page.wait_for_timeout(400)  # the button waits for the end of selecting
        expect(page.locator(".quote-selected")).to_be_hidden()
