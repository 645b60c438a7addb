"""Searches that are followed by e-mail, and what arrived when."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models.functions import Lower

ADDRESS_LENGTH = 254  # RFC 5321 lets no longer one through
SEARCH_LENGTH = 2_000
REASON_LENGTH = 300
FORGOTTEN_AFTER = timedelta(days=3)


def new_token() -> str:
    """What nobody guesses: 192 bits, fit for an address."""
    return secrets.token_urlsafe(24)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def of(self, address: str) -> Self:
        """All that one address follows or asked to follow; capitals make no other address."""
        return self.filter(address__iexact=address)

    def asked_since(self, moment: datetime) -> Self:
        return self.filter(asked_at__gt=moment)

    def to_forget(self, now: datetime) -> Self:
        """Those that nobody confirmed in time."""
        return self.filter(confirmed_at=None, asked_at__lt=now - FORGOTTEN_AFTER)

    def due(self, now: datetime) -> Self:
        """Those that may get a mail, by whole days: a timer is never quite on time."""
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        daily = models.Q(frequency=Subscription.Frequency.DAILY, sent_at__lt=today)
        weekly = models.Q(
            frequency=Subscription.Frequency.WEEKLY, sent_at__lt=today - timedelta(days=6)
        )
        going = self.filter(paused_at=None).exclude(confirmed_at=None)
        return going.filter(models.Q(sent_at=None) | daily | weekly)

    def resume(self) -> int:
        """Forget that mails were refused, so that there are mails again; how many these are."""
        return self.update(refusals=0, refused_at=None, refusal="", paused_at=None)


class Subscription(models.Model):
    """A search that an address follows, or was asked to follow and has not confirmed yet.

    `search` is the query string of its parameters, without order and page. `seen` is the number of
    the last arrivals (see `Arrival`) that were there when it was confirmed, or that a mail was
    about. Whoever has the `token` has had a mail to the address: it confirms and ends.
    """

    class Frequency(models.TextChoices):
        DAILY = "daily", "At most once a day"
        WEEKLY = "weekly", "At most once a week"

    address = models.EmailField(max_length=ADDRESS_LENGTH)
    search = models.CharField(max_length=SEARCH_LENGTH, blank=True)
    frequency = models.CharField(max_length=6, choices=Frequency, default=Frequency.DAILY)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(help_text="When a mail last asked to confirm.")
    confirmed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True, help_text="When it last got a mail with passages.")
    seen = models.BigIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(
        default=0, help_text="On how many days, without one that was taken, mails were refused."
    )
    refused_at = models.DateTimeField(null=True)
    refusal = models.CharField(
        max_length=REASON_LENGTH, blank=True, help_text="What the mail server said last."
    )
    paused_at = models.DateTimeField(null=True, help_text="When so many were that it was given up.")

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(Lower("address"), "search", name="one_subscription_a_search"),
        )

    def __str__(self) -> str:
        """Without the address: the admin's log keeps this when the row is gone."""
        return f"subscription {self.pk}"


class Arrival(models.Model):
    """A passage that alerts know of, by its public id, and with which others it was first seen.

    `number` is given after a passage was committed, by one process at a time, and rises: whatever
    is committed later has a higher one, in whatever order imports begin and end
    (`alerts.arrivals`). Nothing refers to the passage, so imports need not think of this table,
    and a passage that is deleted and imported again is no news.
    """

    public_id = models.CharField(max_length=12, primary_key=True)
    number = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.public_id} in {self.number}"
