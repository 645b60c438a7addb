"""Exchanges behind a number on the page of an outlet that no search finds: those that it opened at
one place of the order."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from transcripts.models import Outlet, Speaker
from transcripts.research.places import LAST, asked_at, place_name
from transcripts.search import SearchParameters
from transcripts.search.hits import read_hits
from transcripts.search.parameters import clean_text
from transcripts.search.query import parse_query

PAGE_SIZE = 20


def at_place(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of an outlet that came, with `place=3`, third in their events."""
    outlet = get_object_or_404(Outlet, slug=slug)
    if outlet.merged_into:
        path = reverse("asked_at_place", args=[outlet.merged_into.slug])
        return redirect(f"{path}?{request.GET.urlencode()}", permanent=True)
    places = {str(number): number for number in range(1, LAST + 1)}
    place = places.get(request.GET.get("place", ""))
    if place is None:
        raise Http404
    title = f"{outlet} asks {place_name(place)}"
    return _listed(request, outlet, title, asked_at(outlet, place))


def to_whom(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of a journalist that somebody answered, `to` by their slug: a search."""
    asks, answers = _speaker(slug), _speaker(clean_text(request.GET.get("to", "")))
    found = SearchParameters().having(asked_by=asks.slug, answered_by=answers.slug)
    return redirect(f"{reverse('search')}?{found.urlencode()}", permanent=True)


def _speaker(slug: str) -> Any:
    """The speaker of that slug, or the one that they were merged into."""
    speaker: Any = get_object_or_404(Speaker, slug=slug)
    return speaker.merged_into or speaker


def _listed(request: HttpRequest, of: Model, title: str, keys: Sequence[int]) -> HttpResponse:
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    hits = read_hits(list(page.object_list), parse_query(""))
    context = {"of": of, "title": title, "page": page, "hits": hits}
    return render(request, "exchanges.html", context)
