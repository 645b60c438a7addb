"""An event or a passage in reading order, with what was searched for marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from transcripts.models import Event, Passage, Speaker, Topic, Turn
from transcripts.search.highlight import Highlighter
from transcripts.search.lexemes import configuration_of
from transcripts.search.query import Query
from transcripts.search.topics import topics_of
from transcripts.search.tsquery import patterns

from .gist import gist
from .turns import ReadTurn


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with its turns; `number` counts the exchanges of its event from 1."""

    passage: Passage
    turns: tuple[ReadTurn, ...]
    topics: tuple[Topic, ...]
    number: int | None = None

    @property
    def name(self) -> str:
        """“Exchange 3”; “Statement”."""
        kind = self.passage.get_kind_display()
        return f"{kind} {self.number}" if self.number else kind

    @property
    def marks(self) -> int:
        """How many times what was searched for stands in the passage."""
        return sum(turn.marks for turn in self.turns)

    @property
    def answers(self) -> int:
        """How many turns answer."""
        return sum(turn.kind == Turn.Kind.ANSWER for turn in self.passage.in_order)

    @property
    def gist(self) -> str:
        """What is asked, in the question's own words; "" in a statement."""
        question = self.passage.question
        return gist(question.text) if question else ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes part in an event, with the role or the outlet they have in it."""

    speaker: Speaker
    role: str
    outlet_name: str
    asks: bool


NOTHING = Query("", None)


@dataclass(frozen=True, slots=True)
class Reading:
    """An event, or one passage of it, with the passages before and after."""

    event: Event
    passages: tuple[ReadPassage, ...]
    query: Query
    previous: Passage | None = None
    next: Passage | None = None

    @property
    def exchanges(self) -> tuple[ReadPassage, ...]:
        return tuple(p for p in self.passages if p.passage.kind == Passage.Kind.EXCHANGE)

    @property
    def marks(self) -> int:
        """How many times what was searched for stands in the text."""
        return sum(passage.marks for passage in self.passages)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who speak, in the order of their first turn, each with what is printed of them."""
        found: dict[int, Person] = {}
        for turn in (turn for read in self.passages for turn in read.passage.in_order):
            if turn.speaker is None:
                continue
            known = found.get(turn.speaker.pk)
            if known is None or (not known.role and not known.outlet_name):
                name = turn.outlet_called
                asks = turn.kind == Turn.Kind.QUESTION
                found[turn.speaker.pk] = Person(turn.speaker, turn.role, name, asks)
        return tuple(found.values())

    @property
    def hosts(self) -> tuple[Person, ...]:
        """Those who speak and do not ask."""
        return tuple(person for person in self.people if not person.asks)


def read_event(event: Event, query: Query = NOTHING, *, questions_only: bool = False) -> Reading:
    """A whole event, with `query` marked; or of its passages the questions alone."""
    passages = list(event.passages.with_turns().order_by("position"))
    return Reading(
        event, _read(passages, event.language, query, questions_only=questions_only), query
    )


def read_passage(passage: Passage, query: Query = NOTHING) -> Reading:
    """One passage (from `with_turns`), with its neighbours and `query` marked."""
    others = Passage.objects.filter(event=passage.event)
    before = others.filter(position__lt=passage.position)
    first = before.exchanges().count() + 1
    return Reading(
        passage.event,
        _read([passage], passage.event.language, query, first=first),
        query,
        previous=before.with_turns().order_by("-position").first(),
        next=others.filter(position__gt=passage.position).with_turns().order_by("position").first(),
    )


def _read(
    passages: Sequence[Passage],
    language: str,
    query: Query,
    *,
    first: int = 1,
    questions_only: bool = False,
) -> tuple[ReadPassage, ...]:
    """`first` is the number of the first exchange among the passages."""
    configuration = configuration_of(language)
    texts = [turn.text for passage in passages for turn in passage.in_order]
    highlighter = Highlighter(patterns(query, configuration), configuration, texts)
    topics = topics_of(passages)
    numbers = count(first)
    found, marks = list[ReadPassage](), 0
    for passage in passages:
        turns = list[ReadTurn]()
        for turn in passage.in_order:
            if questions_only and turn.kind != Turn.Kind.QUESTION:
                continue
            turns.append(ReadTurn(turn, highlighter.whole(turn.text), marks + 1, language))
            marks += turns[-1].marks
        number = next(numbers) if passage.kind == Passage.Kind.EXCHANGE else None
        found.append(ReadPassage(passage, tuple(turns), topics[passage.pk], number))
    return tuple(found)
