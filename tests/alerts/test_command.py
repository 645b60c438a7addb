"""`manage.py send_alerts`, as a timer runs it."""

import json
import re
from io import StringIO
from smtplib import SMTPRecipientsRefused
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from transcripts.models import Subscription

from .made import ADDRESS, alerts_on, bring, sent, subscribe

SERVER = "django.core.mail.backends.locmem.EmailBackend.send_messages"


def said(*options: str) -> str:
    out = StringIO()
    call_command("send_alerts", *options, stdout=out)
    return out.getvalue().strip()


@alerts_on
class Command(TestCase):
    def setUp(self) -> None:
        subscribe()
        bring(1, "lighthouses")

    def test_what_it_says(self) -> None:
        would = "1 mail about 2 passages would be sent, 0 had nothing new."
        assert said("--dry-run") == would
        assert said() == "1 mail about 2 passages sent, 0 had nothing new."
        assert len(sent()) == 1
        Subscription.objects.update(sent_at=None)
        assert said() == "0 mails about 0 passages sent, 1 had nothing new."

    def test_json(self) -> None:
        assert json.loads(said("--json")) == {
            "sent": 1,
            "passages": 2,
            "nothing_new": 0,
            "ended": 0,
            "failed": 0,
            "paused": 0,
            "forgotten": 0,
            "problems": [],
        }

    def failing(self, error: Exception, *options: str) -> tuple[str, str]:
        out = StringIO()
        with patch(SERVER, side_effect=error), pytest.raises(CommandError) as failure:
            call_command("send_alerts", *options, stdout=out)
        assert "\n" not in str(failure.value)
        return out.getvalue(), str(failure.value)

    def test_a_mail_server_that_is_not_there(self) -> None:
        report, line = self.failing(ConnectionRefusedError(111, "Connection refused"), "--json")
        assert json.loads(report)["sent"] == 0
        assert line == (
            "The mail server failed: [Errno 111] Connection refused."
            " What was not sent is sent the next time."
        )
        assert said().startswith("1 mail ")

    def test_a_refused_mail(self) -> None:
        refused: Any = SMTPRecipientsRefused({ADDRESS: (550, b"5.1.1\nNo such user")})
        _, line = self.failing(refused)
        assert line.startswith("No mail could be sent: subscription ")
        assert line.endswith(": 550 5.1.1 No such user")

    def test_one_refused_mail_of_several(self) -> None:
        """Told, and no failure: nobody has to do anything about it."""
        subscribe(address="somebody@example.org")
        bring(2, "lighthouses")
        refused: Any = SMTPRecipientsRefused({ADDRESS: (550, b"5.1.1\nNo such user")})
        with patch(SERVER, side_effect=[refused, 1]):
            lines = said().splitlines()
        assert lines[0] == (
            "1 mail about 2 passages sent, 0 had nothing new,"
            " 1 failed, to be tried again the next time."
        )
        assert re.fullmatch(r"Not sent: subscription \d+: 550 5\.1\.1 No such user", lines[1])

    @override_settings(ALERTS=False)
    def test_off(self) -> None:
        with pytest.raises(CommandError, match="E-mail alerts are off: ARCHIVE_ALERTS=1"):
            said()
