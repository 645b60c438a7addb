"""Searches that are followed by e-mail: to be seen, and deleted with all that is known of them."""

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from transcripts.alerts.followed import search_of
from transcripts.models import Subscription
from transcripts.models.subscriptions import SubscriptionQuerySet
from transcripts.search import BadParameters


@admin.register(Subscription)
class SubscriptionAdmin(admin.ModelAdmin):
    list_display = ("address", "searched", "frequency", "state", "sent_at")
    list_display_links = None
    list_filter = (
        "frequency",
        ("confirmed_at", admin.EmptyFieldListFilter),
        ("paused_at", admin.EmptyFieldListFilter),
    )
    actions = ("send_again",)
    list_per_page = 50  # each search is put in words
    search_fields = ("address",)
    fields = ("address", "searched", "frequency", "state", "asked_at", "confirmed_at", "sent_at")
    readonly_fields = fields

    @admin.display(description="Search")
    def searched(self, row: Subscription) -> SafeString:
        try:
            words = search_of(row).words
        except BadParameters as bad:
            reasons = " ".join(m for messages in bad.errors.values() for m in messages)
            words = f"Can no longer be run: {reasons}"
        return format_html('<a href="{}?{}">{}</a>', reverse("search"), row.search, words)

    @admin.display(description="State")
    def state(self, row: Subscription) -> str:
        if row.paused_at:
            return f"paused on {row.paused_at:%-d %B %Y}, mails were refused: {row.refusal}"
        if row.refusals:
            return f"last refused on {row.refused_at:%-d %B %Y}: {row.refusal}"
        if row.confirmed_at:
            return f"confirmed on {row.confirmed_at:%-d %B %Y}"
        return f"asked to confirm on {row.asked_at:%-d %B %Y}"

    @admin.action(description="Send mails to paused addresses again", permissions=["delete"])
    def send_again(self, request: HttpRequest, chosen: SubscriptionQuerySet) -> None:
        number = chosen.exclude(paused_at=None).resume()
        self.message_user(request, f"{number} {'is' if number == 1 else 'are'} paused no more.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Subscription | None = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Listed where alerts are on, or where there still is something to delete."""
        if not super().has_module_permission(request):
            return False
        return settings.ALERTS or Subscription.objects.exists()
