"""What each case parses to, kept beside it. After a change that is meant, rewrite all with

    python -m tests.parsing.golden

and read the difference before committing it.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from transcripts.parsing import parse

from .truth import CASES, case_names, case_text


def golden_path(name: str) -> Path:
    return CASES / f"{name}.parsed.json"


def snapshot(text: str) -> dict[str, Any]:
    """Everything that the parser says about a text, as JSON holds it."""
    parsed = parse(text)
    whole = {**parsed.as_json(), "passages": [asdict(passage) for passage in parsed.passages]}
    plain: dict[str, Any] = json.loads(json.dumps(whole))
    return plain


def main() -> None:
    for name in case_names():
        lines = json.dumps(snapshot(case_text(name)), ensure_ascii=False, indent=1)
        golden_path(name).write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
