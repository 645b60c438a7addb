"""Events: the list, one event in reading order, and what was corrected in it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from transcripts.models import Event
from transcripts.reading import read_event
from transcripts.reading_corrections import Corrected, read_corrections
from transcripts.search.events import EventFilter
from transcripts.search.parameters import marked_query

PAGE_SIZE = 50


def event_list(request: HttpRequest) -> HttpResponse:
    narrowed = EventFilter(request.GET, queryset=Event.objects.for_lists())
    found = narrowed.qs if narrowed.is_valid() else Event.objects.none()
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "errors": narrowed.errors,
        "years": [str(day.year) for day in Event.objects.dates("date", "year", order="DESC")],
        "kinds": Event.objects.kinds(),
        "year": request.GET.get("year", ""),
        "kind": request.GET.get("kind", ""),
        "from": request.GET.get("from", ""),
        "to": request.GET.get("to", ""),
    }
    return render(request, "event_list.html", context, status=400 if narrowed.errors else 200)


def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Event, slug=slug)
    reading = read_event(found, marked_query(request.GET))
    corrected = Corrected(tuple(found.corrections.for_lists()))
    context = {"reading": reading, "event": found, "corrected": corrected}
    return render(request, "event.html", context)


def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Event.objects.without_texts(), slug=slug)
    context = {"event": found, "corrections": read_corrections(found)}
    return render(request, "corrections.html", context)
