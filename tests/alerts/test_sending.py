"""What is new is mailed once, to those who asked for it."""

import contextlib
from datetime import date, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as TestCaseOfExamples

from transcripts.alerts import MailServerFailed, confirm, sending
from transcripts.models import Event, Outlet, Passage, Subscription, Topic, TopicDecision
from transcripts.search.topics import compile_topic

from .made import ADDRESS, START, alerts_on, bring, html_of, run, sent, subscribe, told

SERVER = "django.core.mail.backends.locmem.EmailBackend.send_messages"


def refusing(*refused: str, error: Exception) -> Any:
    """A mail server that fails for some addresses."""
    real = mail.backends.locmem.EmailBackend.send_messages

    def send(self: Any, messages: list[EmailMessage]) -> Any:
        if messages[0].to[0] in refused:
            raise error
        return real(self, messages)

    return patch(SERVER, send)


@alerts_on
class Sending(TestCase):
    def test_what_is_new_is_told_once(self) -> None:
        bring(1, "lighthouses")
        subscribe()
        assert run(1).nothing_new == 1
        bring(2, "lighthouses")
        bring(3, "bridges")
        report = run(2)
        assert (report.sent, report.passages) == (1, 2)
        (message,) = sent()
        assert message.to == [ADDRESS]
        new = Event.objects.get(title__endswith="number 2").passages.all()
        assert told(message) == [passage.public_id for passage in new]
        assert (run(3).sent, sent()) == (0, [])

    def test_what_is_new_is_told_by_when_it_came(self) -> None:
        bring(1, "lighthouses", day=date(2030, 1, 1))
        subscribe()
        bring(2, "lighthouses", day=date(1999, 1, 1))
        assert run().sent == 1
        (message,) = sent()
        for part in (str(message.body), html_of(message)):
            assert "1 January 1999" in part
            added = Event.objects.get(date="1999-01-01").imported_at
            assert f"ranscript added {added:%-d %B %Y}" in part

    def test_a_correction_is_no_news_but_what_it_adds_is(self) -> None:
        bring(1, "lighthouses")
        subscribe()
        bring(1, "lighthouses and lamps")
        assert run().nothing_new == 1

    def test_what_is_deleted_and_imported_again_is_no_news(self) -> None:
        bring(1, "lighthouses")
        subscribe()
        Event.objects.all().delete()
        bring(1, "lighthouses")
        assert run().nothing_new == 1

    def test_what_only_begins_to_match_is_no_news(self) -> None:
        topic = compile_topic(Topic(name="Lamps", query="lamps"))
        topic.save()
        bring(1, "lighthouses")
        subscribe("topic=lamps")
        TopicDecision.objects.create(
            passage=Passage.objects.exchanges().get(), topic=topic, carries=True
        )
        assert run().nothing_new == 1

    def test_what_was_mended_before_the_run_counts(self) -> None:
        subscribe("q=lamps")
        bring(1, "lighthouses")
        bring(1, "lamps")
        assert run().passages == 2

    def test_everything_can_be_followed(self) -> None:
        subscribe("")
        bring(1, "lighthouses")
        assert run().passages == 2
        assert sent()[0].subject == "All exchanges and statements"

    def test_how_often(self) -> None:
        subscribe()
        subscribe("q=lighthouses", "weekly@example.org", "weekly")
        told_to = []
        for day in range(1, 9):
            bring(day, "lighthouses")
            run(day)
            run(day + 0.3)
            told_to.append({message.to[0] for message in sent()})
        both = {ADDRESS, "weekly@example.org"}
        assert told_to == [both, *[{ADDRESS}] * 6, both]

    def test_a_day_is_a_day_however_late_the_timer(self) -> None:
        subscribe()
        for number, late in enumerate((1.1, 2, 3.05)):
            bring(number + 1, "lighthouses")
            assert run(late).sent == 1

    def test_many(self) -> None:
        subscribe()
        for number in range(1, 4):
            bring(number, "lighthouses")
        with patch.object(sending, "MOST_IN_A_MAIL", 2):
            assert run().passages == 6
        (message,) = sent()
        assert len(told(message)) == 2
        assert "6 new passages" in message.body
        assert "And 4 more. All 6:" in message.body
        assert "And 4 more: <a" in html_of(message)
        link = next(line for line in str(message.body).splitlines() if "/alerts/new/" in line)
        page = self.client.get(link.removeprefix("https://archive.example.org")).text
        assert "6 passages, the newest events first" in page
        for passage in Passage.objects.all():
            assert passage.get_absolute_url() in page
        assert run(2).nothing_new == 1

    def test_a_dry_run_keeps_and_sends_nothing(self) -> None:
        subscribe()
        bring(1, "lighthouses")
        report = run(dry_run=True)
        assert (report.sent, report.passages, sent()) == (1, 2, [])
        assert run().sent == 1

    def test_nobody_is_written_to_who_did_not_confirm(self) -> None:
        row = subscribe()
        Subscription.objects.filter(pk=row.pk).update(confirmed_at=None)
        bring(1, "lighthouses")
        assert run(2.9).sent == 0
        assert Subscription.objects.count() == 1
        assert run(3.1).forgotten == 1
        assert Subscription.objects.count() == 0

    def test_a_search_that_can_no_longer_be_run(self) -> None:
        bring(1, "lighthouses")
        subscribe("outlet=example-times")
        Event.objects.all().delete()
        Outlet.objects.all().delete()
        report = run()
        assert report.ended == 1
        (message,) = sent()
        assert "There is no outlet “example-times” in the archive." in message.body
        assert Subscription.objects.count() == 0
        assert (run(2).ended, sent()) == (0, [])


