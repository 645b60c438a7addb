"""NAME.toml beside NAME.txt: what is known of a transcript and does not stand in its text."""

import tomllib
from typing import Any

from .errors import SourceError
from .metadata import read_metadata

SUFFIX = ".toml"
ALONE = "there is no transcript of the same name beside this sidecar. Give both together."


def metadata(name: str, data: bytes) -> dict[str, Any]:
    """What the sidecar says. Raises SourceError, with the line, where it is not valid TOML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name}, line {line}: not UTF-8. Save the file as UTF-8.") from error
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: also for endless numbers
        raise SourceError(f"{name}: not valid TOML: {error}.") from error
    return read_metadata(values, name)
