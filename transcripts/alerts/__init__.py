"""E-mail alerts: a search is followed, confirmed, and told of what is new in it."""

from .sending import MailServerFailed, Report, send_alerts
from .subscribing import NotSent, TooMany, ask, confirm, leave

__all__ = [
    "MailServerFailed",
    "NotSent",
    "Report",
    "TooMany",
    "ask",
    "confirm",
    "leave",
    "send_alerts",
]
