"""Topics: subjects, each defined by a search query, and what people decided by hand."""

from typing import Any

from django.db import models

from .addresses import address
from .names import free_slug
from .passages import Passage


class Topic(models.Model):
    """A subject. Passages that match `query` carry it, in the database itself (migration 0002).

    `compiled` is the query as PostgreSQL reads it, for each text search configuration: alternatives
    of what a passage must match, its stems and its words as they are written, null where nothing is
    asked of them: `{"archive_english": [["'kyiv'", null], [null, "'black' <-> 'sea'"]], …}`. Only
    `transcripts.search.topics` writes it, and a topic without it cannot be stored, so that no topic
    silently matches nothing.
    """

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    query = models.TextField(help_text="A search query: what it finds carries the topic.")
    description = models.TextField(blank=True)
    loaded = models.JSONField(
        default=dict, editable=False, help_text="What the files in fixtures/ last said of it."
    )
    compiled = models.JSONField(editable=False, default=None)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(Topic, self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("topic", self.slug)


class TopicDecision(models.Model):
    """A person's word on whether a passage carries a topic; it outlasts every re-tagging."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="topic_decisions")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="decisions")
    carries = models.BooleanField(
        default=True, help_text="Yes: added by hand. No: excluded, whatever the query says."
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["passage", "topic"], name="one_decision_a_topic"),
        )

    def __str__(self) -> str:
        return f"{'+' if self.carries else '-'}{self.topic}"
