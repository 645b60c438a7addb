"""Topics: a change of the query re-tags the archive at once."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from transcripts.models import Topic, TopicDecision
from transcripts.search.topics import BadTopicQuery, compile_topic


class TopicForm(forms.ModelForm):
    class Meta:
        model = Topic
        fields = ("name", "query", "description")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("query"):
            try:
                compile_topic(Topic(name=cleaned.get("name", ""), query=cleaned["query"]))
            except BadTopicQuery as error:
                raise forms.ValidationError({"query": str(error)}) from error
        return cleaned


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    form = TopicForm
    list_display = ("name", "description")
    search_fields = ("name", "query", "description")
    fields = ("name", "slug", "query", "description")
    readonly_fields = ("slug",)

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        super().save_model(request, compile_topic(obj), form, change)


@admin.register(TopicDecision)
class TopicDecisionAdmin(admin.ModelAdmin):
    list_display = ("topic", "carries", "passage")
    list_filter = ("carries", "topic")
    search_fields = ("topic__name", "passage__public_id")
    list_select_related = ("topic", "passage__event")
    autocomplete_fields = ("topic", "passage")
