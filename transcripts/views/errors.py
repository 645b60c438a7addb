"""The pages for what is not there and what went wrong."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from transcripts.search import SearchTooSlow

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
        context = {"seconds": settings.SEARCH_SECONDS, **typed_again(request)}
        return render_outcome(request, "too_slow.html", context, status=503)
