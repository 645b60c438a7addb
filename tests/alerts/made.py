"""Plainly fictional transcripts and subscribers, for alerts to tell of."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.http import QueryDict
from django.test import override_settings

from transcripts.alerts import Report, ask, confirm, send_alerts
from transcripts.ingest import import_path
from transcripts.models import Passage, Subscription
from transcripts.search import Search

URL = "https://archive.example.org"
ADDRESS = "reader@example.org"
START = datetime(2031, 3, 3, 6, tzinfo=UTC)

alerts_on = override_settings(
    ALERTS=True, ARCHIVE_URL=URL, DEFAULT_FROM_EMAIL="NATO Archive <alerts@example.org>"
)

TRANSCRIPT = """\
Fictional press conference number {number}
by Secretary General Ada Example
(As delivered)
Good afternoon. This is fictional statement {number}, about {words}.
Spokesperson Max Muster: Thank you. The Example Times, please.
Erika Beispiel (Example Times): What about {words} in the year {number}?
Secretary General Ada Example: They will be {words} number {number}, as every year.
"""


def bring(number: int, words: str, *, day: date = date(2030, 1, 1)) -> None:
    """A statement and an exchange about `words` → the archive. The same number again is a
    corrected transcript of the same event."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{number}.txt"
        path.write_text(TRANSCRIPT.format(number=number, words=words), encoding="utf-8")
        source = f"https://fictional.example/{number}"
        outcome = import_path(path, {"date": day, "source_url": source})
        assert outcome.status in ("created", "updated", "unchanged"), outcome.error


def subscribe(
    query: str = "q=lighthouses",
    address: str = ADDRESS,
    frequency: str = "daily",
    now: datetime = START,
) -> Subscription:
    """A confirmed subscription; no mail is left over from it."""
    ask(address, Search(QueryDict(query)), frequency, now)
    row = Subscription.objects.latest("pk")
    mail.outbox.clear()
    confirmed = confirm(row.token, frequency, now)
    assert confirmed is not None
    return confirmed


def run(days: float = 1, *, dry_run: bool = False) -> Report:
    """One run, so many days after START."""
    report = Report()
    send_alerts(report, START + timedelta(days=days), dry_run=dry_run)
    return report


def sent() -> list[EmailMultiAlternatives]:
    """The mails since the last call."""
    mails = [one for one in mail.outbox if isinstance(one, EmailMultiAlternatives)]
    assert len(mails) == len(mail.outbox)
    mail.outbox.clear()
    return mails


def html_of(message: EmailMultiAlternatives) -> str:
    (alternative,) = message.alternatives
    return str(alternative[0])


def told(message: EmailMultiAlternatives) -> list[str]:
    """The public ids of the passages that a mail links to, the same in both of its parts."""
    ids = list(Passage.objects.values_list("public_id", flat=True))
    in_text = [one for one in ids if f"{URL}/passages/{one}/" in str(message.body)]
    assert in_text == [one for one in ids if f"{URL}/passages/{one}/" in html_of(message)]
    return in_text
