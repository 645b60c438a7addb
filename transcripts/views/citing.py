"""To take away: quotes right to the letter, and citations of events and passages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from nato_archive.fictional import is_fictional
from transcripts.models import Event, Passage
from transcripts.research.citations import FORMATS, Work, event_as_work, passage_as_work
from transcripts.research.quote_formats import in_all_formats
from transcripts.research.quotes import NotThere, Wanted, quote


def event_quote(request: HttpRequest, slug: str) -> HttpResponse:
    """A quote in all formats; 404 where the words are not there (any more)."""
    event = get_object_or_404(Event, slug=slug)
    wanted = Wanted(**{name: request.GET.get(name, "") for name in Wanted.__slots__})
    try:
        found = quote(event, wanted, timezone.localdate(), fictional=is_fictional(request))
    except NotThere as reason:
        context = {"event": event, "reason": reason, "wanted": wanted}
        return render(request, "quote.html", context, status=404)
    path = f"{event.get_absolute_url()}#{found.fragment}"
    link = request.build_absolute_uri(event.get_absolute_url()) + f"#{found.fragment}"
    context = {
        "event": event,
        "quote": found,
        "path": path,
        "formats": in_all_formats(found, link),
    }
    return render(request, "quote.html", context)


def event_citation(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.without_texts(), slug=slug)
    url = request.build_absolute_uri(event.get_absolute_url())
    work = event_as_work(event, url, timezone.localdate())
    return _citation(request, work, {"event": event, "cited": event})


def passage_citation(request: HttpRequest, public_id: str) -> HttpResponse:
    passage = get_object_or_404(Passage.objects.with_turns(), public_id=public_id)
    url = request.build_absolute_uri(passage.get_absolute_url())
    work = passage_as_work(passage, url, timezone.localdate())
    return _citation(request, work, {"event": passage.event, "cited": passage})


def _citation(request: HttpRequest, work: Work, context: dict[str, object]) -> HttpResponse:
    """All formats on a page, or the one that `format` names as a file."""
    if is_fictional(request):
        work = work.invented()
    name = request.GET.get("format", "")
    if chosen := FORMATS.get(name):
        response = HttpResponse(
            chosen.cite(work), content_type=f"{chosen.content_type}; charset=utf-8"
        )
        file_name = f"{work.key}.{chosen.ending}"
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return response
    context["citations"] = [(one, one.cite(work)) for one in FORMATS.values()]
    context["unknown"] = name
    return render(request, "cite.html", context, status=400 if name else 200)
