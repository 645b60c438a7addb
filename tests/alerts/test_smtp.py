"""Over the wire: Django's SMTP backend, and a server that takes and refuses mails as others do."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from django.test import Client, TestCase, override_settings

from nato_archive.mail import SMTP
from transcripts.models import Subscription

from .made import ADDRESS, URL, alerts_on, bring, run, subscribe

SEARCH = "/alerts/?q=lighthouses&in=answer"


class Server:
    """Keeps the mails that it takes; `refusing` are the answers to some recipients."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], EmailMessage]] = []
        self.refusing: dict[str, str] = {}

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        assert all(len(line) <= 998 for line in envelope.content.split(b"\r\n"))  # RFC 5321
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.received.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"

    def taken(self) -> list[tuple[str, list[str], EmailMessage]]:
        """The mails since the last call."""
        taken, self.received = self.received, []
        return taken


@contextmanager
def mail_server() -> Iterator[Server]:
    """A server on this machine to which the archive's mails go."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    server = Server()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with override_settings(
            EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_USE_TLS=False
        ):
            yield server
    finally:
        controller.stop()


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


@alerts_on
class OverTheWire(TestCase):
    def test_from_the_form_to_the_one_click_that_ends_it(self) -> None:
        bring(1, "lighthouses")
        with mail_server() as server:
            asked = self.client.post(SEARCH, {"address": ADDRESS, "frequency": "daily"})
            assert asked.status_code == 200
            ((sender, to, message),) = server.taken()
            assert (sender, to) == ("alerts@example.org", [ADDRESS])
            self.check_head(message, "Please confirm: Exchanges with lighthouses in the answer")
            assert message["List-Unsubscribe"] is None
            (link,) = set(
                re.findall(rf"{URL}(/alerts/\S*/confirm/[^\s<]*)", part(message, "plain"))
            )
            self.client.get(link)  # as scanners of mail do
            assert Subscription.objects.get().confirmed_at is None
            self.client.post(link, {"frequency": "daily"})

            bring(2, "lighthouses — “tall” ones")
            assert run(30_000).sent == 1
            ((sender, to, message),) = server.taken()
            assert (sender, to) == ("alerts@example.org", [ADDRESS])
            self.check_head(message, "Exchanges with lighthouses in the answer")
            assert message["List-Id"] == "Alerts of the NATO Archive <alerts.archive.example.org>"
            assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
            for kind in ("plain", "html"):
                assert " — “tall” ones number 2" in part(message, kind), kind

            link = message["List-Unsubscribe"].strip()[1:-1]  # folded before it, for its length
            assert link in part(message, "plain")
            program = Client(enforce_csrf_checks=True)  # a mail program: no cookies, no secret
            ended = program.post(link.removeprefix(URL), {"List-Unsubscribe": "One-Click"})
            assert ended.status_code == 200
            assert not Subscription.objects.exists()
            bring(3, "lighthouses")
            run(30_002)
            assert server.taken() == []

    def check_head(self, message: EmailMessage, subject: str) -> None:
        assert message["Subject"] == subject
        assert message["From"] == "NATO Archive <alerts@example.org>"
        assert message["To"] == ADDRESS
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Date"].datetime is not None
        assert re.fullmatch(r"<[0-9a-f]{32}@archive\.example\.org>", message["Message-ID"])
        assert message.get_content_type() == "multipart/alternative"
        kinds = [one.get_content_type() for one in message.iter_parts()]
        assert kinds == ["text/plain", "text/html"]
        for name in ("Subject", "From", "To", "Date", "Message-ID", "MIME-Version"):
            assert len(message.get_all(name, [])) == 1, name
        assert not message.defects

    def test_one_address_of_three_is_gone_and_one_has_no_room(self) -> None:
        for name in ("ann", "bob", "cem"):
            subscribe(address=f"{name}@example.org")
        with mail_server() as server:
            server.refusing = {
                "bob@example.org": "550 5.1.1 No such user",
                "cem@example.org": "452 4.2.2 No room",
            }
            for day in (1, 2, 3):
                bring(day, "lighthouses")
                report = run(day)
                assert report.sent == 1
                assert not report.all_failed
            assert (report.failed, report.paused) == (1, 1)
            assert [to for _, to, _ in server.taken()] == [["ann@example.org"]] * 3
            server.refusing = {}
            assert run(4).sent == 1
            ((_, to, message),) = server.taken()
            assert to == ["cem@example.org"]
            assert "6 new passages" in part(message, "plain")
        bob = Subscription.objects.get(address="bob@example.org")
        assert bob.paused_at
        assert bob.refusal == "550 5.1.1 No such user"
