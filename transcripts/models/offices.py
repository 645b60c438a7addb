"""Offices of the Alliance and who held them when: a role is of its time."""

import calendar
import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS

from .names import NAME_LENGTH, Speaker, fold_name

_PARTIAL_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def first_day(partial: str) -> datetime.date:
    """The first day that a day known in part can be: "2004-01" → 1 January 2004.

    The shape is ISO 8601's with reduced precision: a year, a month or a day. Raises ValueError.
    """
    year, month, day = _parts(partial)
    return datetime.date(year, month or 1, day or 1)


def last_day(partial: str) -> datetime.date:
    """The last day that a day known in part can be: "2004-01" → 31 January 2004.

    Raises ValueError.
    """
    year, month, day = _parts(partial)
    if year < datetime.MINYEAR:  # `monthrange` would say so in other words
        raise ValueError(f"There is no year {partial}.")
    return datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def in_words(partial: str) -> str:
    """A day as far as it is known, to be read: "2004-01" → "January 2004".

    What is no day is shown as it is: a form that refuses it shows it once more.
    """
    try:
        year, month, day = _parts(partial)
        first_day(partial)
    except ValueError:
        return partial
    words = (str(day) if day else "", str(MONTHS[month]) if month else "", str(year))
    return " ".join(filter(None, words))


def _parts(partial: str) -> tuple[int, int | None, int | None]:
    found = _PARTIAL_DAY.fullmatch(partial)
    if not found:
        raise ValueError(f"“{partial}” is no day: write 2014-10-01, 2014-10 or 2014.")
    year, month, day = (int(part) if part else None for part in found.groups())
    return year or 0, month, day


def validate_partial_day(partial: str) -> None:
    try:
        first_day(partial)
        last_day(partial)
    except ValueError as error:
        raise ValidationError(
            f"“{partial}” is no day: write 2014-10-01, 2014-10 or 2014."
        ) from error


class Office(models.Model):
    """What somebody can be in the Alliance, with the titles that it is printed by."""

    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    titles = models.TextField(
        blank=True, help_text="How it is printed, one title a line, where no name need stand by."
    )
    short_titles = models.TextField(
        blank=True,
        help_text="Titles that mean this office only beside its holder's name, one a line.",
    )
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def folded_titles(self) -> set[str]:
        return {fold_name(self.name), *_folded_lines(self.titles)}

    def folded_short_titles(self) -> set[str]:
        return _folded_lines(self.short_titles)


def _folded_lines(text: str) -> set[str]:
    return {folded for line in text.splitlines() if (folded := fold_name(line))}


class Tenure(models.Model):
    """The time in which a person holds an office; both its first and its last day count."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="tenures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="tenures")
    start = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_partial_day],
        help_text="As far as it is known: 2014-10-01, 2014-10 or 2014.",
    )
    end = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_partial_day],
        help_text="Empty while the office is held, or if not known.",
    )
    ongoing = models.BooleanField(default=False, help_text="The office is still held.")
    acting = models.BooleanField(default=False, help_text="In the stead of a holder.")
    source = models.CharField(
        max_length=500, blank=True, help_text="An address, or “common knowledge”."
    )
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ("start", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ongoing=False) | models.Q(end=""),
                name="tenure_ongoing_or_ended",
            ),
        )

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.period)))

    def clean(self) -> None:
        try:
            backwards = self.start and self.end and first_day(self.start) > last_day(self.end)
        except ValueError:
            return  # the fields' own messages say so
        if backwards:
            raise ValidationError({"end": "The end is before the start."})
        if self.ongoing and self.end:
            raise ValidationError({"end": "An office that is still held has no end."})

    @property
    def title(self) -> str:
        return f"{self.office} (acting)" if self.acting else str(self.office)

    @property
    def period(self) -> str:
        """“1 October 2014 – 30 September 2024”, “since 1 October 2024”; "" if not known at all."""
        start, end = (in_words(day) if day else "" for day in (self.start, self.end))
        if start and end:
            return f"{start} – {end}"
        if start:
            return f"since {start}" if self.ongoing else f"from {start}"
        return f"until {end}" if end else ""

    @property
    def has_address(self) -> bool:
        """Whether the source is a page that can be opened."""
        return self.source.startswith(("https://", "http://"))

    def held_on(self, day: datetime.date) -> bool:
        """Whether it is certain that the office was held on a day; what is ongoing, up to today."""
        if not self.start or day < last_day(self.start):
            return False
        if self.ongoing:
            return day <= datetime.date.today()
        return bool(self.end) and day <= first_day(self.end)

    def may_be_held_on(self, day: datetime.date) -> bool:
        """Whether nothing that is known speaks against it."""
        if self.start and day < first_day(self.start):
            return False
        return not self.end or day <= last_day(self.end)
