"""Searches that found nothing: to be read, tried again and deleted."""

from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from transcripts.models import MissedSearch


@admin.register(MissedSearch)
class MissedSearchAdmin(admin.ModelAdmin):
    list_display = ("words", "times", "last_day", "again")
    list_display_links = None
    search_fields = ("words",)
    date_hierarchy = "last_day"
    readonly_fields = ("words", "times", "last_day", "again")

    @admin.display(description="Search again")
    def again(self, row: MissedSearch) -> SafeString:
        address = f"{reverse('search')}?{urlencode({'q': row.words})}"
        return format_html('<a href="{}">Search for “{}”</a>', address, row.words)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MissedSearch | None = None) -> bool:
        return False
