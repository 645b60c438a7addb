"""Atom feeds: any search, followed."""

from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from transcripts.models import Archive, Event
from transcripts.search import BadParameters, Search
from transcripts.search.hits import Hit

from .outcome import refused


class FictionalFeed(Atom1Feed):
    """Says of itself and of each entry, which readers show alone, that it is invented."""

    def __init__(self, title: str, link: str, description: str, **options: Any) -> None:
        options["subtitle"] = f"FICTIONAL: everything here is invented. {options['subtitle']}"
        super().__init__(f"FICTIONAL · {title}", link, description, **options)

    def add_item(self, title: str, *arguments: Any, **options: Any) -> None:
        super().add_item(f"FICTIONAL · {title}", *arguments, **options)


class SearchFeed(Feed):
    """The newest passages that a search finds; it takes the search's parameters."""

    author_name = "NATO Archive"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except BadParameters as bad:
            return refused(bad)

    def get_object(self, request: HttpRequest) -> Search:
        query = request.GET.copy()
        query["sort"] = query.get("sort") or "newest"
        query.pop("group", None)  # entries are passages
        return Search(query)

    def feed_type(self, **options: Any) -> Atom1Feed:  # type: ignore[override]
        return (FictionalFeed if Archive.objects.is_fictional() else Atom1Feed)(**options)

    def title(self, search: Search) -> str:
        return f"{search.words} · NATO Archive"

    def subtitle(self, search: Search) -> str:
        return f"{carried(search)}. From an independent archive, not NATO's."

    def link(self, search: Search) -> str:
        return f"{reverse('search')}?{search.parameters.urlencode()}"

    def feed_url(self, search: Search) -> str:
        return f"{reverse('search_feed')}?{search.parameters.urlencode()}"

    def items(self, search: Search) -> list[Hit]:
        return search.hits

    def item_title(self, hit: Hit) -> str:
        return hit.passage.heading

    def item_description(self, hit: Hit) -> str:
        return render_to_string("includes/feed_item.html", {"hit": hit})

    def item_link(self, hit: Hit) -> str:
        return hit.passage.get_absolute_url()

    def item_guid(self, hit: Hit) -> str:
        """The same under whatever host name the archive is served."""
        return f"urn:nato-archive:passage:{hit.passage.public_id}"

    def item_pubdate(self, hit: Hit) -> Any:
        return _midnight(hit.passage.event)

    def item_updateddate(self, hit: Hit) -> Any:
        return hit.passage.event.updated_at

    def item_categories(self, hit: Hit) -> list[str]:
        return [topic.name for topic in hit.topics]


def carried(search: Search) -> str:
    """What a feed carries, in words: “Exchanges and statements asked by AFP, the newest events
    first; the latest 20”."""
    order, which = {
        "newest": ("the newest events first", "the latest"),
        "oldest": ("the oldest events first", "the first"),
        "relevance": ("the best matches first", "the best"),
    }[search.sort]
    if search.page > 1:
        return f"{search.words}, {order}; page {search.page}, of {search.page_size} each"
    return f"{search.words}, {order}; {which} {search.page_size}"


def _midnight(event: Event) -> datetime:
    """The event's day as a time: transcripts say no hour."""
    return datetime.combine(event.date, time(), UTC)
