"""CSL-JSON, the input of citation processors (Zotero, citeproc, Pandoc).

The format: https://github.com/citation-style-language/schema (csl-data.json, version 1.0.2). The
parts of names: https://docs.citationstyles.org/en/stable/specification.html#names; a particle that
stays with the family's name where the given one is left out (“de Hoop Scheffer said”) is a
`non-dropping-particle`, and whether it counts in the order of a list is left to the style.
"""

import json
from datetime import date
from typing import Any

from transcripts.research import ARCHIVE

from .person_names import PersonName
from .works import Work

INTERVIEW = "Interview"


def csl_json(work: Work) -> str:
    return json.dumps([csl_item(work)], ensure_ascii=False, indent=2) + "\n"


def csl_item(work: Work) -> dict[str, Any]:
    item = {
        "id": work.key,
        "type": "interview" if work.genre == INTERVIEW else "speech",
        "title": work.title,
        "container-title": work.container,
        "author": [_name(name) for name in work.authors],
        "issued": _day(work.day),
        "accessed": _day(work.accessed),
        "genre": f"{work.genre}, transcript",
        "event-place": work.place,
        "publisher": ARCHIVE,
        "language": work.language,
        "URL": work.url,
        "note": f"Source: {work.source_url}" if work.source_url else "",
    }
    return {name: value for name, value in item.items() if value}


def _name(name: PersonName) -> dict[str, str]:
    if not name.given:
        return {"literal": name.given_first}
    parts = {
        "family": name.family_alone,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
