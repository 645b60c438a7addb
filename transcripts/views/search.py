"""The search page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from transcripts.alerts.followed import followed
from transcripts.search import BadParameters, Search, SearchParameters
from transcripts.search.did_you_mean import slips
from transcripts.search.facets import Facet
from transcripts.search.missed import note_missed

from .outcome import render_outcome


def search(request: HttpRequest) -> HttpResponse:
    try:
        found = Search(request.GET)
    except BadParameters as bad:
        return bad_search(request, bad)
    note_missed(found)
    context = {
        "search": found,
        "query_text": found.query.text or found.wordless,
        "facets": facets_with_values(found),
        "hidden": found.parameters.pairs("q", "in", "from", "to", "page"),
        "from": found.parameters.get("from"),
        "to": found.parameters.get("to"),
        "slips": slips(found),
        **addresses(found),
    }
    return render_outcome(request, "search.html", context)


def bad_search(request: HttpRequest, bad: BadParameters) -> HttpResponse:
    """The page that says which parameters cannot be searched by, with the search without them."""
    context = {"problems": bad.problems, "more": bad.more, **typed_again(request, *bad.errors)}
    return render_outcome(request, "search_errors.html", context, status=400)


def typed_again(request: HttpRequest, *left_out: str) -> dict[str, object]:
    """What the form of a search needs to send it again, changed, without some parameters."""
    given = SearchParameters.of(request.GET)
    return {"query_text": given.get("q"), "hidden": given.pairs("q", "page", *left_out)}


def facets_with_values(found: Search) -> list[Facet]:
    """The facets that have a value; the language only where there is more than one."""
    return [
        facet for facet in found.facets if facet.selected or len(facet) > (facet.name == "language")
    ]


def addresses(found: Search) -> dict[str, str]:
    """The addresses of a search: its page without a default in it, its feed, its file, its API
    answer, and where it can be followed by e-mail, "" if alerts are off."""
    parameters = found.parameters
    shown = parameters.without("page", "page_size", "sort", "group")
    return {
        "canonical": _address("search", parameters.ordered()),
        "feed": _address("search_feed", shown),
        "export": _address("search_export", parameters.without("page", "page_size", "group")),
        "api": _address("api_passages", parameters),
        "alert": _address("alert", followed(parameters)) if settings.ALERTS else "",
    }


def _address(name: str, parameters: SearchParameters) -> str:
    return f"{reverse(name)}?{parameters.urlencode()}" if parameters else reverse(name)
