"""The first page, the about page and the help on searching."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from transcripts.models import Archive, Event, Passage
from transcripts.research.coverage import coverage
from transcripts.search import Search
from transcripts.search.examples import help_examples


def home(request: HttpRequest) -> HttpResponse:
    everything = Search(QueryDict())
    context = {
        "ways_in": [everything.facet(name) for name in ("topic", "outlet", "speaker")],
        "events": Event.objects.for_lists()[:5],
        "coverage": coverage(),
        **_coverage(),
    }
    return render(request, "home.html", context)


def about(request: HttpRequest) -> HttpResponse:
    page = "about_sample.html" if Archive.objects.is_fictional() else "about.html"
    return render(request, page, _coverage())


def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "search_help.html", {"groups": help_examples()})


def _coverage() -> dict[str, Any]:
    """What the archive holds, in numbers."""
    return {
        "event_count": Event.objects.count(),
        "exchange_count": Passage.objects.exchanges().count(),
        "span": Event.objects.span(),
    }
