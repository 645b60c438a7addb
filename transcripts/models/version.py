"""What the archive's version is made of, and the counts that are kept for one version of it."""

from django.db import models


class Change(models.Model):
    """A statement that changed what readers find.

    Triggers (migration 0010) write one row for each; no transaction waits for another by that. The
    highest number together with the number of rows is the archive's version: whatever is committed
    changes it, in whatever order transactions end.
    """

    def __str__(self) -> str:
        return f"change {self.pk}"


class Summary(models.Model):
    """The whole archive, counted for one version of it: one row, written by imports.

    `counts` is what `search.counts.Counts` holds; `words` the number of words of all passages.
    """

    version = models.CharField(max_length=60)
    counts = models.JSONField()
    words = models.BigIntegerField()

    def __str__(self) -> str:
        return f"summary of version {self.version}"
