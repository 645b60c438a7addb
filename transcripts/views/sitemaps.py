"""What search engines are told of: every event and passage, and the names in them."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse

from transcripts.models import Event, Outlet, Passage, Speaker, Topic


class Pages(Sitemap):
    """Pages that are always there."""

    def items(self) -> list[str]:
        return ["home", "events", "outlets", "speakers", "topics", "search_help", "about"]

    def location(self, item: Any) -> str:
        return reverse(item)


class Events(Sitemap):
    limit = 5_000

    def items(self) -> QuerySet[Event]:
        return Event.objects.order_by("-date", "-pk").only("slug", "date", "updated_at")

    def lastmod(self, item: Event) -> datetime:
        return item.updated_at


class Passages(Sitemap):
    limit = 10_000

    def items(self) -> QuerySet[Passage]:
        return Passage.objects.order_by("pk").only("public_id")


class Names(Sitemap):
    """Those who are named in transcripts, under their names of today."""

    limit = 10_000

    def __init__(self, model: type[Model]) -> None:
        self.model: Any = model

    def items(self) -> QuerySet[Any]:
        rows: Any = self.model.objects
        if self.model is not Topic:
            rows = rows.current().in_transcripts()
        named: QuerySet[Any] = rows.order_by("pk").distinct()
        return named


SITEMAPS: dict[str, Sitemap | type[Sitemap]] = {
    "pages": Pages,
    "events": Events,
    "passages": Passages,
    "outlets": Names(Outlet),
    "speakers": Names(Speaker),
    "topics": Names(Topic),
}
