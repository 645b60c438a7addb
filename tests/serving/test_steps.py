"""What `serve` does before it serves, step by step."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from nato_archive.errors import SetupError
from nato_archive.serving import steps


def test_tables_of_a_newer_version_are_left_alone(db: None) -> None:
    assert steps.migrate() == "up to date"
    MigrationRecorder(connection).record_applied("transcripts", "9999_later")
    with pytest.raises(SetupError, match=r"newer version of the archive \(migration 9999_later"):
        steps.migrate()
