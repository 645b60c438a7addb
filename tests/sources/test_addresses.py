"""What addresses say of an event, and what they do not."""

import datetime

import pytest

from transcripts.sources.html.addresses import day_of, kind_of, original_of

NEW = "https://www.nato.int/en/news-and-events/events/transcripts/2025/06/25"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        (f"{NEW}/press-conference", datetime.date(2025, 6, 25)),
        ("http://www.nato.int/docu/speech/2006/s060425a.htm", datetime.date(2006, 4, 25)),
        ("https://www.nato.int/koSovo/press/p990328a.htm", datetime.date(1999, 3, 28)),
        ("https://www.nato.int/kosovo/press/b990603a.htm?x=1#a", datetime.date(1999, 6, 3)),
        ("https://www.nato.int/cps/en/natohq/opinions_144081.htm", None),
        ("https://www.nato.int/docu/speech/2006/s061325a.htm", None),
        ("https://www.nato.int/docu/pr/1999/p990328a.htm", None),
        ("https://example.org/2025/06/25/filler", None),
        ("https://example.org/?https://www.nato.int/2025/06/25/", None),
    ],
)
def test_days(address: str, day: datetime.date | None) -> None:
    assert day_of(address) == day


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("press-conference", "press_conference"),
        ("press-conference-by-filler", "press_conference"),
        ("joint-press-conference", "joint_press_conference"),
        ("doorstep-statement", "doorstep"),
        ("weekly-press-briefing", "briefing"),
        ("press-conferences", None),
        ("opening-remarks", None),
    ],
)
def test_kinds(slug: str, kind: str | None) -> None:
    assert kind_of(f"{NEW}/{slug}") == kind
    assert kind_of(f"https://example.org/events/transcripts/2025/06/25/{slug}") is None


@pytest.mark.parametrize(
    "copy",
    [
        "https://web.archive.org/web/20170601000000/http://www.nato.int/a.htm",
        "https://web.archive.org/web/20170601000000if_/http://www.nato.int/a.htm",
        "https://archive.example.org/web/20120928130034/http://www.nato.int/a.htm",
        "http://www.nato.int/a.htm",
    ],
)
def test_copies(copy: str) -> None:
    assert original_of(copy) == "http://www.nato.int/a.htm"
