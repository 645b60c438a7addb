"""The first page, the about page and the help on searching."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from transcripts.models import Archive, Event, Passage
from transcripts.search import Search


def home(request: HttpRequest) -> HttpResponse:
    everything = Search(QueryDict())
    context = {
        "ways_in": [everything.facet(name) for name in ("topic", "outlet", "speaker")],
        "events": Event.objects.for_lists()[:5],
        **_coverage(),
    }
    return render(request, "home.html", context)


def about(request: HttpRequest) -> HttpResponse:
    page = "about_sample.html" if Archive.objects.is_fictional() else "about.html"
    return render(request, page, _coverage())


def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "search_help.html", {"examples": EXAMPLES})


def _coverage() -> dict[str, Any]:
    """What the archive holds, in numbers."""
    return {
        "event_count": Event.objects.count(),
        "exchange_count": Passage.objects.exchanges().count(),
        "span": Event.objects.span(),
    }


# Each is searched for by a test.
EXAMPLES = (
    ("standardisation", "a word in all its forms, in British and American spelling"),
    ("interoperability Ukraine", "both words, anywhere in the exchange"),
    ('"victory plan"', "the words side by side, as written"),
    ("KFOR OR gendarmerie", "either word"),
    ("Ukraine -Russia", "one word without the other"),
    ("(China OR Iran) Beijing", "parentheses join alternatives"),
    ("deter*", "words that begin like this"),
    ("question:IP4", "a word in the question only; answer: and statement: likewise"),
    ('question:"North Korea" answer:troops', "one side asks, the other answers"),
)