@alerts_on
class Failing(TestCase):
    def setUp(self) -> None:
        for name in ("ann", "bob", "cem"):
            subscribe(address=f"{name}@example.org")
        bring(1, "lighthouses")

    def test_a_server_that_fails(self) -> None:
        """What was sent before is not repeated, and the rest is not lost."""
        gone = SMTPServerDisconnected("Connection unexpectedly closed")
        with refusing("bob@example.org", error=gone), pytest.raises(MailServerFailed) as failure:
            run()
        assert str(failure.value) == "Connection unexpectedly closed"
        assert [message.to for message in sent()] == [["ann@example.org"]]
        assert run().sent == 2
        assert [message.to[0][:3] for message in sent()] == ["bob", "cem"]

    def test_a_server_that_ends_the_connection_now_and_then(self) -> None:
        real = mail.backends.locmem.EmailBackend.send_messages
        asked: list[str] = []

        def send(self: Any, messages: list[EmailMessage]) -> Any:
            asked.append(messages[0].to[0][:3])
            if len(asked) == 2:
                raise SMTPServerDisconnected("enough")
            return real(self, messages)

        with patch(SERVER, send):
            assert run().sent == 3
        assert asked == ["ann", "bob", "bob", "cem"]

    def test_a_refused_mail_stops_no_other(self) -> None:
        unknown = SMTPRecipientsRefused({"bob@example.org": (550, b"5.1.1 No such user")})
        with refusing("bob@example.org", error=unknown):
            report = run()
        assert (report.sent, report.failed) == (2, 1)
        (problem,) = report.problems
        assert problem.endswith(": 550 5.1.1 No such user")
        assert "bob" not in problem
        assert not report.all_failed
        with refusing("bob@example.org", error=SMTPDataError(554, b"Spam?")):
            report = run(2)
        assert report.problems[0].endswith(": 554 Spam?")
        assert report.all_failed
        assert run(3).sent == 1

    def days_until_paused(self, error: Exception) -> int:
        """On how many days Bob is tried, twice on each, before he is tried no more."""
        bring(2, "lighthouses")
        with refusing("bob@example.org", error=error):
            for day in range(1, 20):
                if run(day).paused + run(day + 0.3).paused:
                    assert run(day + 1).problems == []
                    return day
        return 0

    def test_who_is_refused_for_days_is_paused(self) -> None:
        gone = SMTPRecipientsRefused({"bob@example.org": (550, b"5.1.1 No such user")})
        assert self.days_until_paused(gone) == 3
        bob = Subscription.objects.get(address="bob@example.org")
        assert (bob.refusals, bob.refusal) == (3, "550 5.1.1 No such user")
        Subscription.objects.resume()
        assert run(21).sent == 1
        assert sent()[-1].to == ["bob@example.org"]

    def test_who_takes_nothing_for_now_is_tried_for_longer(self) -> None:
        full = SMTPRecipientsRefused({"bob@example.org": (452, b"4.2.2 Mailbox full")})
        assert self.days_until_paused(full) == 14

    def test_a_rule_of_the_server_is_not_the_address(self) -> None:
        rule = SMTPRecipientsRefused({"bob@example.org": (550, b"5.7.1 Relaying denied")})
        assert self.days_until_paused(rule) == 14

    def test_the_mailbox_may_be_refused_with_the_words(self) -> None:
        assert self.days_until_paused(SMTPDataError(552, b"5.2.2 Mailbox full")) == 3

    def test_a_mail_that_is_taken_begins_the_count_anew(self) -> None:
        gone = SMTPRecipientsRefused({"bob@example.org": (550, b"No such user")})
        for day in (1, 2):
            with refusing("bob@example.org", error=gone):
                run(day)
        assert run(3).sent == 1
        bring(2, "lighthouses")
        with refusing("bob@example.org", error=gone):
            assert (run(4).paused, run(5).paused, run(6).paused) == (0, 0, 1)

    def test_who_confirms_anew_gets_mails_again(self) -> None:
        gone = SMTPRecipientsRefused({"bob@example.org": (550, b"No such user")})
        self.days_until_paused(gone)
        token = Subscription.objects.get(address="bob@example.org").token
        confirm(token, "daily", START + timedelta(days=7))
        assert run(8).sent == 1


@alerts_on
class ExactlyOnce(TestCaseOfExamples):
    @settings(max_examples=12)
    @given(
        st.lists(
            st.one_of(
                st.tuples(st.just("import"), st.integers(1, 4), st.integers(0, 2)),
                st.tuples(st.just("run"), st.integers(0, 2), st.booleans()),
            ),
            max_size=12,
        )
    )
    def test_over_any_sequence(self, steps: list[tuple[str, int, int]]) -> None:
        """Each passage that matches when it is first looked at is mailed once, whatever is
        imported, corrected and sent in whatever order, and however often the server fails."""
        subscribe()
        day, mailed = 0, list[str]()
        for what, number, extra in [*steps, ("run", 1, 0)]:
            if what == "import":
                words = ("lighthouses", "lighthouses and lamps", "lighthouses or bridges")[extra]
                bring(number, words)
                continue
            day += number
            if extra:
                down = refusing(ADDRESS, error=OSError("down"))
                with down, contextlib.suppress(MailServerFailed):
                    run(day)
            else:
                run(day)
            for message in sent():
                mailed += told(message)
        assert sorted(mailed) == sorted(Passage.objects.values_list("public_id", flat=True))
