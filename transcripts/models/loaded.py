"""What the files in fixtures/ have brought so far."""

from django.db import models


class LoadedEntry(models.Model):
    """An entry of a file that was loaded once: if its row is gone, an editor deleted it."""

    file = models.CharField(max_length=100)
    entry = models.CharField(max_length=500)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "entry"], name="entry_once"),)

    def __str__(self) -> str:
        return f"{self.entry} of {self.file}"
