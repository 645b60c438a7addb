"""Pages of which a search or a filter changes one part, which htmx swaps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

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
