"""The API's views: passages by search, and the lists of what they consist of."""

from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from rest_framework.exceptions import APIException, NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from transcripts.models import Correction, Event, Outlet, Passage, Speaker, Topic
from transcripts.search import BadParameters, Search, SearchTooSlow
from transcripts.search.did_you_mean import slips
from transcripts.search.events import EventFilter
from transcripts.search.filters import MAX_PAGE_SIZE, OrderForm
from transcripts.search.suggest import suggest
from transcripts.search.topics import topics_of

from . import representations as show


class BadRequest(APIException):
    """400: messages by the name of the parameter that is bad."""

    status_code = 400


class TooSlow(APIException):
    """503: the search was given up."""

    status_code = 503
    default_detail = (
        f"The search took longer than {settings.SEARCH_SECONDS} seconds and was given up. Narrow"
        " it, by `from` and `to` for example, or search for rarer words."
    )


class Root(APIView):
    """What there is."""

    def get(self, request: Request) -> Response:
        names = ("passages", "events", "outlets", "speakers", "topics")
        return Response(
            {name: request.build_absolute_uri(reverse(f"api_{name}")) for name in names}
        )


class NotThere(APIView):
    """Any other address below the API's: an error in JSON, not a page."""

    def get(self, request: Request) -> Response:
        raise NotFound(f"There is nothing at {request.path}. What there is: {reverse('api')}")


class Passages(APIView):
    """Passages that match the search's parameters, with facets."""

    def get(self, request: Request) -> Response:
        try:
            search = Search(request.query_params, strict=True)
            count = search.count
        except BadParameters as bad:
            raise BadRequest(bad.errors) from bad
        except SearchTooSlow as slow:
            raise TooSlow from slow
        absolute = request.build_absolute_uri

        def page(parameters: Any) -> str | None:
            return absolute(f"?{parameters.urlencode()}") if parameters else None

        return Response(
            {
                "count": count,
                "next": page(search.next),
                "previous": page(search.previous),
                "facets": {facet.name: show.facet(facet) for facet in search.facets},
                "results": [show.hit(hit, absolute) for hit in search.hits],
                "partial": [show.hit(hit, absolute) for hit in search.partial_hits],
                "did_you_mean": meant.text if (meant := slips(search).meant) else None,
            }
        )


class Suggestions(APIView):
    """What the beginning of a name or title can mean."""

    def get(self, request: Request) -> Response:
        typed = request.query_params.get("q", "")
        errors = {name: ["Known parameters: q."] for name in request.query_params if name != "q"}
        if not typed.strip():
            errors["q"] = ["Say what the name or title begins with: q=reu."]
        if errors:
            raise BadRequest(errors)
        absolute = request.build_absolute_uri
        return Response({"results": [show.suggestion(one, absolute) for one in suggest(typed)]})


class OnePassage(APIView):
    def get(self, request: Request, public_id: str) -> Response:
        passage = get_object_or_404(Passage.objects.with_turns(), public_id=public_id)
        topics = topics_of([passage])[passage.pk]
        return Response(show.passage(passage, topics, request.build_absolute_uri))


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = MAX_PAGE_SIZE


class Listing(APIView):
    """A paged list of rows; subclasses say which, and how each looks."""

    allowed: tuple[str, ...] = ("page", "page_size")

    def rows(self, request: Request) -> QuerySet[Any]:
        raise NotImplementedError

    def represent(self, row: Any, request: Request) -> Any:
        raise NotImplementedError

    def get(self, request: Request, **address: str) -> Response:
        unknown = [name for name in request.query_params if name not in self.allowed]
        if unknown:
            known = ", ".join(self.allowed)
            raise BadRequest({name: [f"Known parameters: {known}."] for name in unknown})
        order = OrderForm(request.query_params)
        if not order.is_valid():
            raise BadRequest({name: list(map(str, e)) for name, e in order.errors.items()})
        pages = Pages()
        try:
            page = pages.paginate_queryset(self.rows(request), request, view=self)
        except NotFound as error:
            raise BadRequest({"page": [str(error.detail)]}) from error
        return pages.get_paginated_response([self.represent(row, request) for row in page or ()])


class Events(Listing):
    allowed = ("kind", "language", "year", "from", "to", "page", "page_size")

    def rows(self, request: Request) -> QuerySet[Event]:
        events = EventFilter(request.query_params, queryset=Event.objects.for_lists())
        if not events.is_valid():
            raise BadRequest({name: list(map(str, e)) for name, e in events.errors.items()})
        rows: QuerySet[Event] = events.qs
        return rows

    def represent(self, row: Event, request: Request) -> Any:
        return {
            **show.event(row, request.build_absolute_uri),
            "exchanges": row.exchange_count,  # type: ignore[attr-defined]
        }


class OneEvent(APIView):
    def get(self, request: Request, slug: str) -> Response:
        event = get_object_or_404(Event, slug=slug)
        passages = event.passages.with_turns().order_by("position")
        return Response(show.whole_event(event, passages, request.build_absolute_uri))


class Corrections(Listing):
    """What was corrected in an event, the newest first, with all changes."""

    def rows(self, request: Request) -> QuerySet[Correction]:
        event = get_object_or_404(Event.objects.without_texts(), slug=self.kwargs["slug"])
        return event.corrections.order_by("-number")

    def represent(self, row: Correction, request: Request) -> Any:
        return show.whole_correction(row, request.build_absolute_uri)


class Names(Listing):
    """Rows that passages are counted by."""

    model: type[Any]
    noun: str
    related: tuple[str, ...] = ("aliases",)

    def rows(self, request: Request) -> QuerySet[Any]:
        self.counts = counts(self.noun)
        rows: Any = self.model.objects.all()
        if self.model is not Topic:
            rows = rows.current()
        named: QuerySet[Any] = rows.prefetch_related(*self.related)
        return named

    def represent(self, row: Any, request: Request) -> Any:
        represent = getattr(show, self.noun)
        return represent(row, request.build_absolute_uri, self.counts.get(row.slug, 0))


class OneName(APIView):
    model: type[Model]
    noun: str

    def get(self, request: Request, slug: str) -> Response:
        row: Any = get_object_or_404(self.model, slug=slug)
        row = getattr(row, "merged_into", None) or row
        represent = getattr(show, self.noun)
        count = counts(self.noun).get(row.slug, 0)
        return Response(represent(row, request.build_absolute_uri, count))


class Outlets(Names):
    model, noun = Outlet, "outlet"


class OneOutlet(OneName):
    model, noun = Outlet, "outlet"


class Speakers(Names):
    model, noun = Speaker, "speaker"
    related = ("aliases", "tenures__office")


class OneSpeaker(OneName):
    model, noun = Speaker, "speaker"


class Topics(Names):
    model, noun = Topic, "topic"
    related = ()


class OneTopic(OneName):
    model, noun = Topic, "topic"


def counts(noun: str) -> dict[str, int]:
    """How many passages each outlet, speaker or topic has, by slug."""
    return {value.value: value.count for value in Search(QueryDict()).facet(noun).values}
