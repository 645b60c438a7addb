"""What programs ask for before they look at any page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse

from transcripts.models import Archive
from transcripts.search.parameters import NAMES


def robots(request: HttpRequest) -> HttpResponse:
    """All pages may be read, and searches for words alone: combinations have no end, and quotes and
    citations are the same words again. Of a fictional archive, nothing may."""
    context = {
        "everything": Archive.objects.is_fictional(),
        "combined": [name for name in NAMES if name != "q"],
        "sitemap": request.build_absolute_uri(reverse("sitemap_index")),
    }
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """Where those look for the icon who have not read the page."""
    return redirect(static("icon.svg"))
