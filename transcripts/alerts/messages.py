"""The mails: what they say, as text and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from transcripts.models import Archive, Subscription
from transcripts.search import Search
from transcripts.search.hits import Hit

from .followed import followed, page_of, public

SUBJECT_LENGTH = 200


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a search: `count` passages, of which `hits` are shown. They arrived with
    numbers above `after` and up to `until`."""

    search: Search
    hits: Sequence[Hit]
    count: int
    after: int
    until: int

    @property
    def more(self) -> int:
        return self.count - len(self.hits)

    @property
    def path(self) -> str:
        """The page that lists them all."""
        numbers = {"after": self.after, "until": self.until}
        pairs = [*followed(self.search.parameters).pairs(), *numbers.items()]
        return f"{reverse('alert_news')}?{urlencode(pairs)}"


def confirmation(
    subscription: Subscription, frequency: str, search: Search
) -> EmailMultiAlternatives:
    """The mail that asks whether the owner of an address wants to follow a search."""
    link = f"{page_of('alert_confirm', subscription)}?{urlencode({'frequency': frequency})}"
    context = {"search": search, "weekly": frequency == "weekly", "link": link}
    return _mail(subscription, f"Please confirm: {search.words}", "confirm", context)


def news_mail(subscription: Subscription, news: News) -> EmailMultiAlternatives:
    """The mail about what is new. Sent a second time, it has the same Message-ID."""
    unsubscribe = page_of("alert_unsubscribe", subscription)
    context = {
        "news": news,
        "search": news.search,
        "all": public(news.path),
        "search_page": public(_search_path(news.search)),
        "unsubscribe": unsubscribe,
    }
    mail = _mail(subscription, news.search.words, "news", context, f"{news.after}-{news.until}")
    mail.extra_headers |= {
        "List-Id": f"Alerts of the NATO Archive <alerts.{_host()}>",
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
    }
    return mail


def ended_mail(subscription: Subscription, reasons: Sequence[str]) -> EmailMultiAlternatives:
    """The last mail, where a search can no longer be run."""
    path = f"{reverse('search')}?{subscription.search}"
    context = {"reasons": reasons, "search_page": public(path)}
    return _mail(subscription, "An alert of the NATO Archive has ended", "ended", context)


def _mail(
    subscription: Subscription, subject: str, name: str, context: dict[str, Any], key: str = ""
) -> EmailMultiAlternatives:
    """A mail out of `alerts/NAME.mail.txt` and `alerts/NAME.mail.html`."""
    fictional = Archive.objects.is_fictional()
    context = {**context, "subscription": subscription, "fictional": fictional}
    context["base"] = settings.ARCHIVE_URL
    text = render_to_string(f"alerts/{name}.mail.txt", context)
    headers = {
        "Auto-Submitted": "auto-generated",  # RFC 3834: no robot is to answer
        "Message-ID": _message_id(subscription, name, key),
    }
    if fictional:
        headers["X-Fictional"] = "true"
        subject = f"FICTIONAL · {subject}"
    mail = EmailMultiAlternatives(
        _one_line(subject), text.strip() + "\n", to=[subscription.address], headers=headers
    )
    html = render_to_string(f"alerts/{name}.mail.html", {**context, "subject": mail.subject})
    mail.attach_alternative(html.strip() + "\n", "text/html")
    return mail


def _one_line(subject: str) -> str:
    """What is typed into a search may have any length, and lines."""
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT_LENGTH else f"{line[: SUBJECT_LENGTH - 1]}…"


def _message_id(subscription: Subscription, name: str, key: str) -> str:
    parts = (subscription.token, name, key or subscription.asked_at.isoformat())
    return f"<{sha256(' '.join(parts).encode()).hexdigest()[:32]}@{_host()}>"


def _host() -> str:
    return urlsplit(settings.ARCHIVE_URL).hostname or "localhost"


def _search_path(search: Search) -> str:
    parameters = followed(search.parameters)
    return f"{reverse('search')}?{parameters.having(sort='newest').urlencode()}"
