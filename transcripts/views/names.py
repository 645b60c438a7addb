"""Outlets, speakers and topics: the lists, and a page for each."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from transcripts.models import Outlet, Speaker, Topic
from transcripts.models.names import fold_name
from transcripts.search import Search, SearchParameters
from transcripts.search.parameters import clean_text

from .search import addresses

PAGE_SIZE = 200
LATEST = 10  # passages on the page of a name
# What the page of a name leads on to.
RELATED = {
    "outlet": ("topic", "speaker", "year"),
    "speaker": ("topic", "outlet", "year"),
    "topic": ("outlet", "speaker", "year"),
}


def outlet_list(request: HttpRequest) -> HttpResponse:
    return _list(request, Outlet, "outlet")


def speaker_list(request: HttpRequest) -> HttpResponse:
    return _list(request, Speaker, "speaker")


def topic_list(request: HttpRequest) -> HttpResponse:
    return _list(request, Topic, "topic")


def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, Outlet, "outlet", slug)


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, Speaker, "speaker", slug)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, Topic, "topic", slug)


def _list(request: HttpRequest, model: type[Any], noun: str) -> HttpResponse:
    """All names with the number of passages of each, narrowed to those that contain `name`.

    Outlets and speakers that the archive knows of, but that no transcript names, are left out.

    An outlet or a speaker is found by any of its names: `FAZ`.
    """
    counts = {v.value: v.count for v in Search(QueryDict()).facet(noun).values}
    wanted = clean_text(request.GET.get("name", ""))
    if noun == "topic":
        found = list(model.objects.filter(name__icontains=wanted))
    else:
        named = model.objects.current().in_transcripts()
        found = list(named.filter(aliases__folded__contains=fold_name(wanted)).distinct())
    for row in found:
        row.passage_count = counts.get(row.slug, 0)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, f"{noun}_list.html", {"page": page, "wanted": wanted})


def _page(request: HttpRequest, model: type[Model], noun: str, slug: str) -> HttpResponse:
    """One name with its latest passages and the facets of all of them."""
    row: Any = get_object_or_404(model, slug=slug)
    if getattr(row, "merged_into", None):
        return redirect(row.merged_into, permanent=True)
    search = Search(SearchParameters().having(**{noun: slug}).as_query_dict())
    aliases = row.aliases.all() if noun != "topic" else ()
    context = {
        noun: row,
        "noun": noun,
        "name": row,
        "tenures": row.tenures.select_related("office") if noun == "speaker" else (),
        "other_names": [alias.name for alias in aliases if alias.name != row.name],
        "search": search,
        "hits": search.hits[:LATEST],
        "facets": [search.facet(other) for other in RELATED[noun] if search.facet(other).values],
        **addresses(search),
    }
    return render(request, f"{noun}.html", context)
