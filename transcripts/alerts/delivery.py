"""Mails → the mail server, over one connection."""

import re
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection

# Of one mail, which says nothing of the next.
REFUSALS = (SMTPRecipientsRefused, SMTPDataError)
SERVER_FAILURES = (SMTPException, OSError)


class MailServerFailed(Exception):
    """The mail server cannot be reached or takes no mail: `str()` is its reason, in one line."""


class Refused(Exception):
    """The mail server does not take this mail: `str()` is its reason, in one line.

    `for_good` is whether it says that the address will not take any.
    """

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


class Delivery:
    """`with Delivery() as delivery: delivery.send(mail)`"""

    def __init__(self) -> None:
        self.connection = get_connection()
        self.used = False

    def __enter__(self) -> "Delivery":
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def send(self, mail: EmailMessage) -> None:
        """Return when the server has taken the mail. Raises MailServerFailed, Refused.

        Servers end connections that have lasted for a number of mails: then there is a new one.
        """
        try:
            try:
                self._send(mail)
            except REFUSALS:
                raise
            except SERVER_FAILURES:
                if not self.used:
                    raise
                self._close()
                self._send(mail)
        except REFUSALS as refusal:
            raise Refused(_reason(refusal), for_good=_is_for_good(refusal)) from refusal
        except SERVER_FAILURES as failure:
            raise MailServerFailed(_reason(failure)) from failure

    def _send(self, mail: EmailMessage) -> None:
        self.connection.open()
        self.connection.send_messages([mail])
        self.used = True

    def _close(self) -> None:
        self.used = False
        try:
            self.connection.close()
        except SERVER_FAILURES:  # it is gone already
            return


def _reason(error: Exception) -> str:
    """Without addresses: what a server says of recipients is listed by them."""
    if isinstance(error, SMTPRecipientsRefused):
        return "; ".join(_said(code, words) for code, words in error.recipients.values())
    if isinstance(error, SMTPDataError):
        return _said(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _is_for_good(error: Exception) -> bool:
    """Whether it is the address that is refused, for good.

    A code of 5xx says for good (RFC 5321, 4.2.1); what is refused, where the server tells, the
    second number of the enhanced code (RFC 3463): 1 and 2 are the address and its mailbox, 7 a
    rule, which may well be about who sends. Without one, the address is meant by a refusal of the
    recipient, and the mail by one of its words.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return all(
            500 <= code < 600 and _subject(words) != "7"
            for code, words in error.recipients.values()
        )
    if isinstance(error, SMTPDataError):
        return 500 <= error.smtp_code < 600 and _subject(error.smtp_error) in ("1", "2")
    return False


def _subject(words: bytes | str) -> str:
    """“1” of “5.1.1 No such user”; "" where there is no such code."""
    found = re.match(r"5\.(\d{1,3})\.\d{1,3}\b", _text(words).strip())
    return found.group(1) if found else ""


def _said(code: int, words: bytes | str) -> str:
    return " ".join(f"{code} {_text(words)}".split())


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
