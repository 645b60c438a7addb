"""What no view should have to think of."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse


class RefuseNullCharacters:
    """Answers 400 to a query string with a null character in the admin, whose lists filter by what
    stands there: PostgreSQL has no such character. The archive's own pages read it as a blank."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")) and any(
            "\0" in value for _, values in request.GET.lists() for value in values
        ):
            return HttpResponseBadRequest("The address holds a null character.")
        return self.get_response(request)
