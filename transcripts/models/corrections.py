"""Corrections: what an import changed in an event that readers could see already."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .addresses import address
from .events import Event
from .passages import Passage


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def for_lists(self) -> Self:
        """The newest first, without the changes themselves, which can be as long as a text."""
        return self.defer("changes", "passages").order_by("-number")

    def of_passage(self, passage: Passage) -> Self:
        """Those that changed a turn of the passage."""
        return self.filter(event_id=passage.event_id, passages__contains=[passage.public_id])


class Correction(models.Model):
    """What one import changed in an event, as readers saw it before and after.

    `changes` needs nothing beside it to be shown, for turns may be gone later. It is a list in
    reading order, the head first, then turns. An unknown value is null.

        {"what": "head", "field": "title", "before": "…", "after": "…"}
        {"what": "changed", "turn": public id, "passage": public id, "position": 3, "kind",
         "label", "speaker", "outlet", "fields": {"speaker": ["before", "after"]},
         "moved": [from position, to position] or null, "edits": […]}
        {"what": "added" or "removed", "turn" … "outlet" as above, "text": "…"}

    The attributes of a turn are those after the change; of one that was removed, those before.
    An edit is a stretch of words with some unchanged ones around it, "cut" where the turn has more
    words before and after it:

        {"parts": [["same", "the"], ["removed", "lamps"], ["added", "lanterns"], ["same", "burn"]],
         "cut": [true, false]}

    `summary` counts: {"head": fields, "changed", "added", "removed", "moved": turns,
    "words_added", "words_removed": words}; a turn that moved counts as changed as well.
    """

    class Reason(models.TextChoices):
        SOURCE = "source", "The source text was changed"
        READING = "reading", "The same source text was read anew"

    event = models.ForeignKey(Event, models.CASCADE, related_name="corrections")
    number = models.PositiveIntegerField(help_text="Counts the corrections of an event from 1.")
    made_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=10, choices=Reason)
    summary = models.JSONField()
    changes = models.JSONField()
    passages = ArrayField(
        models.CharField(max_length=12),
        help_text="Public ids of the passages in `changes`.",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("event", "-number")
        constraints = (
            models.UniqueConstraint(fields=["event", "number"], name="correction_number_once"),
        )

    def __str__(self) -> str:
        return f"Correction {self.number} of {self.event}"

    def get_absolute_url(self) -> str:
        page = address("corrections", self.event.slug)
        return f"{page}#correction-{self.number}"
