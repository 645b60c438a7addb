"""A quote that another page embeds, as oEmbed gives it."""

from html import escape

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.archive import passage_of

from .conftest import Visit

# A page that follows the reader's colours, and one that has none; the quote has no style itself.
FOLLOWS = "<meta name=color-scheme content='light dark'>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [300, 600])
def test_an_embedded_quote(visit: Visit, width: int, scheme: str) -> None:
    passage = passage_of("Olivier Baube")
    answer = passage.turns.filter(kind="answer")[0]
    with visit(color_scheme=scheme) as page:
        data = page.request.get(f"/oembed/?url={passage.get_absolute_url()}").json()
        for head in ("", FOLLOWS):
            shown = escape(f"<!DOCTYPE html><title>x</title>{head}<main>{data['html']}</main>")
            page.set_content(
                f"<!DOCTYPE html><html lang=en><title>Elsewhere</title><main><h1>Elsewhere</h1>"
                f'<iframe title="Quote" width={width} height=700 srcdoc="{shown}"></iframe></main>'
            )
            quote = page.frame_locator("iframe")
            expect(quote.locator("blockquote")).to_have_text(answer.text.split("\n")[0].strip())
            said_by = quote.locator("blockquote + p")
            expect(said_by).to_contain_text("Mark Rutte, NATO Secretary General, in answer to")
            expect(said_by).to_contain_text("16 October 2024")
            expect(said_by).to_contain_text("NATO Archive")
            link = said_by.get_by_role("link", name="Pre-ministerial press conference")
            assert (link.get_attribute("href") or "").endswith(passage.get_absolute_url())
            body = quote.locator("body")
            assert body.evaluate("it => it.scrollWidth <= it.ownerDocument.defaultView.innerWidth")
            found = Axe().run(page, options={"runOnly": ["color-contrast"]})
            assert not found.violations_count, found.generate_report()
