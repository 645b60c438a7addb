"""docs/warnings.md explains the codes that the code knows, and no others."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("transcripts/parsing", "transcripts/sources", "transcripts/ingest")
NAMES = ("ParseWarning", "_warn", "warn")


def codes_in_code() -> set[str]:
    """The second argument of every warning that is made."""
    found: set[str] = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or len(node.args) < 2:
                    continue
                called = ast.unparse(node.func).split(".")[-1]
                code = node.args[1]
                if called in NAMES and isinstance(code, ast.Constant):
                    found.add(str(code.value))
    return found


def test_every_code_is_explained() -> None:
    text = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(\w+)`", text, re.MULTILINE)
    assert sorted(codes_in_code()) == explained
