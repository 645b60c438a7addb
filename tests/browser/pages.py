"""One address for every kind of page."""

import re

from playwright.sync_api import Page, expect

from tests.archive import REAL_SLUG, passage_of
from tests.corrected import SLUG

EVENT = f"/events/{REAL_SLUG}/"
TOKEN = "token-of-a-subscription"
WIDTHS = (320, 375, 1280)

PAGES = {
    "home": "/",
    "search": "/search/?q=standardisation",
    "search-narrowed": "/search/?q=ukraine&outlet=afp&outlet=ansa&from=2024&in=answer",
    "search-everything": "/search/?page_size=3&page=2",
    "search-nothing": "/search/?q=zebra",
    "search-errors": "/search/?q=nato&outlet=nobody&from=soon",
    "search-help": "/search/help/",
    "find": "/find/",
    "find-some": "/find/?q=u",
    "find-value": "/find/?q=kfor%20outlet:t",
    "find-nothing": "/find/?q=zebra",
    "events": "/events/",
    "event": EVENT,
    "event-marked": f"{EVENT}?q=ukraine",
    "event-corrected": f"/events/{SLUG}/",
    "corrections": f"/events/{SLUG}/corrections/",
    "corrections-none": f"{EVENT}corrections/",
    "event-questions": f"{EVENT}?view=questions&q=ukraine",
    "event-source": f"{EVENT}source/",
    "event-cite": f"{EVENT}cite/",
    "passage": "Dan Michaels",  # an asker: public ids are not known beforehand
    "quote": "Liridona Gashi",  # whose question has a gap
    "outlets": "/outlets/",
    "outlets-narrowed": "/outlets/?kind=agency&sort=passages",
    "outlets-none": "/outlets/?name=zebra",
    "outlets-errors": "/outlets/?kind=sundial",
    "outlet": "/outlets/frankfurter-allgemeine-zeitung/",
    "asked-at-place": "/outlets/afp/questions/?place=4",
    "speakers": "/speakers/",
    "speakers-who-ask": "/speakers/?role=asks",
    "speaker": "/speakers/mark-rutte/",
    "journalist": "/speakers/thomas-gutschker/",
    "asked-and-answered": "/search/?asked_by=thomas-gutschker&answered_by=mark-rutte",
    "topics": "/topics/",
    "topic": "/topics/ukraine/",
    "alert": "/alerts/?q=kfor&outlet=afp",
    "alert-errors": "/alerts/?outlet=nobody",
    "alert-too-long": f"/alerts/?q={'word+' * 500}",
    "alert-confirm": f"/alerts/{TOKEN}/confirm/?frequency=weekly",
    "alert-unsubscribe": f"/alerts/{TOKEN}/unsubscribe/",
    "alert-gone": "/alerts/gone/confirm/",
    "alert-news": "/alerts/new/?q=kfor&after=0&until=1",
    "about": "/about/",
    "not-found": "/nothing/here/",
}


def address(name: str) -> str:
    """Where a page of PAGES is."""
    if name == "passage":
        return passage_of(PAGES[name]).get_absolute_url()
    if name == "quote":
        return f"{EVENT}quote/?passage={passage_of(PAGES[name]).public_id}"
    return PAGES[name]


def wait_until_laid_out(page: Page) -> None:
    """Until then, what is far below the window has no size, and is not told of."""
    expect(page.locator("html")).to_have_class(re.compile("loaded"))


def unfold(page: Page) -> None:
    """Have all of a page laid out, and what is folded away as well."""
    wait_until_laid_out(page)
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
