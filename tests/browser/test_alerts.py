"""A search is followed by e-mail, confirmed and left: by keyboard, with and without JavaScript."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.alerts.made import START, html_of
from transcripts.alerts.followed import search_of
from transcripts.alerts.messages import News, news_mail
from transcripts.models import Subscription

from .axe import assert_accessible
from .conftest import Visit
from .pages import WIDTHS

ADDRESS = "journalist@example.org"


def tab_to(page: Page, name: str, role: str = "button") -> None:
    """Press Tab until something has the focus."""
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    for _ in range(300):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{name} is out of the keyboard's reach")


def accessible(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert_accessible(page)


def link_in_the_mail(site: str) -> str:
    (message,) = mail.outbox
    found = re.search(rf"{site}(/alerts/\S+)", str(message.body))
    assert found
    return found[1]


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_results_to_the_end(visit: Visit, site: str, javascript: bool) -> None:
    with visit("/search/?q=kfor", java_script_enabled=javascript) as page:
        tab_to(page, "E-mail me new results", "link")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("E-mail me new results")
        tab_to(page, "Your e-mail address", "textbox")
        page.keyboard.type("nobody")
        page.keyboard.press("Enter")
        address = page.get_by_label("Your e-mail address")
        expect(address).to_have_attribute("aria-invalid", "true")
        expect(address).to_have_accessible_description(re.compile("name@example.org"))
        if javascript:
            accessible(page, "E-mail me new results")
        address.fill(ADDRESS)
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        tab_to(page, "Send me a mail to confirm")
        page.keyboard.press("Enter")
        expect(page.get_by_text(ADDRESS)).to_be_visible()
        if javascript:
            accessible(page, "Look into your mail")
        page.goto(link_in_the_mail(site))
        expect(page.get_by_text("at most once a week")).to_be_visible()
        tab_to(page, "Yes, send me these mails")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("You follow this search")
        if javascript:
            accessible(page, "You follow this search")
        row = Subscription.objects.get(address=ADDRESS)
        assert (row.search, row.frequency) == ("q=kfor", "weekly")
        page.goto(f"/alerts/{row.token}/unsubscribe/")
        tab_to(page, "End it and delete my address")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("This alert has ended")
        if javascript:
            accessible(page, "This alert has ended")
        assert not Subscription.objects.filter(address=ADDRESS).exists()


def news_as_html() -> str:
    """A mail about all that “KFOR” finds."""
    row = Subscription(address=ADDRESS, search="q=kfor", confirmed_at=START, asked_at=START)
    search = search_of(row)
    return html_of(news_mail(row, News(search, search.hits, search.count + 37, 0, 1)))


def open_mail(page: Page) -> None:
    """As its reader's program shows it: the archive's pages allow no styles within them."""
    body = news_as_html()
    page.route("**/mail/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("/mail/")


def test_the_mail_itself(visit: Visit) -> None:
    """It fits a phone, and axe finds nothing in it."""
    with visit() as page:
        open_mail(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert_accessible(page, scheme, leave_out=("region",))  # a mail has no landmarks
