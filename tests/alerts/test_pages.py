"""To ask for an alert, to confirm it and to leave: without a script, and safe from scanners."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.serializers import serialize
from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.archive import load_real_archive
from transcripts.alerts import subscribing
from transcripts.models import Archive, Subscription

from .made import ADDRESS, START, URL, alerts_on, bring, html_of, run, sent, subscribe

SEARCH = "/alerts/?q=lighthouses"


def post(client: Client, address: str = ADDRESS, path: str = SEARCH, **more: str) -> int:
    return client.post(path, {"address": address, "frequency": "daily", **more}).status_code


@alerts_on
class Asking(TestCase):
    def test_from_the_results_to_the_first_mail(self) -> None:
        bring(1, "lighthouses")
        page = self.client.get("/search/?q=lighthouses&sort=oldest&page_size=1").text
        assert f'<a href="{SEARCH}" rel="nofollow">E-mail me new results</a>' in page
        assert "Exchanges and statements with lighthouses" in self.client.get(SEARCH).text
        assert post(self.client, frequency="weekly") == 200
        (message,) = sent()
        assert message.subject == "Please confirm: Exchanges and statements with lighthouses"
        (link,) = set(re.findall(rf"{URL}(/alerts/\S*/confirm/\S*)", str(message.body)))
        assert link in html_of(message)
        assert "at most once a week" in self.client.get(link).text
        assert not Subscription.objects.exclude(confirmed_at=None).exists()
        assert "You follow this search" in self.client.post(link, {"frequency": "weekly"}).text
        assert Subscription.objects.get().frequency == "weekly"
        bring(2, "lighthouses")
        assert run(20_000).passages == 2

    def test_the_form_needs_its_secret_and_no_script(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert post(strict) == 403
        page = strict.get(SEARCH).text
        assert "<script" not in page.split("<main")[1].split("</main>")[0]
        secret = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
        assert secret
        assert post(strict, csrfmiddlewaretoken=secret[1]) == 200

    def test_what_is_no_address(self) -> None:
        for address in ("", "nobody", "a@b", "a@example.org\nBcc: b@example.org", '"\x01"@a.org'):
            response = self.client.post(SEARCH, {"address": address, "frequency": "daily"})
            assert response.status_code == 400, address
            assert "address" in response.text.split('class="errorlist"')[1][:90], address
        assert post(self.client, f"{'a' * 64}@{'b' * 200}.org") == 400
        assert post(self.client, frequency="hourly") == 400
        assert self.client.post(SEARCH, {"address": ADDRESS}).status_code == 400
        assert (sent(), Subscription.objects.count()) == ([], 0)

    def test_bad_searches(self) -> None:
        assert post(self.client, path="/alerts/?outlet=nobody") == 400
        assert post(self.client, path=f"/alerts/?q={'word' * 500}") == 400
        assert post(self.client, path="/alerts/?q=%00%ff") == 200

    def test_no_header_can_be_put_in(self) -> None:
        assert (
            post(self.client, path="/alerts/?q=%22a%0D%0ABcc:%20b@example.org%22%E2%80%A8c") == 200
        )
        (message,) = sent()
        assert message.recipients() == [ADDRESS]
        assert "\n" not in message.subject
        assert b"\nBcc:" not in message.message().as_bytes().split(b"\n\n")[0]

    def test_nothing_tells_whether_an_address_is_known(self) -> None:
        """Neither the page nor the mail."""
        subscribe(now=timezone.now() - timedelta(days=1))
        texts = []
        for address in (ADDRESS, "stranger@example.org"):
            response = self.client.post(SEARCH, {"address": address, "frequency": "daily"})
            (message,) = sent()
            page = response.text.replace(address, "…")
            texts.append((page, re.sub("alerts/[^/]+/", "", str(message.body))))
        assert texts[0] == texts[1]

    def test_who_follows_already_keeps_all_but_the_frequency(self) -> None:
        row = subscribe(now=timezone.now() - timedelta(days=1))
        bring(1, "lighthouses")
        assert post(self.client, ADDRESS.upper(), frequency="weekly") == 200
        assert Subscription.objects.get().frequency == "daily"
        self.client.post(f"/alerts/{row.token}/confirm/", {"frequency": "weekly"})
        again = Subscription.objects.get()
        assert (again.frequency, again.seen) == ("weekly", row.seen)
        assert run(20_000).passages == 2

    def test_a_mail_server_that_fails(self) -> None:
        down = patch(
            "django.core.mail.backends.locmem.EmailBackend.send_messages",
            side_effect=SMTPServerDisconnected,
        )
        with down:
            response = self.client.post(SEARCH, {"address": ADDRESS, "frequency": "daily"})
            assert response.status_code == 503
            assert "could not be sent just now" in response.text
            assert Subscription.objects.count() == 0
            yesterday = timezone.now() - timedelta(days=1)
            asked = Subscription.objects.create(
                address=ADDRESS, search="q=lighthouses", asked_at=yesterday
            )
            assert post(self.client) == 503
            assert Subscription.objects.get().asked_at == yesterday
        assert post(self.client) == 200
        assert len(sent()) == 1
        assert Subscription.objects.get().token == asked.token

    def test_who_is_asked_again_gets_another_mail(self) -> None:
        """A mail server may drop one that has the Message-ID of another."""
        ids = set()
        for _ in range(2):
            assert post(self.client) == 200
            (message,) = sent()
            ids.add(message.message()["Message-ID"])
            Subscription.objects.update(asked_at=timezone.now() - timedelta(hours=7))
        assert len(ids) == 2


@alerts_on
class NobodyIsFlooded(TestCase):
    def test_once_in_six_hours(self) -> None:
        for _ in range(3):
            assert post(self.client) == 200
        assert len(sent()) == 1
        Subscription.objects.update(asked_at=timezone.now() - timedelta(hours=6.1))
        assert post(self.client) == 200
        assert len(sent()) == 1
        assert Subscription.objects.count() == 1

    def test_five_a_day_for_one_address(self) -> None:
        for number in range(8):
            assert post(self.client, path=f"/alerts/?q=word{number}") == 200
        assert len(sent()) == Subscription.objects.count() == 5
        assert post(self.client, "other@example.org") == 200
        assert len(sent()) == 1

    def test_so_many_an_hour_in_all(self) -> None:
        with patch.object(subscribing, "MOST_AN_HOUR", 2):
            for number in range(3):
                response = self.client.post(
                    SEARCH, {"address": f"{number}@example.org", "frequency": "daily"}
                )
        assert response.status_code == 503
        assert "Please try again in an hour." in response.text
        assert len(sent()) == Subscription.objects.count() == 2


@alerts_on
class Leaving(TestCase):
    def setUp(self) -> None:
        self.row = subscribe()
        self.link = f"/alerts/{self.row.token}/unsubscribe/"

    def test_one_click_of_a_mail_program(self) -> None:
        """RFC 8058: a POST without a cookie or secret."""
        strict = Client(enforce_csrf_checks=True)
        body = "List-Unsubscribe=One-Click"
        for _ in range(2):
            response = strict.post(self.link, body, "application/x-www-form-urlencoded")
            assert response.status_code == 200
            assert Subscription.objects.count() == 0
        bring(1, "lighthouses")
        assert (run().sent, sent()) == (0, [])

    def test_whoever_only_looks_changes_nothing(self) -> None:
        for _ in range(2):
            assert "End this alert?" in self.client.get(self.link).text
            assert self.client.head(self.link).status_code == 200
        for other in ("confirm", "unsubscribe"):
            assert self.client.put(f"/alerts/{self.row.token}/{other}/").status_code == 405
        assert Subscription.objects.count() == 1

    def test_links_that_are_of_no_use_any_more(self) -> None:
        self.client.post(self.link)
        for name in ("confirm", "unsubscribe"):
            response = self.client.get(f"/alerts/{self.row.token}/{name}/")
            assert response.status_code == 404
            assert "There is no such alert any more" in response.text
        gone = self.client.post(f"/alerts/{self.row.token}/confirm/", {"frequency": "daily"})
        assert gone.status_code == 404

    def test_a_search_that_can_no_longer_be_run(self) -> None:
        Subscription.objects.update(search="outlet=nobody")
        for name in ("confirm", "unsubscribe"):
            page = self.client.get(f"/alerts/{self.row.token}/{name}/").text
            assert "can no longer be run" in page

    def test_nobody_else_learns_the_token(self) -> None:
        response = self.client.get(self.link)
        assert response["Referrer-Policy"] == "same-origin"
        assert "no-store" in response["Cache-Control"]
        assert 'name="robots" content="noindex' in response.text


class WhatAMailIsAbout(TestCase):
    @alerts_on
    def test_bad_numbers(self) -> None:
        for numbers in (
            "",
            "after=1",
            "after=a&until=2",
            "after=1&until=-1",
            "after=1&until=" + "9" * 30,
        ):
            assert self.client.get(f"/alerts/new/?{numbers}").status_code == 404, numbers
        assert self.client.get("/alerts/new/?after=1&until=2&outlet=nobody").status_code == 400
        assert "or none any more" in self.client.get("/alerts/new/?after=1&until=2").text


class Off(TestCase):
    """As it is, unless the operator turns it on."""

    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_no_page_and_no_link(self) -> None:
        for path in ("/alerts/", "/alerts/new/?after=1&until=2", "/alerts/x/confirm/"):
            assert self.client.get(path).status_code == 404, path
        assert self.client.post("/alerts/x/unsubscribe/").status_code == 404
        for path in ("/search/", "/outlets/afp/", "/speakers/mark-rutte/", "/topics/ukraine/"):
            with CaptureQueriesContext(connection) as asked:
                page = self.client.get(path).text
            assert "/alerts/" not in page
            assert not any("subscription" in one["sql"] for one in asked.captured_queries)
            with alerts_on:
                assert "/alerts/" in self.client.get(path).text

    def test_names_lead_to_their_searches(self) -> None:
        with alerts_on:
            for path, search in (
                ("/outlets/afp/", "outlet=afp"),
                ("/speakers/mark-rutte/", "speaker=mark-rutte"),
                ("/topics/ukraine/", "topic=ukraine"),
            ):
                assert f'href="/alerts/?{search}"' in self.client.get(path).text
                assert self.client.get(f"/alerts/?{search}").status_code == 200


@alerts_on
class Fictional(TestCase):
    def test_it_says_so_wherever_it_is_read(self) -> None:
        row = subscribe()
        bring(1, "lighthouses")
        Archive.objects.create(fictional=True)
        assert post(self.client, "other@example.org") == 200
        assert run().sent == 1
        for message in sent():
            assert message.subject.startswith("FICTIONAL · ")
            assert str(message.body).startswith("FICTIONAL: a sample.")
            assert "FICTIONAL: a sample." in html_of(message).split("<h1>")[0]
            assert message.message()["X-Fictional"] == "true"
        for page in ("confirm", "unsubscribe"):
            assert "<title>FICTIONAL" in self.client.get(f"/alerts/{row.token}/{page}/").text


class InTheAdmin(TestCase):
    LIST = "/admin/transcripts/subscription/"

    def setUp(self) -> None:
        self.client.force_login(User.objects.create_superuser("admin", password="x"))
        self.row = subscribe()

    def test_who_follows_what(self) -> None:
        page = self.client.get(self.LIST).text
        assert ADDRESS in page
        assert "Exchanges and statements with lighthouses</a>" in page
        assert "confirmed on 3 March 2031" in page
        assert self.row.token not in page
        Subscription.objects.update(search="outlet=nobody")
        assert "Can no longer be run: There is no outlet" in self.client.get(self.LIST).text

    def test_read_and_delete_only(self) -> None:
        assert self.client.get(f"{self.LIST}add/").status_code == 403
        assert self.client.post(f"{self.LIST}{self.row.pk}/change/", {}).status_code == 403

    def test_who_is_refused_and_tried_again(self) -> None:
        Subscription.objects.update(
            refusals=3,
            refused_at=START,
            refusal="550 5.1.1 No <such> user",
            paused_at=START,
        )
        page = self.client.get(self.LIST, {"paused_at__isempty": "0"}).text
        assert "paused on 3 March 2031, mails were refused: 550 5.1.1 No &lt;such&gt; user" in page
        choice = {"action": "send_again", "_selected_action": [self.row.pk]}
        page = self.client.post(self.LIST, choice, follow=True).text
        assert "1 is paused no more." in page
        assert "confirmed on 3 March 2031" in page
        bring(1, "lighthouses")
        with alerts_on:
            assert run().sent == 1

    def test_an_address_is_erased_with_all_that_is_known_of_it(self) -> None:
        subscribe("q=lamps")
        subscribe("q=lamps", "other@example.org")
        found = self.client.get(self.LIST, {"q": ADDRESS})
        keys = [row.pk for row in found.context["cl"].queryset]
        assert len(keys) == 2
        choice = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
        self.client.post(self.LIST, choice)
        assert Subscription.objects.get().address == "other@example.org"
        log = serialize("json", LogEntry.objects.all())
        assert "subscription" in log
        assert ADDRESS not in log

    @override_settings(ALERTS=False)
    def test_it_is_there_as_long_as_there_is_something_to_delete(self) -> None:
        assert self.LIST in self.client.get("/admin/").text
        Subscription.objects.all().delete()
        assert self.LIST not in self.client.get("/admin/").text
