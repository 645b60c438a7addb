"""The archive's version, which changes with every change that readers can see (migration 0010)."""

from django.db import connection

from transcripts.models import Change

MANY_CHANGES = 1_000  # rows of Change that are put together into one


def archive_version() -> str:
    """What stands for the archive as it is now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0), count(*) FROM transcripts_change")
        last, number = cursor.fetchone()
    return f"{last}-{number}"


def put_changes_together() -> None:
    """Let the version have few rows, after an import that changed much."""
    if Change.objects.count() > MANY_CHANGES:
        with connection.cursor() as cursor:
            cursor.execute(
                "WITH gone AS (DELETE FROM transcripts_change)"
                " INSERT INTO transcripts_change DEFAULT VALUES"
            )
