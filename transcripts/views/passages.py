"""One exchange or statement, at its permanent address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nato_archive.fictional import is_fictional
from transcripts.models import Passage
from transcripts.reading import in_short, linked_data, read_passage
from transcripts.reading_corrections import Corrected
from transcripts.search.parameters import marked_query


def passage(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(Passage.objects.with_turns(), public_id=public_id)
    reading = read_passage(found, marked_query(request.GET))
    corrections = found.event.corrections.of_passage(found)
    context = {
        "reading": reading,
        "part": reading.passages[0],
        "event": found.event,
        "corrected": Corrected(tuple(corrections.for_lists())),
        "in_short": in_short.passage_in_short(reading),
        "linked_data": linked_data.as_script(
            linked_data.of_passage(reading, request.build_absolute_uri),
            fictional=is_fictional(request),
        ),
    }
    return render(request, "passage.html", context)
