"""Mails → the mail server, over one connection."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection

# Of one mail, which says nothing of the next.
REFUSALS = (SMTPRecipientsRefused, SMTPDataError)
SERVER_FAILURES = (SMTPException, OSError)


class MailServerFailed(Exception):
    """The mail server cannot be reached or takes no mail: `str()` is its reason, in one line."""


class Refused(Exception):
    """The mail server does not take this mail: `str()` is its reason, in one line."""


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
            raise Refused(_reason(refusal)) from refusal
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


def _said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join(f"{code} {text}".split())
