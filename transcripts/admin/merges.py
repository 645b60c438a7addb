"""The way back from a merge."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path

from transcripts.ingest import unmerge


class UndoMerge(admin.ModelAdmin):
    """A page that asks, and undoes the merge of one name."""

    def undo_urls(self) -> list[URLPattern]:
        name = f"transcripts_{self.model._meta.model_name}_undo_merge"
        view = self.admin_site.admin_view(self.undo_merge)
        return [path("<int:pk>/undo-merge/", view, name=name)]

    def undo_merge(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        merged = self.model._default_manager.exclude(merged_into=None).exclude(moved={})
        row: Any = get_object_or_404(merged.select_related("merged_into"), pk=pk)
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": "Undo the merge",
                "opts": self.model._meta,
                "row": row,
                "turn_count": len(row.moved["turns"]),
            }
            return render(request, "admin/transcripts/undo_merge.html", context)
        into = row.merged_into
        back = unmerge(row)
        self.log_change(request, row, f"Undid its merge into {into}.")
        self.message_user(request, f"{row} stands by itself again, with {back} turns.")
        return redirect(f"admin:transcripts_{self.model._meta.model_name}_change", row.pk)
