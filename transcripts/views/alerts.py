"""Following a search by e-mail: to ask for it, to confirm it and to leave.

A link in a mail only shows a page, because programs that look for harm follow links: what is to
happen happens by its button.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from transcripts.alerts import NotSent, TooMany, ask, confirm, leave
from transcripts.alerts.arrivals import arrived
from transcripts.alerts.followed import followed, search_of
from transcripts.alerts.forms import AlertForm, FrequencyForm
from transcripts.models import Subscription
from transcripts.models.subscriptions import SEARCH_LENGTH
from transcripts.search import BadParameters, Search
from transcripts.search.hits import read_hits
from transcripts.search.running import in_time

from .search import addresses, bad_search

PAGE_SIZE = 50
LONGEST_NUMBER = 18  # digits

View = Callable[..., HttpResponse]


def only_if_on(view: View) -> View:
    """Where alerts are off there is no such page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.ALERTS:
            raise Http404
        return view(request, *args, **kwargs)

    return answer


def of_a_search(view: View) -> View:
    """Gives a view the search of the query string; where that is none, the page says so."""

    @only_if_on
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request, Search(request.GET))
        except BadParameters as bad:
            return bad_search(request, bad)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_search
def alert(request: HttpRequest, search: Search) -> HttpResponse:
    """The form, and what became of it. The answer is the same for every address."""
    form = AlertForm(request.POST or None)
    context = {"form": form, "search": search, **addresses(search)}
    if len(followed(search.parameters).urlencode()) > SEARCH_LENGTH:
        return render(request, "alerts/too_long.html", context, status=400)
    if not form.is_valid():
        return render(request, "alerts/ask.html", context, status=400 if form.is_bound else 200)
    wanted = form.cleaned_data
    try:
        ask(wanted["address"], search, wanted["frequency"], timezone.now())
    except TooMany:
        return render(request, "alerts/ask.html", {**context, "too_many": True}, status=503)
    except NotSent:
        return render(request, "alerts/ask.html", {**context, "not_sent": True}, status=503)
    return render(request, "alerts/asked.html", {**context, "address": wanted["address"]})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@only_if_on
def alert_confirm(request: HttpRequest, token: str) -> HttpResponse:
    form = FrequencyForm(request.POST or request.GET)
    row = Subscription.objects.filter(token=token).first()
    frequency = form.cleaned_data["frequency"] if form.is_valid() else None
    if row and request.method == "POST" and frequency:
        row = confirm(token, frequency, timezone.now())
        return _about(request, row, "confirmed") if row else _gone(request)
    if not row:
        return _gone(request)
    return _about(request, row, "confirm", frequency=frequency or row.frequency)


@never_cache
@csrf_exempt  # whoever has the token may; mail programs have no cookie (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
@only_if_on
def alert_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        leave(token)
        return render(request, "alerts/left.html")
    row = Subscription.objects.filter(token=token).first()
    return _about(request, row, "unsubscribe") if row else _gone(request)


@require_http_methods(["GET", "HEAD"])
@of_a_search
def alert_news(request: HttpRequest, search: Search) -> HttpResponse:
    """All that one mail is about: what arrived between two numbers."""
    found = arrived(search, _number(request, "after"), _number(request, "until"))
    with in_time():
        page = Paginator(found.values_list("pk", flat=True), PAGE_SIZE).get_page(
            request.GET.get("page")
        )
        hits = read_hits(list(page.object_list), search.query)
    context = {"search": search, "page": page, "hits": hits, **addresses(search)}
    return render(request, "alerts/news.html", context)


def _about(request: HttpRequest, row: Subscription, page: str, **more: Any) -> HttpResponse:
    """A page about one subscription; `search` is None where it can no longer be run."""
    try:
        search = search_of(row)
    except BadParameters:
        search = None
    context = {"subscription": row, "search": search, **more}
    if search:
        context |= addresses(search)
    return render(request, f"alerts/{page}.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "alerts/gone.html", status=404)


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER):
        raise Http404
    return int(given)
