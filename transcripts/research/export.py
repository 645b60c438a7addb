"""The results of a search as rows of a table, to be taken into a spreadsheet or a program."""

from collections.abc import Callable, Iterator, Sequence

from transcripts.models import Passage, Topic, Turn
from transcripts.search.shown import read_passages
from transcripts.search.topics import topics_of

CHUNK = 200  # passages that are read at once, so that no more of them are held

COLUMNS = (
    "id",
    "url",
    "date",
    "event",
    "event_kind",
    "place",
    "language",
    "kind",
    "asker",
    "outlet",
    "answered_by",
    "topics",
    "question",
    "answer",
    "statement",
    "source_url",
)
SEPARATOR = "; "  # between several names in one cell
BETWEEN_TURNS = "\n\n"


def rows(keys: Sequence[int], address: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """A row of COLUMNS for each passage with one of some primary keys, in their order.

    `address` makes a path of the archive one that works elsewhere. What is not known is "".
    """
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        passages = read_passages(chunk)
        topics = topics_of(passages.values())
        for key in chunk:
            if passage := passages.get(key):  # unless it was deleted a moment ago
                yield _row(passage, topics[key], address)


def _row(
    passage: Passage, topics: Sequence[Topic], address: Callable[[str], str]
) -> tuple[str, ...]:
    event, asked = passage.event, passage.question
    answered = dict.fromkeys(turn.name for turn in passage.answerers if turn.name)
    return (
        passage.public_id,
        address(passage.get_absolute_url()),
        event.date.isoformat(),
        event.heading,
        event.kind,
        event.place,
        event.language,
        passage.kind,
        asked.name if asked else "",
        asked.outlet_called if asked else "",
        SEPARATOR.join(answered),
        SEPARATOR.join(topic.name for topic in topics),
        _words(passage, Turn.Kind.QUESTION),
        _words(passage, Turn.Kind.ANSWER),
        _words(passage, Turn.Kind.STATEMENT),
        event.source_url,
    )


def _words(passage: Passage, kind: str) -> str:
    return BETWEEN_TURNS.join(turn.text for turn in passage.in_order if turn.kind == kind)
