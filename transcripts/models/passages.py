"""Passages and the turns they consist of; questions and answers by name."""

from typing import ClassVar, Self

from django.db import models
from django.utils.functional import cached_property

from .addresses import address
from .events import Event
from .names import Outlet, Speaker
from .paragraphs import Paragraph, paragraphs_of


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages in the archive's words: `Passage.objects.answered_by(speaker).in_year(2024)`."""

    def exchanges(self) -> Self:
        return self.filter(kind=Passage.Kind.EXCHANGE)

    def statements(self) -> Self:
        return self.filter(kind=Passage.Kind.STATEMENT)

    def asked_by(self, who: Speaker | Outlet) -> Self:
        """Exchanges whose question comes from a person or an outlet."""
        field = "speaker" if isinstance(who, Speaker) else "outlet"
        asked = Turn.objects.filter(kind=Turn.Kind.QUESTION, **{field: who})
        return self.filter(pk__in=asked.values("passage"))

    def answered_by(self, speaker: Speaker) -> Self:
        answered = Turn.objects.filter(kind=Turn.Kind.ANSWER, speaker=speaker)
        return self.filter(pk__in=answered.values("passage"))

    def in_year(self, year: int) -> Self:
        return self.filter(event__date__year=year)

    def with_turns(self) -> Self:
        """With their event, turns, speakers and outlets, in two statements; no source text."""
        heavy = ("source_text", "spans", "warnings", "imported", "origins")
        kept = [
            f"{name}__{field}" for name in ("speaker", "outlet") for field in ("loaded", "moved")
        ]
        turns = Turn.objects.select_related("speaker", "outlet").defer("imported", *kept)
        return (
            self.select_related("event")
            .defer(*(f"event__{field}" for field in heavy))
            .prefetch_related(models.Prefetch("turns", turns.order_by("position")))
        )

    def in_reading_order(self) -> Self:
        return self.order_by("event__date", "event_id", "position")


class Passage(models.Model):
    """What a reader wants as one hit: an exchange, or a statement in reply to nobody."""

    class Kind(models.TextChoices):
        EXCHANGE = "exchange", "Exchange"
        STATEMENT = "statement", "Statement"

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ("event", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["event", "position"],
                name="passage_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position} of {self.event}"

    def get_absolute_url(self) -> str:
        return address("passage", self.public_id)

    @cached_property
    def in_order(self) -> list["Turn"]:
        """Its turns in reading order, as `with_turns` fetched them."""
        return list(self.turns.all())

    # What follows reads these, without another statement.

    @property
    def question(self) -> "Turn | None":
        """The turn that opens an exchange; None in a statement."""
        return next((turn for turn in self.in_order if turn.kind == Turn.Kind.QUESTION), None)

    @property
    def answerers(self) -> list["Turn"]:
        """The first turn of each who answers or makes the statement."""
        said: dict[str, Turn] = {}
        for turn in self.in_order:
            if turn.kind in (Turn.Kind.ANSWER, Turn.Kind.STATEMENT):
                said.setdefault(turn.name, turn)
        return list(said.values())

    @property
    def heading(self) -> str:
        """Who asks whom: “Dan Michaels (The Wall Street Journal) asks Mark Rutte”."""
        answering = " and ".join(turn.name or "unnamed" for turn in self.answerers)
        if self.question is None:
            return f"Statement by {answering}" if answering else self._moderated
        asker = self.question.name_with_outlet or "A journalist"
        return f"{asker} asks {answering}" if answering else f"{asker} asks"

    @property
    def _moderated(self) -> str:
        """What a passage is in which nobody states anything, as the words that end a conference."""
        first = next(iter(self.in_order), None)
        if first is None:
            return str(self.get_kind_display())
        kind = str(first.get_kind_display())
        return f"{kind} by {first.name}" if first.name else kind


class TurnManager(models.Manager["Turn"]):
    """Turns, of one kind only where a kind is given."""

    def __init__(self, kind: str | None = None) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> models.QuerySet["Turn"]:
        turns = super().get_queryset()
        return turns.filter(kind=self.kind) if self.kind else turns


class Turn(models.Model):
    """What one speaker says until another speaks.

    `label`, `speaker_name`, `role` and `outlet_name` are as printed; `speaker` and `outlet` are
    who that is. `start` and `end` enclose the turn's words in the event's source text; `end` is
    exclusive.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", "Statement"
        QUESTION = "question", "Question"
        ANSWER = "answer", "Answer"
        MODERATION = "moderation", "Moderation"
        INTERJECTION = "interjection", "Interjection"

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="turns")
    passage = models.ForeignKey(Passage, models.CASCADE, related_name="turns")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    in_reply_to = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replies",
        help_text="The question that an answer answers.",
    )
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="turns"
    )
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="turns")
    label = models.TextField(blank=True)
    speaker_name = models.TextField(blank=True)
    role = models.TextField(blank=True)
    outlet_name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    imported = models.JSONField(
        default=dict,
        editable=False,
        help_text="What the last import wrote of who speaks, so that a correction is left alone.",
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects: ClassVar[TurnManager] = TurnManager()

    class Meta:
        ordering = ("event", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["event", "position"],
                name="turn_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(start__lte=models.F("end")), name="turn_span"
            ),
        )

    def __str__(self) -> str:
        words = self.text[:60] + ("…" if len(self.text) > 60 else "")
        return f"{self.speaker_name or self.label or 'Unnamed'}: {words}"

    def get_absolute_url(self) -> str:
        return f"{address('event', self.event.slug)}#{self.public_id}"

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines of its words; `#TURN-KEY` is one in the page of its event."""
        return tuple(paragraphs_of(self.text))

    @property
    def name(self) -> str:
        """Who speaks, by the name of today, else as printed; "" if unnamed."""
        return self.speaker.name if self.speaker else self.speaker_name

    @property
    def outlet_called(self) -> str:
        """The outlet, by the name of today, else as printed; "" if there is none."""
        return self.outlet.name if self.outlet else self.outlet_name

    @property
    def name_with_outlet(self) -> str:
        """“Dan Michaels (The Wall Street Journal)”; "" if unnamed."""
        name = self.name
        outlet = self.outlet_called
        return f"{name} ({outlet})" if name and outlet else name or outlet


class Question(Turn):
    """A turn that asks."""

    objects: ClassVar[TurnManager] = TurnManager(Turn.Kind.QUESTION)

    class Meta:
        proxy = True


class Answer(Turn):
    """A turn that answers; `in_reply_to` is its question."""

    objects: ClassVar[TurnManager] = TurnManager(Turn.Kind.ANSWER)

    class Meta:
        proxy = True
