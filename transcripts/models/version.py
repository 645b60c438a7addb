"""What the archive's version is made of."""

from django.db import models


class Change(models.Model):
    """A statement that changed what readers find.

    Triggers (migration 0010) write one row for each; no transaction waits for another by that. The
    highest number together with the number of rows is the archive's version: whatever is committed
    changes it, in whatever order transactions end.
    """

    def __str__(self) -> str:
        return f"change {self.pk}"
