"""A transcript as it came in → taken apart, ready to be stored. No database here, so that it can
be done by many processes at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.conf import settings

from transcripts import parsing, sources
from transcripts.models import Event
from transcripts.parsing import ParsedTranscript, parse
from transcripts.sources import Received, Source

KNOWN = ("parsing.toml", "outlets.toml", "officials.toml")
LIBRARIES = ("charset-normalizer", "lxml", "pypdf")

ENOUGH = 50  # words that nobody says twice

_TURN = attrgetter("kind", "speaker", "role", "outlet", "label", "start", "end")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A transcript that was read and taken apart.

    `given` is what a person said about it. `digest` stands for the file, what was given and how
    files are read: a transcript with the digest of an event is that event, unchanged. `body`
    stands for what became of the text below the head, `text_digest` for the text itself, and
    `words_digest`, by which an event is known whose day or title was corrected, for all that is
    said; it is "" where so little is said that others may say the same. `spans` are what
    Event.spans holds.
    """

    received: Received
    source: Source
    parsed: ParsedTranscript
    given: Mapping[str, Any]
    digest: str
    body: str
    text_digest: str
    words_digest: str
    spans: list[list[Any]]


def digest_of(received: Received, given: Mapping[str, Any]) -> str:
    """The digest by which a transcript is recognised without being read."""
    said = "\n".join(f"{name}={given[name]}" for name in sorted(given))
    return received.digest(said.encode("utf-8", "surrogatepass"), reading_rules())


def prepare(received: Received, given: Mapping[str, Any]) -> Prepared:
    """Read a transcript and take it apart. Raises SourceError."""
    source = received.read(max_bytes=settings.TRANSCRIPT_MAX_BYTES)
    said = {**source.metadata, **given}
    parsed = parse(
        source.text,
        regions=source.regions,
        stressed=source.stressed,
        found=source.found,
        given=said,
    )
    spans = [list(span) for span in parsed.spans]
    text_digest = Event.digest(source.text)
    words = " ".join([turn.text for turn in parsed.turns])
    return Prepared(
        received,
        source,
        parsed,
        said,
        digest_of(received, given),
        _digest_of_body(text_digest, words, parsed, spans),
        text_digest,
        _digest_of_words(words),
        spans,
    )


@cache
def reading_rules() -> bytes:
    """A digest of all that decides what a file becomes: the code that reads, parses and stores,
    the words and names that it knows, the libraries that read. A newer version of the archive
    reads its files anew."""
    packages = (sources.__file__, parsing.__file__, __file__)
    files = [path for package in packages for path in _modules(package)]
    files += [settings.FIXTURES / name for name in KNOWN]
    whole = sha256("".join(f"{name} {version(name)}\n" for name in LIBRARIES).encode())
    for path in files:
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode())
        whole.update(data)
    return whole.digest()


def _digest_of_body(
    text_digest: str, words: str, parsed: ParsedTranscript, spans: list[list[Any]]
) -> str:
    turns = [(*_TURN(turn), len(turn.text)) for turn in parsed.turns]
    passages = [(p.kind, p.turns, p.questions, p.answers) for p in parsed.passages]
    # The words stand behind as they are: to write them as JSON takes longer than all the rest.
    return Event.digest(json.dumps([text_digest, spans, turns, passages]) + words)


def _digest_of_words(words: str) -> str:
    # The words of a turn have no blanks between them but these two: see parsing.repair.
    said = words.replace("\n", " ").strip(" ")
    while "  " in said:
        said = said.replace("  ", " ")
    return Event.digest(said) if len(said.split(" ", ENOUGH)) >= ENOUGH else ""


def _modules(package: str | None) -> list[Path]:
    folder = Path(package or "").parent
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".toml"))
