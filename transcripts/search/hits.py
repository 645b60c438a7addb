"""The passages of one page of results, each with the words to show of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transcripts.models import Passage, Topic, Turn

from .highlight import Excerpt, Highlighter
from .lexemes import configuration_of
from .query import Query
from .shown import read_passages
from .topics import topics_of
from .tsquery import patterns


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the turns to show of it and what is marked in them."""

    passage: Passage
    excerpts: tuple[tuple[Turn, Excerpt], ...]
    topics: tuple[Topic, ...]


def read_hits(keys: Sequence[int], query: Query) -> list[Hit]:
    """The passages with these keys, in this order, without one that was deleted a moment ago."""
    if not keys:
        return []
    passages = read_passages(keys)
    topics = topics_of(passages.values())
    marks = _highlighters(passages.values(), query)
    return [
        Hit(
            passage=passages[pk],
            excerpts=_excerpts(passages[pk], marks[passages[pk].event.language]),
            topics=topics[pk],
        )
        for pk in keys
        if pk in passages
    ]


def highlighter(query: Query, language: str, texts: Iterable[str]) -> Highlighter:
    """What marks the words of `query` in texts of one language."""
    configuration = configuration_of(language)
    return Highlighter(patterns(query, configuration), configuration, texts)


def _highlighters(passages: Iterable[Passage], query: Query) -> dict[str, Highlighter]:
    """One highlighter for each language among the passages."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        in_language = texts.setdefault(passage.event.language, [])
        in_language.extend(turn.text for turn in passage.in_order)
    return {language: highlighter(query, language, found) for language, found in texts.items()}


def _excerpts(passage: Passage, marker: Highlighter) -> tuple[tuple[Turn, Excerpt], ...]:
    """For each side of a passage the turn that shows most of what was found; of one that has
    neither, such as the words that end a conference, the turn of the moderator."""
    sides = [
        [turn for turn in passage.in_order if turn.kind == kind]
        for kind in (Turn.Kind.QUESTION, Turn.Kind.ANSWER, Turn.Kind.STATEMENT)
    ]
    shown = [
        max(turns, key=lambda turn: len(marker.marks(turn.text)))
        for turns in (sides if any(sides) else [passage.in_order])
        if turns
    ]
    return tuple((turn, marker.best(turn.text)) for turn in shown)
