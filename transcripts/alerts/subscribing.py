"""To follow a search and to stop: nothing is sent to an address that did not confirm.

Whether an address is known is nobody's business. So the same mail goes to those who follow the
search already, and what is asked too often is passed over in silence.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction

from transcripts.models import Subscription
from transcripts.search import Search

from .arrivals import notice_arrivals
from .delivery import REFUSALS, SERVER_FAILURES
from .followed import followed
from .messages import confirmation

AGAIN = timedelta(hours=6)  # before the same address is asked about the same search once more
MOST_A_DAY = 5  # mails that ask one address to confirm
MOST_AN_HOUR = 100  # of them to all addresses: nobody is to use the archive to flood others

# An advisory lock has no name but a number: "ASKS" in ASCII.
ASKING = 0x41534B53


class TooMany(Exception):
    """So many alerts were asked for in the last hour that no mail is sent for now."""


class NotSent(Exception):
    """The mail server did not take the mail that asks to confirm."""


def ask(address: str, search: Search, frequency: str, now: datetime) -> None:
    """Send a mail that asks to confirm, unless that happened lately. Raises TooMany, NotSent."""
    noted = _noted(address, followed(search.parameters).urlencode(), frequency, now)
    if noted is None:
        return
    subscription, asked_before = noted
    try:
        confirmation(subscription, frequency, search).send()
    except (*REFUSALS, *SERVER_FAILURES) as error:
        _forget_asking(subscription, asked_before)
        raise NotSent from error


def _noted(
    address: str, search: str, frequency: str, now: datetime
) -> tuple[Subscription, datetime | None] | None:
    """The subscription to ask about, from now on asked at this time, and when it was asked about
    before; None where nothing is to be sent."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ASKING])
        rows = Subscription.objects
        if rows.asked_since(now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
            raise TooMany
        known = rows.of(address).filter(search=search).first()
        if known and known.asked_at > now - AGAIN:
            return None
        if rows.of(address).asked_since(now - timedelta(days=1)).count() >= MOST_A_DAY:
            return None
        if known is None:
            values = {"search": search, "frequency": frequency, "asked_at": now}
            return rows.create(address=address, **values), None
        before, known.asked_at = known.asked_at, now
        known.save(update_fields=["asked_at"])
        return known, before


def _forget_asking(subscription: Subscription, before: datetime | None) -> None:
    """Let all be as it was before, so that one can try again at once."""
    rows = Subscription.objects.filter(pk=subscription.pk)
    if before is None:
        rows.delete()
    else:
        rows.update(asked_at=before)


def confirm(token: str, frequency: str, now: datetime) -> Subscription | None:
    """From now on, mails; of one that was confirmed before, only the frequency changes. None where
    there is no such subscription any more."""
    with transaction.atomic():
        row = Subscription.objects.select_for_update().filter(token=token).first()
        if row is None:
            return None
        if row.confirmed_at is None:
            row.confirmed_at, row.seen = now, notice_arrivals()
        row.frequency = frequency
        row.save()
        Subscription.objects.filter(pk=row.pk).resume()  # a mail came through
        return row


def leave(token: str) -> bool:
    """Delete a subscription with all that is known of it; False where there was none.

    Where a mail to it is just being sent, this waits: none is sent once it has returned.
    """
    return Subscription.objects.filter(token=token).delete()[0] > 0
