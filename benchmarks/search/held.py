"""The floor: the search page and the API's answer from results that are held in memory."""

from functools import cache

from django.http import QueryDict

from transcripts.api import views as api
from transcripts.search import Search
from transcripts.views import search as pages


def hold() -> None:
    """From here on this process runs each search once and keeps what it found.

    Addresses, middleware, templates and JSON stay as they are: what an answer takes from its second
    time on is showing it.
    """

    def held(query: QueryDict, *, strict: bool = False) -> Search:
        return _run(query.urlencode(), strict)

    for module in (pages, api):
        module.Search = held  # type: ignore[attr-defined]


@cache
def _run(query_string: str, strict: bool) -> Search:
    search = Search(QueryDict(query_string), strict=strict)
    search.hits  # noqa: B018 - they are looked up when they are first asked for
    return search
