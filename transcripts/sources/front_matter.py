"""Metadata at the very top of a transcript: YAML between `---` lines or TOML between `+++`.

The lines stay in the source text, so that offsets into it hold; the parser skips them.
"""

import re
import tomllib
from typing import Any

import yaml

from transcripts.parsing.front_matter import find_front_matter

from .errors import SourceError
from .metadata import read_metadata

# PyYAML's constructors let these through for tagged values that they cannot make sense of.
YAML_ERRORS = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


def metadata(name: str, text: str) -> dict[str, Any]:
    """What the front matter says, {} where there is none. Raises SourceError with the line."""
    found = find_front_matter(text)
    if found is None:
        return {}
    where = f"{name}, front matter"
    values = (_yaml if found.delimiter == "---" else _toml)(name, found.block)
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SourceError(f"{where}: this is not a list of keys and values, like title: …")
    return read_metadata(values, where)


def _yaml(name: str, block: str) -> Any:
    try:
        return yaml.safe_load(block)
    except YAML_ERRORS as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""  # the mark counts from 0, below the `---`
        reason = getattr(error, "problem", None) or str(error).split("\n")[0] or "unknown value"
        raise SourceError(f"{name}{line}: the front matter is not valid YAML: {reason}.") from error


def _toml(name: str, block: str) -> Any:
    try:
        return tomllib.loads(block)
    except (ValueError, RecursionError) as error:  # ValueError: also for endless numbers
        reason = re.sub(r"at line (\d+)", lambda match: f"at line {int(match[1]) + 1}", str(error))
        raise SourceError(f"{name}: the front matter is not valid TOML: {reason}.") from error
