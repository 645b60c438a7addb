"""Passages and turns. The words are the source's and cannot be changed; who says them can."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from transcripts.models import Answer, Passage, Question, TopicDecision, Turn

TURN_FIELDS = ("kind", "speaker", "role", "outlet", "label", "speaker_name", "outlet_name", "text")
AS_PRINTED = ("label", "speaker_name", "outlet_name", "text", "position", "start", "end", "event")


ONE_LINE = {models.TextField: {"widget": forms.TextInput(attrs={"size": 60})}}


class FromImports:
    """Rows that only an import makes or deletes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class TurnsInline(FromImports, admin.StackedInline):
    model = Turn
    extra = 0
    fields = TURN_FIELDS
    readonly_fields = AS_PRINTED[:4]
    autocomplete_fields = ("speaker", "outlet")
    show_change_link = True
    formfield_overrides: ClassVar[Any] = ONE_LINE


class TopicDecisions(admin.TabularInline):
    model = TopicDecision
    extra = 1
    autocomplete_fields = ("topic",)
    verbose_name_plural = "topics added or excluded by hand"


@admin.register(Passage)
class PassageAdmin(FromImports, admin.ModelAdmin):
    list_display = ("heading", "kind", "event", "date")
    list_filter = ("kind", "event__language")
    search_fields = ("public_id", "event__title", "turns__text", "turns__speaker__name")
    date_hierarchy = "event__date"
    ordering = ("-event__date", "event", "position")
    fields = ("public_id", "event", "position", "kind")
    readonly_fields = ("public_id", "event", "position")
    inlines = (TopicDecisions, TurnsInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        return Passage.objects.with_turns().order_by(*self.ordering)

    @admin.display(ordering="event__date")
    def date(self, passage: Passage) -> Any:
        return passage.event.date


class TurnAdmin(FromImports, admin.ModelAdmin):
    list_display = ("words", "kind", "speaker", "outlet", "event")
    list_filter: ClassVar[Any] = ("kind", "event__kind")
    search_fields = ("text", "speaker__name", "outlet__name", "label", "public_id")
    list_select_related = ("speaker", "outlet", "event")
    autocomplete_fields = ("speaker", "outlet")
    date_hierarchy = "event__date"
    fields = ("public_id", "event", "position", *TURN_FIELDS, "in_reply_to", "start", "end")
    readonly_fields = ("public_id", *AS_PRINTED, "in_reply_to")
    formfield_overrides: ClassVar[Any] = ONE_LINE

    @admin.display(description="words", ordering="text")
    def words(self, turn: Turn) -> str:
        return Truncator(turn.text).words(12) or "(no words)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .defer("event__source_text", "event__spans", "event__warnings", "event__imported")
        )


@admin.register(Turn)
class AllTurnsAdmin(TurnAdmin):
    pass


@admin.register(Question)
class QuestionAdmin(TurnAdmin):
    list_filter: ClassVar[Any] = ("event__kind", ("outlet", admin.RelatedOnlyFieldListFilter))


@admin.register(Answer)
class AnswerAdmin(TurnAdmin):
    list_filter: ClassVar[Any] = ("event__kind",)
