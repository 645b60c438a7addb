"""Events: one press conference, doorstep or speech, with its source text as received."""

from datetime import date
from hashlib import sha256
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from .addresses import address
from .names import free_slug, slug_stem

# An event of another time is a slip of the pen.
FIRST_DAY, LAST_DAY = date(1949, 1, 1), date(2100, 12, 31)
SLUG_LENGTH = 120


class EventQuerySet(models.QuerySet["Event"]):
    def in_year(self, year: int) -> Self:
        return self.filter(date__year=year)

    def without_texts(self) -> Self:
        """Without what is as long as a transcript."""
        return self.defer("source_text", "spans", "warnings", "imported")

    def for_lists(self) -> Self:
        """The newest first, without their texts, with the number of exchanges in each."""
        exchanges = models.Count("passages", filter=models.Q(passages__kind="exchange"))
        return self.without_texts().annotate(exchange_count=exchanges).order_by("-date", "-pk")

    def warning_codes(self) -> list[str]:
        """The codes of all warnings that there are."""
        code = models.Func(
            "warnings",
            template="jsonb_array_elements(%(expressions)s) ->> 'code'",
            output_field=models.TextField(),
            set_returning=True,
        )
        return sorted(self.order_by().values_list(code, flat=True).distinct())

    def span(self) -> dict[str, date | None]:
        """The days of the `first` and the `last` event; None where there is none."""
        return self.aggregate(first=models.Min("date"), last=models.Max("date"))

    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of event that there are, value and label."""
        there = set(self.order_by().values_list("kind", flat=True).distinct())
        return [(value, label) for value, label in Event.Kind.choices if value in there]


class Event(models.Model):
    class Kind(models.TextChoices):
        PRESS_CONFERENCE = "press_conference", "Press conference"
        JOINT_PRESS_CONFERENCE = "joint_press_conference", "Joint press conference"
        DOORSTEP = "doorstep", "Doorstep"
        MEDIA_HUDDLE = "media_huddle", "Media huddle"
        BRIEFING = "briefing", "Briefing"
        SPEECH = "speech", "Speech"
        SPEECH_WITH_QA = "speech_with_qa", "Speech with questions and answers"
        INTERVIEW = "interview", "Interview"
        DISCUSSION = "discussion", "Discussion"
        REMARKS = "remarks", "Remarks"
        OTHER = "other", "Other"

    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, editable=False)
    title = models.TextField(blank=True, help_text="As printed; empty if the text has none.")
    byline = models.TextField(blank=True)
    kind = models.CharField(max_length=30, choices=Kind, default=Kind.OTHER)
    date = models.DateField(
        db_index=True,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
    )
    place = models.TextField(blank=True)
    language = models.CharField(
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}$", "Write a code such as en or fr.")],
        help_text="ISO 639 code: en, fr; empty if not known.",
    )
    delivery = models.TextField(blank=True, help_text="As printed, for example “As delivered”.")
    source_url = models.URLField(max_length=500, blank=True, verbose_name="source URL")
    source_name = models.CharField(max_length=255, editable=False)
    source_text = models.TextField(editable=False)
    source_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    received_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of the file and all that went into reading it: the same is not read again.",
    )
    head_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of the day, title and byline as imported.",
    )
    words_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Of all that is said, where that is more than a few words.",
    )
    origins = models.JSONField(
        default=dict, editable=False, help_text="Where the fields of the head come from."
    )
    spans = models.JSONField(
        default=list,
        editable=False,
        help_text="What became of the source text: [start, end, what, position of the turn].",
    )
    warnings = models.JSONField(
        default=list, editable=False, help_text="What the parser was not sure of."
    )
    imported = models.JSONField(
        default=dict,
        editable=False,
        help_text="What the last import wrote: a fingerprint of it all, the fields (one that a "
        "person changed since is left alone), and what was given beside the text.",
    )
    imported_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("-date", "-pk")
        indexes = (
            models.Index(fields=["received_digest"], name="event_received"),
            models.Index(fields=["head_digest"], name="event_head"),
            models.Index(fields=["words_digest"], name="event_words"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["source_url"],
                condition=~models.Q(source_url=""),
                name="one_event_a_source_url",
                violation_error_message="Another event has this source URL already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.heading}, {self.date:%-d %B %Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.ensure_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("event", self.slug)

    def ensure_slug(self) -> None:
        """Take a free slug, once."""
        if not self.slug:
            self.slug = free_slug(Event, self.slug_stem, max_length=SLUG_LENGTH)

    @property
    def slug_stem(self) -> str:
        """The slug that an event like this one would like to have."""
        return slug_stem(f"{self.date.isoformat()}-{self.heading}", SLUG_LENGTH)

    @property
    def heading(self) -> str:
        """The title, or the kind of event where the text has no title."""
        return self.title or str(self.get_kind_display())

    @staticmethod
    def head_digest_of(date: str, title: str, byline: str) -> str:
        """A digest of a head, by which an event is found that came under another address."""
        return Event.digest("\x1f".join((date, title, byline)))

    @staticmethod
    def digest(source_text: str) -> str:
        """The SHA-256 of a source text, in hexadecimal, over its UTF-8 bytes."""
        return sha256(source_text.encode("utf-8", "surrogatepass")).hexdigest()
