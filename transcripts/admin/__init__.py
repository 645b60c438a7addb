"""The admin: uploading, looking at what was understood, correcting."""

from django.contrib import admin

from . import events, missed, names, passages, subscriptions, topics

admin.site.site_header = "NATO Archive"
admin.site.site_title = "NATO Archive"
admin.site.index_title = "The archive's contents"

__all__ = ["events", "missed", "names", "passages", "subscriptions", "topics"]
