"""Outlets, speakers and topics: the lists, and a page for each."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from transcripts.models import Outlet, Speaker, Topic
from transcripts.research.name_lists import name_list
from transcripts.research.outlet_profile import outlet_profile
from transcripts.research.speaker_profile import events_of, speaker_profile
from transcripts.research.topic_profile import topic_profile
from transcripts.search import Search, SearchParameters

from .outcome import render_outcome
from .search import addresses

PAGE_SIZE = 200
LATEST = 10  # passages on the page of a name
LATEST_EVENTS = 5


def outlet_list(request: HttpRequest) -> HttpResponse:
    return _list(request, "outlet")


def speaker_list(request: HttpRequest) -> HttpResponse:
    return _list(request, "speaker")


def topic_list(request: HttpRequest) -> HttpResponse:
    return _list(request, "topic")


def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    row: Any = get_object_or_404(Outlet, slug=slug)
    if row.merged_into:
        return redirect(row.merged_into, permanent=True)
    search = _search("outlet", slug)
    context = {"outlet": row, "profile": outlet_profile(row, search), **_other_names(row)}
    return _page(request, "outlet", row, search, context)


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    row: Any = get_object_or_404(Speaker, slug=slug)
    if row.merged_into:
        return redirect(row.merged_into, permanent=True)
    search = _search("speaker", slug)
    profile = speaker_profile(row, search)
    context = {
        "speaker": row,
        "profile": profile,
        "tenures": row.tenures.select_related("office"),
        "events": events_of(row)[:LATEST_EVENTS],
        **_other_names(row),
    }
    return _page(request, "speaker", row, search, context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Topic, slug=slug)
    search = _search("topic", slug)
    context = {"topic": row, "profile": topic_profile(row, search)}
    return _page(request, "topic", row, search, context)


def _search(noun: str, slug: str) -> Search:
    """All passages that are under a name."""
    return Search(SearchParameters().having(**{noun: slug}).as_query_dict())


def _other_names(row: Outlet | Speaker) -> dict[str, Any]:
    names = [alias.name for alias in row.aliases.all()]
    return {"other_names": [name for name in names if name != row.name]}


def _page(
    request: HttpRequest, noun: str, row: Model, search: Search, context: dict[str, Any]
) -> HttpResponse:
    """A name with what is counted of it, and its latest passages."""
    shown = {"name": row, "search": search, "hits": search.hits[:LATEST], **addresses(search)}
    return render(request, f"{noun}.html", {**context, **shown})


def _list(request: HttpRequest, noun: str) -> HttpResponse:
    found = name_list(noun, request.GET)
    context = {
        "list": found,
        "page": Paginator(found.rows, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    status = 400 if found.form.errors else 200
    return render_outcome(request, f"{noun}_list.html", context, status=status)
