"""The documentation says only what is true of the code."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from transcripts.ingest.corrections import HEAD, SUMMARY, TURN
from transcripts.models import Correction
from transcripts.parsing.transcript import EVENT_KINDS, TURN_KINDS
from transcripts.research.citations import FORMATS
from transcripts.research.quotes import Wanted
from transcripts.search.facets import TITLES
from transcripts.search.parameters import NAMES

ROOT = settings.BASE_DIR
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "fixtures" / "README.md"],
)
MAKEFILE = (ROOT / "Makefile").read_text()
CONTRACT = (ROOT / "docs" / "contract.md").read_text()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", text_of(page)):
        if not link.startswith("http"):
            assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    text = text_of(page)
    for command in re.findall(r"manage\.py ([a-z_]+)", text):
        assert command in get_commands(), command
    for target in re.findall(r"`make ([a-z-]+)|^ {4}make ([a-z-]+)", text, re.MULTILINE):
        assert re.search(rf"^{''.join(target)}:", MAKEFILE, re.MULTILINE), target


def test_the_contract_names_every_parameter() -> None:
    table = CONTRACT.split("## Search parameters")[1].split("## API")[0]
    rows = "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`([a-z_]+)`", rows)) == set(NAMES)


def test_the_contract_names_all_of_a_correction() -> None:
    for name in (*HEAD, *TURN, *SUMMARY, *Correction.Reason.values):
        assert re.search(rf"[`\"]{name}[`\"]", CONTRACT), name


def test_the_contract_names_every_facet_and_kind() -> None:
    for name in (*TITLES, *EVENT_KINDS, *TURN_KINDS):
        assert name in CONTRACT, name


def test_the_contract_names_all_of_quotes_and_citations() -> None:
    addresses = CONTRACT.split("## Addresses")[1].split("## Search parameters")[0]
    for name in (*(field.name for field in fields(Wanted)), *FORMATS):
        assert f"`{name}`" in addresses, name
    for one in FORMATS.values():
        assert one.content_type in addresses, one.name


def test_every_setting_is_documented_and_read() -> None:
    operating = (ROOT / "docs" / "operating.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)`", operating, re.MULTILINE))
    code = MAKEFILE + "".join(p.read_text() for p in (ROOT / "nato_archive").rglob("*.py"))
    for name in documented:
        assert re.search(rf"\b{name}\b", code), name
    read = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", code))
    assert read - {"DJANGO_SETTINGS_MODULE"} <= documented


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    reasons = (ROOT / "docs" / "decisions" / "0006-dependencies.md").read_text().lower()
    for requirement in project["dependencies"]:
        name = re.split(r"[\[~>=<]", requirement)[0]
        assert re.search(rf"^\| {name}\b", reasons.replace("psycopg 3", "psycopg"), re.MULTILINE)


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text()
    for record in folder.glob("0*.md"):
        assert f"({record.name})" in index, record.name
