"""The search that a subscription follows, and its address in the world."""

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from transcripts.models import Subscription
from transcripts.search import Search, SearchParameters


def followed(parameters: SearchParameters) -> SearchParameters:
    """What of a search can be followed: all but its order and paging, and one search one way."""
    return parameters.without("sort", "group", "page", "page_size").ordered()


def search_of(subscription: Subscription) -> Search:
    """Raises BadParameters where it can no longer be run, as when an outlet was deleted."""
    return Search(QueryDict(subscription.search))


def public(path: str) -> str:
    """The address of a page for those who read of it elsewhere."""
    return f"{settings.ARCHIVE_URL}{path}"


def page_of(view: str, subscription: Subscription) -> str:
    return public(reverse(view, args=[subscription.token]))
