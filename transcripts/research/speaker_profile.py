"""A speaker: what they asked and what they answered, for whom and in which roles."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Lower

from transcripts.models import Event, Speaker, Turn
from transcripts.search import Search, SearchParameters
from transcripts.search.facets import Facet

from .counted import LinkedNames, count_names, link_to_search
from .keeping import kept

MOST_ROLES = 30


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """A role as transcripts print it, from the first day to the last on which they do."""

    role: str
    events: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Did:
    """In how many passages a speaker asked, answered, made a statement and moderated; in how many
    events they spoke."""

    asked: int
    answered: int
    stated: int
    moderated: int
    events: int


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """`asked_for` are the outlets of somebody's own questions, `asked` those who answered them;
    `answered` the outlets to whose questions somebody gave an answer. `asking` and `answering` are
    the searches for the passages in which somebody does, if there are any."""

    did: Did
    asking: Search | None
    answering: Search | None
    roles: list[PrintedRole]
    asked_for: LinkedNames
    asked: LinkedNames
    answered: LinkedNames
    topics: Facet

    @property
    def asks(self) -> bool:
        return bool(self.did.asked)

    @property
    def speaks(self) -> bool:
        """Whether somebody is heard on the other side than the journalists'."""
        return bool(self.did.answered or self.did.stated or self.did.moderated)


def speaker_profile(speaker: Speaker, search: Search) -> SpeakerProfile:
    """`search` is the one for all passages in which the speaker speaks. Raises SearchTooSlow."""
    did, roles, asked_for, asked, answered = kept(
        f"speaker {speaker.pk}",
        lambda: (
            _did(speaker),
            _roles(speaker),
            count_names(_turns(speaker, Turn.Kind.QUESTION), "outlet"),
            count_names(_replies_to(speaker), "speaker"),
            count_names(_turns(speaker, Turn.Kind.ANSWER), "outlet", "passage__index__outlet"),
        ),
    )
    asking = _search("asked_by", speaker) if did.asked else None
    answering = _search("answered_by", speaker) if did.answered else None
    return SpeakerProfile(
        did,
        asking,
        answering,
        roles,
        link_to_search(asked_for, "outlet", asking),
        link_to_search(asked, "answered_by", asking),
        link_to_search(answered, "outlet", answering),
        search.facet("topic"),
    )


def events_of(speaker: Speaker) -> QuerySet[Event]:
    """The events in which somebody speaks, the newest first."""
    spoke = Turn.objects.filter(speaker=speaker).order_by()
    return Event.objects.for_lists().filter(pk__in=spoke.values("event"))


def _search(side: str, speaker: Speaker) -> Search:
    return Search(SearchParameters().having(**{side: speaker.slug}).as_query_dict())


def _turns(speaker: Speaker, kind: str) -> QuerySet[Turn]:
    return Turn.objects.filter(speaker=speaker, kind=kind)


def _replies_to(speaker: Speaker) -> QuerySet[Turn]:
    """What others answered in the exchanges in which somebody asked."""
    asked = _turns(speaker, Turn.Kind.QUESTION).order_by()
    replies = Turn.objects.filter(kind=Turn.Kind.ANSWER, passage__in=asked.values("passage"))
    return replies.exclude(speaker=speaker)


def _did(speaker: Speaker) -> Did:
    def passages(kind: str) -> Count:
        return Count("passage", filter=Q(kind=kind), distinct=True)

    kinds = Turn.Kind
    return Did(
        **Turn.objects.filter(speaker=speaker).aggregate(
            asked=passages(kinds.QUESTION),
            answered=passages(kinds.ANSWER),
            stated=passages(kinds.STATEMENT),
            moderated=passages(kinds.MODERATION),
            events=Count("event", distinct=True),
        )
    )


def _roles(speaker: Speaker) -> list[PrintedRole]:
    """Some transcripts print their labels in capitals: that is no other role. Capitals come first,
    so the greatest of several ways to write one has small letters."""
    rows = (
        Turn.objects.filter(speaker=speaker)
        .exclude(role="")
        .values(folded=Lower("role"))
        .annotate(
            printed=Max("role"),
            events=Count("event", distinct=True),
            first=Min("event__date"),
            last=Max("event__date"),
        )
        .order_by("first", "last", "folded")
        .values_list("printed", "events", "first", "last")
    )
    return [PrintedRole(*row) for row in rows[:MOST_ROLES]]
