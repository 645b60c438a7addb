"""Events: the list, one event in reading order, its source, and what was corrected in it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nato_archive.fictional import is_fictional
from transcripts.models import Event
from transcripts.reading import in_short, linked_data, read_event, read_source
from transcripts.reading_corrections import Corrected, read_corrections
from transcripts.search.events import EventFilter
from transcripts.search.parameters import marked_query

from .outcome import render_outcome

PAGE_SIZE = 50
QUESTIONS = "questions"  # the view that shows nothing else


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
    status = 400 if narrowed.errors else 200
    return render_outcome(request, "event_list.html", context, status=status)


def event(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Event, slug=slug)
    view = QUESTIONS if request.GET.get("view") == QUESTIONS else ""
    reading = read_event(found, marked_query(request.GET), questions_only=bool(view))
    context = {
        "reading": reading,
        "event": found,
        "view": view,
        "corrected": Corrected(tuple(found.corrections.for_lists())),
        "in_short": in_short.event_in_short(reading),
        "linked_data": linked_data.as_script(
            linked_data.of_event(reading, request.build_absolute_uri),
            fictional=is_fictional(request),
        ),
    }
    return render(request, "event.html", context)


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """The source text beside what it became."""
    found = get_object_or_404(Event.objects.select_related("received_file"), slug=slug)
    return render(request, "source.html", {"event": found, "source": read_source(found)})


def source_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The source text as a file."""
    found = get_object_or_404(Event, slug=slug)
    response = HttpResponse(found.source_text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.txt"'
    return response


def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Event.objects.without_texts(), slug=slug)
    context = {"event": found, "corrections": read_corrections(found)}
    return render(request, "corrections.html", context)
