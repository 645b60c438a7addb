"""The pages for what is not there and what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Needs nothing that could fail as well: no database, no context processors."""
    return render(None, "500.html", status=500)
