"""Pages of which a search or a filter changes one part, which htmx swaps."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from transcripts.search import BadParameters

WHOLE = "base.html"
PART = "layouts/outcome.html"


def render_outcome(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page whose template extends `layout`: all of it, or for htmx its title and its outcome.

    The two have one address, so whoever keeps answers has to keep them apart.
    """
    layout = PART if request.htmx else WHOLE  # type: ignore[attr-defined]
    response = render(request, template, {"layout": layout, **context}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def refused(bad: BadParameters) -> HttpResponse:
    """What a feed or a file says instead, where its parameters cannot be searched by."""
    lines = [f"{name}: {' '.join(messages)}" for name, messages in bad.errors.items()]
    return HttpResponseBadRequest("\n".join(lines), content_type="text/plain; charset=utf-8")
