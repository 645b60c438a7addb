"""Where the archive keeps what it makes: the database, the secret key, collected static files."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from nato_archive.errors import explained


def data_folder(base: Path) -> Path:
    """The data folder: ARCHIVE_DATA, or `data` in the checkout `base`."""
    return Path(os.environ.get("ARCHIVE_DATA") or base / "data").expanduser().absolute()


def secret_key(folder: Path) -> str:
    """The secret key kept in `folder`, made on first use and readable by its owner only.

    SetupError when it can be neither read nor made.
    """
    path = folder / "secret_key"
    try:
        if not path.exists():
            _make_secret_key(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise explained(error, folder) from error


def _make_secret_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(mode="w", dir=path.parent, prefix=path.name) as new:
        new.write(secrets.token_urlsafe(50))
        new.flush()
        with suppress(FileExistsError):
            os.link(new.name, path)  # atomic, and the first of several processes wins
