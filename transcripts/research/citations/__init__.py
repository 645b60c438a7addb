"""Citations of an event or a passage: BibTeX, RIS, CSL-JSON, and in words (APA, Chicago)."""

from collections.abc import Callable
from dataclasses import dataclass

from . import in_words
from .bibtex import bibtex
from .csl import csl_json
from .ris import ris
from .works import Work, event_as_work, passage_as_work

__all__ = ["FORMATS", "CitationFormat", "Work", "event_as_work", "passage_as_work"]


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format by the name that addresses have for it; `ending` is that of a file."""

    name: str
    title: str
    content_type: str
    ending: str
    cite: Callable[[Work], str]


FORMATS = {
    one.name: one
    for one in (
        CitationFormat("apa", "APA", "text/plain", "txt", in_words.apa),
        CitationFormat("chicago", "Chicago", "text/plain", "txt", in_words.chicago),
        CitationFormat("bibtex", "BibTeX", "application/x-bibtex", "bib", bibtex),
        CitationFormat("ris", "RIS", "application/x-research-info-systems", "ris", ris),
        CitationFormat(
            *("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl_json)
        ),
    )
}
