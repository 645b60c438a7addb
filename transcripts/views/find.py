"""Names and titles by how they begin: what a search box suggests, as a page."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from transcripts.search.parameters import clean_text
from transcripts.search.suggest import suggest

SHOWN = 20  # of each kind
HEADINGS = {"outlet": "Outlets", "speaker": "Speakers", "topic": "Topics", "event": "Events"}


def find(request: HttpRequest) -> HttpResponse:
    """Outlets, speakers, topics and events with words that begin like those of `q`."""
    typed = clean_text(request.GET.get("q", ""))
    by_kind = groupby(suggest(typed, SHOWN), lambda one: one.kind)
    groups = [(kind, HEADINGS[kind], list(found)) for kind, found in by_kind]
    return render(request, "find.html", {"typed": typed, "groups": groups, "shown": SHOWN})
