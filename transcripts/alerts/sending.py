"""One run over all subscriptions: what is new is mailed, once.

A mail is sent while its subscription is locked, and that it was sent is committed right after the
server has taken it. Of two runs at once each passes over what the other has in hand. One that is
killed in between repeats this one mail, with the same Message-ID: rather that than to lose it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from transcripts.models import Subscription
from transcripts.search import BadParameters, SearchTooSlow
from transcripts.search.hits import read_hits
from transcripts.search.running import in_time

from .arrivals import arrived, notice_arrivals
from .delivery import Delivery, MailServerFailed, Refused
from .followed import search_of
from .messages import News, ended_mail, news_mail

__all__ = ["MailServerFailed", "Report", "send_alerts"]

MOST_IN_A_MAIL = 25  # passages; the mail leads to the others


@dataclass
class Report:
    """What became of the subscriptions that a mail was due for."""

    sent: int = 0  # mails
    passages: int = 0  # that they are about
    nothing_new: int = 0
    ended: int = 0  # whose search can no longer be run
    failed: int = 0  # to be tried again the next time; `problems` has the reasons
    forgotten: int = 0  # that nobody confirmed
    problems: list[str] = field(default_factory=list)


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
            self._fail(row, str(refused))
            return
        self._keep(row, sent_at=self.now)
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
            self._fail(row, str(refused))
            return
        row.delete()
        self.report.ended += 1

    def _fail(self, row: Subscription, reason: str) -> None:
        self.report.failed += 1
        self.report.problems.append(f"{row}: {reason}")
