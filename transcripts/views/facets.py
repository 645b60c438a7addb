"""All values of one facet of a search: the page behind “216 more”."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from transcripts.models.names import fold_name
from transcripts.search import BadParameters, Search
from transcripts.search.facets import TITLES, by_name, most_first, newest_year
from transcripts.search.parameters import clean_text

from .outcome import render_outcome
from .search import addresses, bad_search

PAGE_SIZE = 200
ORDERS = {"count": ("Most results first", most_first), "name": ("By name", by_name)}


def facet(request: HttpRequest, name: str) -> HttpResponse:
    """The values that contain `find` in their label, by number or, with `order=name`, by name."""
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
    values = [value for value in whole.values if fold_name(wanted) in fold_name(value.label)]
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
