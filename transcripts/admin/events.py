"""Events, and the upload of new transcripts."""

from io import BytesIO
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.functions import Length
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from transcripts.ingest import Outcome
from transcripts.models import Event, ReceivedFile

from .passages import FromImports
from .upload import UploadForm


class HasWarnings(admin.SimpleListFilter):
    """Events with any warning, with none, or with one of a code."""

    title = "warnings"
    parameter_name = "warnings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        codes = Event.objects.warning_codes()
        return [("yes", "With warnings"), ("no", "Without"), *((code, code) for code in codes)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "yes":
                return queryset.exclude(warnings=[])
            case "no":
                return queryset.filter(warnings=[])
            case None:
                return queryset
            case code:
                return queryset.filter(warnings__contains=[{"code": code}])


@admin.register(Event)
class EventAdmin(FromImports, admin.ModelAdmin):
    list_display = ("heading", "date", "kind", "place", "language", "warning_count")
    list_filter = ("kind", "language", HasWarnings)
    search_fields = ("title", "byline", "place", "source_url", "slug")
    date_hierarchy = "date"
    fields = (
        *("title", "byline", "kind", "date", "place", "language", "delivery", "source_url"),
        *("slug", "warning_list", "imported_at", "updated_at"),
        *("source_name", "source_sha256", "received", "origin_list", "source"),
    )
    readonly_fields = (
        *("slug", "warning_list", "imported_at", "updated_at"),
        *("source_name", "source_sha256", "received", "origin_list", "source"),
    )
    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 80})},
        models.URLField: {"assume_scheme": "https"},
    }
    change_list_template = "admin/transcripts/event/change_list.html"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Event]:
        """The list shows no texts: they are read with one event."""
        return super().get_queryset(request).defer("source_text", "spans", "imported")

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

    @admin.display(description="file as received")
    def received(self, event: Event) -> SafeString | str:
        try:
            file = ReceivedFile.objects.annotate(size=Length("data")).defer("data").get(pk=event.pk)
        except ReceivedFile.DoesNotExist:
            return "Plain text: the source text below is all of it."
        address = reverse("admin:transcripts_event_received", args=[event.pk])
        size = filesizeformat(file.size)
        return format_html(
            '<a href="{}">{}</a>, {}, SHA-256 {}', address, file.name, size, file.sha256
        )

    @admin.display(description="where the head comes from")
    def origin_list(self, event: Event) -> SafeString | str:
        rows = [(name.replace("_", " "), origin) for name, origin in event.origins.items()]
        found = format_html_join("", "<li>{}: {}</li>", rows)
        return format_html("<ul>{}</ul>", found) if rows else "Not known."

    @admin.display(description="source text, as received")
    def source(self, event: Event) -> SafeString:
        return format_html('<pre class="source-text">{}</pre>', event.source_text)

    def get_urls(self) -> list[URLPattern]:
        upload = self.admin_site.admin_view(self.upload)
        received = self.admin_site.admin_view(self.download)
        return [
            path("upload/", upload, name="transcripts_event_upload"),
            path("<int:pk>/received/", received, name="transcripts_event_received"),
            *super().get_urls(),
        ]

    def download(self, request: HttpRequest, pk: int) -> FileResponse:
        """The file that an event came in, to be saved and never shown: it is somebody's page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        file = get_object_or_404(ReceivedFile, pk=pk)
        return FileResponse(
            BytesIO(file.data),
            as_attachment=True,
            filename=PurePath(file.name).name,
            content_type="application/octet-stream",
        )

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Import uploaded files as the command would, and show its report."""
        needed = ("transcripts.add_event", "transcripts.change_event")  # a correction changes one
        if not request.user.has_perms(needed):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        report = None
        outcomes: list[Outcome] = []
        if request.method == "POST" and form.is_valid():
            report = form.work.run(
                dry_run=form.cleaned_data["check_only"], progress=outcomes.append
            )
        context = {
            **self.admin_site.each_context(request),
            "title": "Upload transcripts",
            "opts": self.model._meta,
            "form": form,
            "report": report,
            "outcomes": outcomes,
            "kept": report is not None and not form.cleaned_data["check_only"],
        }
        return render(request, "admin/transcripts/event/upload.html", context)
