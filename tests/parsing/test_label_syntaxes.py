"""Every way in which labels were printed: the documents of label_syntaxes.toml, and of
label_variants.toml those that editors, other publishers and programs print."""

import tomllib
from pathlib import Path

import pytest

from transcripts.parsing import parse

from .truth import uncovered

DOCUMENTS = {
    name: document
    for file in ("label_syntaxes.toml", "label_variants.toml")
    for name, document in tomllib.loads(Path(__file__).with_name(file).read_text("utf-8")).items()
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_syntax(name: str) -> None:
    document = DOCUMENTS[name]
    parsed = parse(document["text"])
    turns = ["; ".join((t.kind, t.speaker or "-", t.outlet or "-")) for t in parsed.turns]
    assert turns == document["turns"]
    assert uncovered(parsed, document["text"]) == []
