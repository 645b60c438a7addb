"""One run over all subscriptions: what is new is mailed, once.

A mail is sent while its subscription is locked, and that it was sent is committed right after the
server has taken it. Of two runs at once each passes over what the other has in hand. One that is
killed in between repeats this one mail, with the same Message-ID: rather that than to lose it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from transcripts.models import Subscription
from transcripts.models.subscriptions import REASON_LENGTH
from transcripts.search import BadParameters, SearchTooSlow
from transcripts.search.hits import read_hits
from transcripts.search.running import in_time

from .arrivals import arrived, notice_arrivals
from .delivery import Delivery, MailServerFailed, Refused
from .followed import search_of
from .messages import News, ended_mail, news_mail

__all__ = ["MailServerFailed", "Report", "send_alerts"]

MOST_IN_A_MAIL = 25  # passages; the mail leads to the others

# On so many days in a row an address is tried that takes no mails: one that says for good that it
# takes none, as it does where a mailbox was deleted, and one that says not now, as a full one does.
DAYS_FOR_GOOD, DAYS_FOR_NOW = 3, 14


@dataclass
class Report:
    """What became of the subscriptions that a mail was due for."""

    sent: int = 0  # mails
    passages: int = 0  # that they are about
    nothing_new: int = 0
    ended: int = 0  # whose search can no longer be run
    failed: int = 0  # to be tried again the next time; `problems` has the reasons
    paused: int = 0  # to be tried no more, because their mails were refused for days
    forgotten: int = 0  # that nobody confirmed
    problems: list[str] = field(default_factory=list)

    @property
    def all_failed(self) -> bool:
        """Whether none of the mails was sent that were to be: then it is hardly one address."""
        return bool(self.problems) and not self.sent + self.ended


def send_alerts(report: Report, now: datetime, *, dry_run: bool = False) -> None:
    """Send all that is due; `report` tells of it as far as it came. Raises MailServerFailed.

    With `dry_run` nothing is sent and nothing is kept.
    """
    with transaction.atomic():
        report.forgotten = Subscription.objects.to_forget(now).delete()[0]
        until = notice_arrivals()
        if dry_run:
            _Run(report, now, until, None).go()
            transaction.set_rollback(True)
            return
    with Delivery() as delivery:
        _Run(report, now, until, delivery).go()


class _Run:
    def __init__(
        self, report: Report, now: datetime, until: int, delivery: Delivery | None
    ) -> None:
        self.report, self.now, self.until, self.delivery = report, now, until, delivery

    def go(self) -> None:
        due = Subscription.objects.due(self.now).order_by("sent_at", "pk")
        for key in due.values_list("pk", flat=True):
            with transaction.atomic():
                # Gone, locked or no longer due: somebody was quicker.
                row = due.select_for_update(skip_locked=True).filter(pk=key).first()
                if row is not None:
                    self._one(row)

    def _one(self, row: Subscription) -> None:
        try:
            with in_time():
                news = self._news(row)
        except BadParameters as bad:
            self._end(row, [message for messages in bad.errors.values() for message in messages])
        except SearchTooSlow:
            self._fail(row, "the search takes too long")
        else:
            if news is None:
                self._keep(row)
                self.report.nothing_new += 1
            else:
                self._tell(row, news)

    def _news(self, row: Subscription) -> News | None:
        search = search_of(row)
        found = arrived(search, row.seen, self.until)
        count = found.count()
        if not count:
            return None
        keys = list(found.values_list("pk", flat=True)[:MOST_IN_A_MAIL])
        return News(search, read_hits(keys, search.query), count, row.seen, self.until)

    def _tell(self, row: Subscription, news: News) -> None:
        try:
            if self.delivery:
                self.delivery.send(news_mail(row, news))
        except Refused as refused:
            self._refused(row, refused)
            return
        self._keep(row, sent_at=self.now)
        if row.refusals:
            Subscription.objects.filter(pk=row.pk).resume()
        self.report.sent += 1
        self.report.passages += news.count

    def _keep(self, row: Subscription, **values: datetime) -> None:
        """Who confirmed during this run, or was seen to by another, may have seen more."""
        seen = max(row.seen, self.until)
        Subscription.objects.filter(pk=row.pk).update(seen=seen, **values)

    def _end(self, row: Subscription, reasons: list[str]) -> None:
        try:
            if self.delivery:
                self.delivery.send(ended_mail(row, reasons))
        except Refused as refused:
            self._refused(row, refused)
            return
        row.delete()
        self.report.ended += 1

    def _refused(self, row: Subscription, refused: Refused) -> None:
        """Count days and not runs: how often a timer runs says nothing of an address."""
        if row.refused_at is None or row.refused_at.date() < self.now.date():
            row.refusals += 1
        row.refused_at = self.now
        row.refusal = str(refused)[:REASON_LENGTH]
        if row.refusals >= (DAYS_FOR_GOOD if refused.for_good else DAYS_FOR_NOW):
            row.paused_at = self.now
        row.save(update_fields=["refusals", "refused_at", "refusal", "paused_at"])
        self._fail(row, str(refused))

    def _fail(self, row: Subscription, reason: str) -> None:
        if row.paused_at:
            self.report.paused += 1
        else:
            self.report.failed += 1
        self.report.problems.append(f"{row}: {reason}")
