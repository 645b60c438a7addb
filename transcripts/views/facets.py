"""All values of one facet of a search: the page behind “216 more”."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from transcripts.models.names import fold_name
from transcripts.search import BadParameters, Search
from transcripts.search.facets import TITLES, Facet, FacetValue, by_name, most_first, newest_year
from transcripts.search.names import NAMED, NOUNS
from transcripts.search.parameters import clean_text

from .outcome import render_outcome
from .search import addresses, bad_search

PAGE_SIZE = 200
ORDERS = {"count": ("Most results first", most_first), "name": ("By name", by_name)}


def facet(request: HttpRequest, name: str) -> HttpResponse:
    """The values that contain `find` in their label or, with names, in any name that they have; by
    number or, with `order=name`, by name."""
    if name not in TITLES:
        raise Http404
    try:
        search = Search(request.GET)
    except BadParameters as bad:
        return bad_search(request, bad)
    wanted = clean_text(request.GET.get("find", ""))
    order = request.GET.get("order", "")
    order = order if order in ORDERS else "count"
    whole = search.facet(name)
    values = _containing(wanted, whole)
    by_year = name == "year" and order == "count"
    values.sort(key=newest_year if by_year else ORDERS[order][1])
    context = {
        "search": search,
        "facet": whole,
        "page": Paginator(values, PAGE_SIZE).get_page(request.GET.get("page_of_values")),
        "wanted": wanted,
        "order": order,
        "orders": [(key, label) for key, (label, _) in ORDERS.items()],
        "hidden": search.parameters.pairs("page", "page_size"),
        **addresses(search),
    }
    return render_outcome(request, "facet.html", context)


def _containing(wanted: str, facet: Facet) -> list[FacetValue]:
    if not (part := fold_name(wanted)):
        return list(facet.values)
    slugs: set[str] = set()
    if (noun := NAMED.get(facet.name)) and noun != "topic":
        known: Any = NOUNS[noun]._default_manager.all()
        slugs = set(known.current().with_in_name(part).values_list("slug", flat=True))
    values = facet.values
    return [one for one in values if one.value in slugs or part in fold_name(one.label)]
