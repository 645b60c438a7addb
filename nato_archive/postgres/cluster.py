"""The folder of a database server's data: how it is made, and what fits it."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

from nato_archive.errors import SetupError, disk_full, is_full
from nato_archive.memory import all_memory
from nato_archive.postgres.accounts import Account, identity
from nato_archive.postgres.binaries import major_version

# A socket's path may have 103 bytes on macOS (107 on Linux), of which PostgreSQL needs 15.
LONGEST_PATH = 88

# From 17 on PostgreSQL brings its own Unicode rules, the same on every machine. Before, those of
# the operating system's C.UTF-8 must do: they too know that é is the small letter of É.
BUILTIN_LOCALE_SINCE = 17
SYSTEM_LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"

# Nothing of the caller's locale, time zone or PG… variables reaches the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

# A process's way to its own working folder, whatever the permissions of the folders above it.
# It lets the account that root hands the server to work below a folder that only root may enter.
# Before 16 PostgreSQL's programs leave their working folder and come back by its full path.
WORKING_FOLDER = Path("/proc/self/cwd")
WORKING_FOLDER_SINCE = 16

# What the server may keep of its tables in memory: a part of the machine's, in MB. It takes as much
# as it has read; all that searches read of 50,000 passages is some 250 MB.
LEAST_SHARED, MOST_SHARED, PART_SHARED = 128, 4_096, 1 / 8

# For one archive on its machine. Written into postgresql.conf once: change it there.
CONFIGURATION = """
# --- The archive ---
listen_addresses = ''
unix_socket_directories = '.'   # this folder
unix_socket_permissions = 0700
max_connections = 50
shared_buffers = {shared}MB
work_mem = 16MB
maintenance_work_mem = 128MB
effective_cache_size = {cached}MB
random_page_cost = 1.1          # solid-state disks
jit = off                       # costs more than it gains on queries of milliseconds
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
"""


def check_path(folder: Path) -> None:
    """Raise SetupError where no socket could live in `folder`."""
    length = len(bytes(folder))
    if length > LONGEST_PATH:
        raise SetupError(
            f"The database folder {folder} has a path of {length} bytes, and its socket allows"
            f" {LONGEST_PATH}: choose a shorter data folder with ARCHIVE_DATA=."
        )
    if "," in str(folder):
        raise SetupError(
            f"The database folder {folder} has a comma in its path, which PostgreSQL takes for"
            " the end of it: choose another data folder with ARCHIVE_DATA=."
        )


def is_made(folder: Path) -> bool:
    """Whether `folder` holds a database. SetupError when it holds something else."""
    if (folder / "PG_VERSION").exists():
        return True
    if folder.exists() and any(folder.iterdir()):
        raise SetupError(
            f"{folder} holds files, but no database: move them away, or choose another data"
            " folder with ARCHIVE_DATA=."
        )
    return False


def check_version(folder: Path, programs: Path) -> None:
    """Raise SetupError when the database in `folder` is of another major version."""
    made_by = (folder / "PG_VERSION").read_text(encoding="ascii").strip()
    ours = major_version(programs)
    if made_by != str(ours):
        raise SetupError(
            f"The database in {folder} was made by PostgreSQL {made_by}, and this is PostgreSQL"
            f" {ours}, which cannot read it. With PG_BINDIR= set to the folder of the programs of"
            f" PostgreSQL {made_by}, run `python manage.py dumpdb > archive.sql` and"
            f" `python manage.py stopdb`; then, without PG_BINDIR, move {folder} away and run"
            " `python manage.py dbshell < archive.sql`."
        )


def check_owner(folder: Path, account: Account | None) -> None:
    """Raise SetupError where the database in `folder` is root's, and so nobody's who may run it."""
    if account and folder.stat().st_uid != account.uid:
        raise SetupError(
            f"The database in {folder} belongs to root, which PostgreSQL refuses to run as (was it"
            f" copied by root?): run `chown -R {account.uid}:{account.gid} '{folder}'`."
        )


def arguments(folder: Path, programs: Path, account: Account | None) -> list[str | Path]:
    """How `programs`, run by `account` with `folder` as working folder, are told that folder."""
    if account is None or account.can_enter(folder):
        return ["-D", folder.resolve()]
    if WORKING_FOLDER.exists() and major_version(programs) >= WORKING_FOLDER_SINCE:
        return ["-D", WORKING_FOLDER]
    raise SetupError(
        f"{folder.parent} cannot be entered by the account that root runs PostgreSQL as (user id"
        f" {account.uid}): choose another data folder with ARCHIVE_DATA=."
    )


def make(folder: Path, programs: Path, account: Account | None, *, throwaway: bool) -> str:
    """Make an empty database server in `folder`; what `initdb` said. SetupError when it failed.

    It is made beside it and renamed last, so that a crash halfway leaves nothing half-made.
    """
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir(mode=0o700)
        if account:
            _hand_over(new, account)
        _check_name(new.stat().st_uid)
        command = [programs / "initdb", *arguments(new, programs, account), *_locale(programs)]
        command += ["--encoding=UTF8", "--auth=trust", "--username=postgres", "--no-instructions"]
        if throwaway:
            command.append("--no-sync")
        made = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=new,
            env=ENVIRONMENT,
            start_new_session=True,  # out of reach of Ctrl-C
            **identity(account),
        )
        if made.returncode != 0:
            raise failure("could not make its data folder. It said", made.stdout, folder)
        with (new / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write(_configuration(all_memory()))
            configuration.flush()
            os.fsync(configuration.fileno())
        new.rename(folder)
        return made.stdout
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _configuration(memory: int) -> str:
    """What is written into postgresql.conf on a machine with so many bytes of memory."""
    total = memory // 2**20
    shared = max(LEAST_SHARED, min(int(total * PART_SHARED), MOST_SHARED))
    return CONFIGURATION.format(shared=shared, cached=max(2 * shared, total // 2))


def failure(what: str, said: str, folder: Path) -> SetupError:
    """The SetupError for a program of PostgreSQL's that failed and `said` why."""
    if is_full(said, folder.parent):
        return disk_full(folder.parent)
    lines = [line for line in said.splitlines() if line.strip()]
    return SetupError("\n".join([f"PostgreSQL {what}:", *lines[-5:]]))


def _hand_over(folder: Path, account: Account) -> None:
    try:
        os.chown(folder, account.uid, account.gid)
    except OSError as error:  # a container where root may not, or that has no other account
        raise SetupError(
            f"PostgreSQL refuses to run as root, and root cannot hand {folder} to another account"
            f" (user id {account.uid}) here: run as an ordinary user, or set DATABASE_URL=."
        ) from error


def _check_name(uid: int) -> None:
    try:
        pwd.getpwuid(uid)
    except KeyError as error:  # a container that runs under a number of its own
        raise SetupError(
            f"PostgreSQL makes a database only for a user with a name, and user id {uid} has"
            " none: add a line for it to /etc/passwd, or set DATABASE_URL=."
        ) from error


def _locale(programs: Path) -> list[str]:
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    wanted = builtin if major_version(programs) >= BUILTIN_LOCALE_SINCE else []
    return [f"--locale={SYSTEM_LOCALE}", *wanted]
