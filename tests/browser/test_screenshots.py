"""Pictures of every kind of page, for people to look at: `ARCHIVE_SCREENSHOTS=1 pytest …`"""

import os
from pathlib import Path

import pytest

from .conftest import Visit
from .pages import PAGES, address

pytestmark = pytest.mark.skipif(
    os.environ.get("ARCHIVE_SCREENSHOTS") != "1", reason="asked for by ARCHIVE_SCREENSHOTS=1"
)
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_screenshots(visit: Visit, width: int, scheme: str) -> None:
    with visit(width=width, color_scheme=scheme) as page:
        for name in PAGES:
            page.goto(address(name))
            page.screenshot(path=ROOT / f"screenshots/{name}-{width}-{scheme}.png", full_page=True)


def test_prints(visit: Visit) -> None:
    with visit(width=700) as page:
        page.emulate_media(media="print")
        for name in PAGES:
            page.goto(address(name))
            page.screenshot(path=ROOT / f"screenshots/{name}-print.png", full_page=True)


def test_picture_of_the_readme(visit: Visit) -> None:
    with visit("/search/?q=standardisation") as page:
        page.screenshot(path=ROOT / "docs/screenshot.png")
