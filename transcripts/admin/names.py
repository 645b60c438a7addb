"""Outlets and speakers, with their aliases."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from transcripts.ingest import merge
from transcripts.models import Outlet, OutletAlias, Speaker, SpeakerAlias


class OutletAliases(admin.TabularInline):
    model = OutletAlias
    extra = 1
    fields = ("name",)


class SpeakerAliases(admin.TabularInline):
    model = SpeakerAlias
    extra = 1
    fields = ("name",)


class NamedAdmin(admin.ModelAdmin):
    """What outlets and speakers have in common."""

    search_fields = ("name", "aliases__name")
    actions = ("mark_as_verified", "merge_into_one")
    readonly_fields = ("slug",)
    list_per_page = 100
    ordering = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those that can still be chosen: what was merged is an address only."""
        rows: QuerySet[Any] = super().get_queryset(request).filter(merged_into=None)
        counted: QuerySet[Any] = rows.annotate(turn_count=Count("turns"))
        return counted

    @admin.display(description="turns", ordering="turn_count")
    def turns(self, row: Any) -> int:
        return int(row.turn_count)

    @admin.action(description="Mark as verified", permissions=["change"])
    def mark_as_verified(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        count = rows.update(verified=True)
        self.message_user(request, f"{count} marked as verified.")

    @admin.action(description="Merge into one", permissions=["change"])
    def merge_into_one(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        """Ask which of the chosen names stays, then merge the others into it."""
        if rows.count() < 2:
            self.message_user(request, "Choose the two or more that are one.", messages.WARNING)
            return None
        chosen = request.POST.get("into", "")
        into = rows.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 19 else None
        if into is None:
            context = {
                **self.admin_site.each_context(request),
                "title": f"Merge {self.model._meta.verbose_name_plural}",
                "opts": self.model._meta,
                "rows": rows,
                "action": "merge_into_one",
            }
            return render(request, "admin/transcripts/merge.html", context)
        moved = merge(rows, into)
        self.message_user(
            request, f"Merged into {into}: {moved} turns changed hands; old addresses lead to it."
        )
        return None

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What turns refer to cannot be deleted, only merged or corrected."""
        if obj is not None and obj.turns.exists():  # type: ignore[attr-defined]
            return False
        return super().has_delete_permission(request, obj)


@admin.register(Outlet)
class OutletAdmin(NamedAdmin):
    list_display = ("name", "country", "kind", "verified", "turns")
    list_filter = ("verified", "kind", "country")
    fields = ("name", "slug", "country", "kind", "verified")
    inlines = (OutletAliases,)


@admin.register(Speaker)
class SpeakerAdmin(NamedAdmin):
    list_display = ("name", "verified", "turns")
    list_filter = ("verified",)
    fields = ("name", "slug", "verified")
    inlines = (SpeakerAliases,)
