"""Every answer of a fictional archive says that it is one."""

from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse

from transcripts.models import Archive

NOINDEX = "noindex, nofollow"


class MarkFictional:
    """Tells programs, whatever it is that they asked for, in two headers; and a file that is
    saved, in its name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        try:
            if not is_fictional(request):
                return response
        except Error:  # the answer says already that the database does not
            return response
        response["X-Fictional"] = "true"
        response["X-Robots-Tag"] = NOINDEX
        saved = response.get("Content-Disposition", "")
        if 'filename="' in saved:
            response["Content-Disposition"] = saved.replace('filename="', 'filename="FICTIONAL-', 1)
        return response


def fictional(request: HttpRequest) -> dict[str, bool]:
    """For all templates: whether this archive is fictional."""
    return {"fictional": is_fictional(request)}


def is_fictional(request: HttpRequest) -> bool:
    """Whether this archive is fictional, asked of the database once for a request."""
    if not hasattr(request, "fictional"):
        request.fictional = Archive.objects.is_fictional()  # type: ignore[attr-defined]
    return bool(request.fictional)  # type: ignore[attr-defined]
