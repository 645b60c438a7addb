"""Names that an import came across and nobody has looked at yet."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from transcripts.ingest import looks_like

PAGE_SIZE = 50
LONGEST_KEY = 18  # digits of a primary key


class NamesToLookAt(admin.ModelAdmin):
    """A page of unverified names, the most printed first: one click says that a name is right,
    or that it is one that it looks like."""

    def look_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.to_look_at)
        name = f"transcripts_{self.model._meta.model_name}_to_look_at"
        return [path("to-look-at/", view, name=name)]

    def to_look_at(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            self._decide(request)
            return redirect(request.get_full_path())
        page = Paginator(self._unverified(), PAGE_SIZE).get_page(request.GET.get("page"))
        alike = looks_like(self.model, page.object_list)
        for row in page.object_list:
            row.alike = alike[row.pk]
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.model._meta.verbose_name_plural} to look at".capitalize(),
            "opts": self.model._meta,
            "page": page,
        }
        return render(request, "admin/transcripts/to_look_at.html", context)

    def _unverified(self) -> QuerySet[Any]:
        rows: Any = self.model._default_manager
        unverified: QuerySet[Any] = rows.current().filter(verified=False)
        counted = unverified.annotate(
            turn_count=Count("turns"), first_day=Min("turns__event__date")
        )
        ordered: QuerySet[Any] = counted.order_by("-turn_count", "name", "pk")
        return ordered

    def _decide(self, request: HttpRequest) -> None:
        """Mark the chosen name as verified, or merge it into another."""
        rows: Any = self.model._default_manager
        row = rows.current().filter(pk=_key(request, "row")).first()
        into = rows.current().filter(pk=_key(request, "into")).first()
        if row is None:
            self.message_user(request, "Somebody was quicker: that name is gone from here.")
        elif into is not None and into != row:
            self.merge_and_say(request, [row], into)
        elif "into" not in request.POST:
            rows.filter(pk=row.pk).update(verified=True)
            self.log_change(request, row, "Marked as verified.")
            self.message_user(request, f"{row} is marked as verified.")

    def merge_and_say(self, request: HttpRequest, rows: list[Any], into: Any) -> None:
        raise NotImplementedError


def _key(request: HttpRequest, name: str) -> int | None:
    """A primary key that was sent, None where it is none."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) <= LONGEST_KEY else None
