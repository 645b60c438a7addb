"""Events, and the upload of new transcripts."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transcripts.ingest import import_uploads
from transcripts.models import Event

from .passages import FromImports
from .upload import UploadForm


class HasWarnings(admin.SimpleListFilter):
    title = "warnings"
    parameter_name = "warnings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "With warnings"), ("no", "Without")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "yes":
                return queryset.exclude(warnings=[])
            case "no":
                return queryset.filter(warnings=[])
        return queryset


@admin.register(Event)
class EventAdmin(FromImports, admin.ModelAdmin):
    list_display = ("heading", "date", "kind", "place", "language", "warning_count")
    list_filter = ("kind", "language", HasWarnings)
    search_fields = ("title", "byline", "place", "source_url", "slug")
    date_hierarchy = "date"
    fields = (
        *("title", "byline", "kind", "date", "place", "language", "delivery", "source_url"),
        *("slug", "warning_list", "imported_at", "updated_at"),
        *("source_name", "source_sha256", "source"),
    )
    readonly_fields = (
        *("slug", "warning_list", "imported_at", "updated_at"),
        *("source_name", "source_sha256", "source"),
    )
    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 80})},
        models.URLField: {"assume_scheme": "https"},
    }
    change_list_template = "admin/transcripts/event/change_list.html"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What was made of an event goes with it; who may delete the event may delete that."""
        found, counts, _, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    @admin.display(description="warnings")
    def warning_count(self, event: Event) -> int:
        return len(event.warnings)

    @admin.display(description="what the parser was not sure of")
    def warning_list(self, event: Event) -> SafeString | str:
        rows = [(w["line"], w["message"], w["code"]) for w in event.warnings]
        found = format_html_join("", "<li>Line {}: {} <code>{}</code></li>", rows)
        return format_html("<ul>{}</ul>", found) if rows else "Nothing."

    @admin.display(description="source text, as received")
    def source(self, event: Event) -> SafeString:
        return format_html('<pre class="source-text">{}</pre>', event.source_text)

    def get_urls(self) -> list[URLPattern]:
        upload = self.admin_site.admin_view(self.upload)
        return [
            path("upload/", upload, name="transcripts_event_upload"),
            *super().get_urls(),
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Import uploaded files as the command would, and show its report."""
        needed = ("transcripts.add_event", "transcripts.change_event")  # a correction changes one
        if not request.user.has_perms(needed):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        report = None
        if request.method == "POST" and form.is_valid():
            report = import_uploads(
                form.uploads(), form.metadata(), dry_run=form.cleaned_data["check_only"]
            )
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload transcripts",
            "opts": self.model._meta,
            "form": form,
            "report": report,
            "kept": report is not None and not form.cleaned_data["check_only"],
        }
        return render(request, "admin/transcripts/event/upload.html", context)
