"""What is to be done before the first page can be served. Each step says in words what it did."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from nato_archive.errors import SetupError
from nato_archive.postgres.base import DatabaseWrapper
from nato_archive.postgres.server import Server
from nato_archive.serving import static_files
from transcripts.models import Archive, Event


def embedded_server() -> Server | None:
    """The embedded database server; None when DATABASE_URL names another."""
    connection = connections["default"]
    if not isinstance(connection, DatabaseWrapper):
        return None
    return Server(Path(connection.settings_dict["HOST"]))


def start_database() -> str:
    """Connect, after starting the embedded server unless it runs already."""
    server = embedded_server()
    started = server is not None and server.start()
    connections["default"].ensure_connection()
    return "started" if started else "is running"


def migrate() -> str:
    """Bring the tables up to date. SetupError where a newer version of the archive was here."""
    executor = MigrationExecutor(connections["default"])
    known, applied = (
        max((name for app, name in names if app == "transcripts"), default="")
        for names in (executor.loader.disk_migrations, executor.loader.applied_migrations)
    )
    if applied > known:
        raise SetupError(
            f"The database was made for a newer version of the archive (migration {applied}; this"
            f" version ends with {known}): run that version, or choose another data folder with"
            " ARCHIVE_DATA=."
        )
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return f"{missing} applied" if missing else "up to date"


def load(out: OutputWrapper, err: OutputWrapper) -> None:
    """Load what is in fixtures/; the commands say what they did. Transcripts only into an archive
    that has none: a version that somebody imported since is not to be overwritten; and into no
    fictional one, which would refuse them.

    A file that is refused is reported and leaves the archive as it was: that is worth serving.
    """
    _run(out, err, "load_names")
    events = Event.objects.count()
    if events or Archive.objects.is_fictional():
        out.write(f"Transcripts: {events} in the archive.")
    else:
        _run(out, err, "import_transcripts", str(settings.FIXTURES / "transcripts"))


def _run(out: OutputWrapper, err: OutputWrapper, name: str, *arguments: str) -> None:
    try:
        call_command(name, *arguments, verbosity=0, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))


def collect_static_files() -> str:
    """Collect stylesheets, scripts and images for the web server."""
    return "collected" if static_files.collect() else "up to date"


def has_administrator() -> bool:
    """Whether somebody can log in to the admin and do everything there."""
    return get_user_model().objects.filter(is_superuser=True, is_active=True).exists()
