"""What an import does once at its end, for all that it has written."""

from django.db import transaction

from transcripts.search.version import put_changes_together

from .statements import fetch

# Tables that have changed by more than a tenth since PostgreSQL last looked at what is in them.
CHANGED = """
    SELECT relname FROM pg_stat_user_tables
    WHERE schemaname = ANY (current_schemas(false)) AND relname LIKE 'transcripts_%%'
        AND n_mod_since_analyze > 100 + n_live_tup / 10
    ORDER BY relname
"""


def finish() -> None:
    """Return when everything imported so far is on disk, and in its place in the index: what still
    waited for that would be gone through by each search. What plans and rankings are made from is
    brought up to date."""
    with transaction.atomic():
        fetch(
            "SELECT gin_clean_pending_list(index::regclass)"
            " FROM unnest(ARRAY['passage_vector', 'passage_written']) AS index"
        )
    with transaction.atomic():
        for (table,) in fetch(CHANGED):
            fetch(f"ANALYZE {table}")
        put_changes_together()
        fetch("SELECT pg_logical_emit_message(true, 'archive', 'imported')")
