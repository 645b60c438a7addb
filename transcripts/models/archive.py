"""What is true of the archive as a whole."""

from django.db import connection, models


class ArchiveManager(models.Manager["Archive"]):
    def is_fictional(self) -> bool:
        """Whether everything in this archive is invented. Each request asks."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM transcripts_archive WHERE fictional)")
            return bool(cursor.fetchone()[0])


class Archive(models.Model):
    """One row, or none: an archive of which nothing was said is an ordinary one.

    It stands in the database, so that whoever copies, dumps or restores the data takes it along.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    fictional = models.BooleanField(
        default=False, help_text="Everything in it is invented: a sample of what the software does."
    )

    objects = ArchiveManager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_archive"),
        )

    def __str__(self) -> str:
        return "fictional archive" if self.fictional else "archive"
