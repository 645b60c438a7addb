"""Whether the archive is well, for whoever watches over it."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse

from transcripts.models import Event


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with the number of events; 503 where the database does not answer."""
    try:
        return JsonResponse({"status": "ok", "events": Event.objects.count()})
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "does not answer"}, status=503)
