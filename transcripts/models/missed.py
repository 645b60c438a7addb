"""Searches that found nothing, for editors to learn from."""

from django.db import models

WORDS_LENGTH = 200


class MissedSearch(models.Model):
    """Words that were searched for and found nothing: which, how often, and the last day.

    Nothing tells who searched, or at what time (`search.missed` writes it).
    """

    words = models.CharField(max_length=WORDS_LENGTH, unique=True)
    times = models.PositiveIntegerField(default=1)
    last_day = models.DateField()

    class Meta:
        ordering = ("-times", "-last_day", "words")
        verbose_name_plural = "missed searches"

    def __str__(self) -> str:
        return self.words
