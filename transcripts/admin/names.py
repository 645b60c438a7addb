"""Outlets and speakers, with their aliases, and the offices that speakers held."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nato_archive.countries import INVENTED
from transcripts.ingest import merge
from transcripts.models import Archive, Office, Outlet, OutletAlias, Speaker, SpeakerAlias, Tenure

from .merges import UndoMerge
from .to_look_at import NamesToLookAt


class OutletAliases(admin.TabularInline):
    model = OutletAlias
    extra = 1
    fields = ("name",)


class SpeakerAliases(admin.TabularInline):
    model = SpeakerAlias
    extra = 1
    fields = ("name",)


class Tenures(admin.TabularInline):
    model = Tenure
    extra = 0
    fields = ("office", "start", "end", "ongoing", "acting", "source")
    formfield_overrides: ClassVar[Any] = {
        models.CharField: {"widget": forms.TextInput(attrs={"size": 12})}
    }
    verbose_name_plural = "offices held"


class NamedAdmin(NamesToLookAt, UndoMerge, admin.ModelAdmin):
    """What outlets and speakers have in common."""

    search_fields = ("name", "aliases__name")
    actions = ("mark_as_verified", "merge_into_one")
    readonly_fields = ("slug", "merged_names")
    list_per_page = 100
    ordering = ("name",)
    change_list_template = "admin/transcripts/names_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Those that can still be chosen: what was merged is an address only."""
        rows: QuerySet[Any] = super().get_queryset(request).filter(merged_into=None)
        counted: QuerySet[Any] = rows.annotate(turn_count=Count("turns"))
        return counted

    def get_urls(self) -> list[URLPattern]:
        return [*self.look_urls(), *self.undo_urls(), *super().get_urls()]

    @admin.display(description="turns", ordering="turn_count")
    def turns(self, row: Any) -> int:
        return int(row.turn_count)

    @admin.display(description="merged into it")
    def merged_names(self, row: Any) -> SafeString | str:
        """Those that were merged into a name, each with the way back."""
        lines = [
            format_html(
                '{} <a href="{}">Undo the merge</a>',
                merged,
                reverse(self.url_name("undo_merge"), args=[merged.pk]),
            )
            if merged.moved
            else merged
            for merged in row.merged.all()
        ]
        listed = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
        return format_html("<ul>{}</ul>", listed) if lines else "None."

    def url_name(self, view: str) -> str:
        return f"admin:transcripts_{self.model._meta.model_name}_{view}"

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
        self.merge_and_say(request, list(rows), into)
        return None

    def merge_and_say(self, request: HttpRequest, rows: list[Any], into: Any) -> None:
        """Merge, note it in the admin's history, and say how to undo it."""
        moved = merge(rows, into)
        names = ", ".join(str(row) for row in rows if row != into)
        self.log_change(request, into, f"Merged {names} into it.")
        said = f"Merged into {into}: {moved} turns changed hands; old addresses lead to it."
        page = reverse(self.url_name("change"), args=[into.pk])
        link = format_html('{} <a href="{}">Undo it there</a>', said, page)
        self.message_user(request, link)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What turns refer to cannot be deleted, only merged or corrected."""
        if obj is not None and obj.turns.exists():  # type: ignore[attr-defined]
            return False
        return super().has_delete_permission(request, obj)


@admin.register(Outlet)
class OutletAdmin(NamedAdmin):
    list_display = ("name", "country", "kind", "verified", "turns")
    list_filter = ("verified", "kind", "country")
    fields = ("name", "slug", "country", "kind", "verified", "merged_names")
    inlines = (OutletAliases,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The sample archive's countries are to be chosen there only."""
        if db_field.name == "country" and not Archive.objects.is_fictional():
            kwargs["choices"] = [one for one in db_field.choices if one[0] not in INVENTED]
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Speaker)
class SpeakerAdmin(NamedAdmin):
    list_display = ("name", "verified", "turns")
    list_filter = ("verified", "tenures__office")
    fields = ("name", "slug", "verified", "merged_names")
    inlines = (SpeakerAliases, Tenures)


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ("name", "titles")
    search_fields = ("name", "titles", "short_titles")
    fields = ("name", "titles", "short_titles")
