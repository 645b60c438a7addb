"""The pages for what is not there and what went wrong."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from transcripts.search import SearchParameters, SearchTooSlow
from transcripts.search.summary import whole_archive

from .outcome import render_outcome
from .search import typed_again


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Needs nothing that could fail as well: no database, no context processors."""
    return render(None, "500.html", status=500)


class TellOfSlowSearches:
    """Answers 503 where a search on a page or in a feed was given up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, SearchTooSlow):
            return None
        return render_outcome(request, "too_slow.html", _narrower(request), status=503)


def _narrower(request: HttpRequest) -> dict[str, Any]:
    """What was searched for, to be changed, and the same in the last year of the archive."""
    parameters = SearchParameters.of(request.GET)
    year = max(whole_archive().counts.values["year"], default="")
    is_open = parameters and not (parameters.get("from") or parameters.get("to"))
    return {
        "seconds": settings.SEARCH_SECONDS,
        "year": year,
        "recent": parameters.having(from_=year, to=year) if year and is_open else None,
        **typed_again(request),
    }
