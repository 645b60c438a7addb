"""What the archive's templates need beyond Django's own tags: addresses, marks, corrections."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from transcripts.models import Event, Passage
from transcripts.reading import ReadParagraph
from transcripts.search import SearchParameters
from transcripts.search.facets import FacetValue
from transcripts.search.highlight import Excerpt
from transcripts.search.query import Query

register = template.Library()


@register.filter
def marked(words: Excerpt) -> SafeString:
    """The words of an excerpt, letter by letter, with what was searched for within <mark>."""
    return words.html()


@register.filter
def walked(paragraph: ReadParagraph, marks: int) -> SafeString:
    """The words of a paragraph, with the page's `marks` marks leading to each other."""
    return paragraph.html(marks)


@register.filter
def day(value: date) -> SafeString:
    """A day as people write it, and as programs read it."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), f"{value:%-d %B %Y}")


@register.filter
def removed(words: str, spoken: str = "removed") -> SafeString:
    """Words that stood there before; `spoken` tells it to those who do not see how they look."""
    return format_html('<del><span class="unseen" lang="en">[{}:] </span>{}</del>', spoken, words)


@register.filter
def added(words: str, spoken: str = "added") -> SafeString:
    """Words that stand there now."""
    return format_html('<ins><span class="unseen" lang="en">[{}:] </span>{}</ins>', spoken, words)


@register.filter
def edited(parts: Sequence[Sequence[str]]) -> SafeString:
    """A stretch of words with what was removed and added in it (see `Correction`)."""
    show: dict[str, Callable[[str], str]] = {"removed": removed, "added": added, "same": escape}
    return format_html_join(" ", "{}", ((show[kind](words),) for kind, words in parts))


FACET_VALUE = """
<li><a id="{}-{}" href="{}?{}" rel="nofollow"{}>
<span class="label">{}</span>
<span class="count">{}<span class="unseen"> result{}</span></span>
</a></li>"""
CHOSEN = ", chosen; choose again to remove"


@register.simple_tag
def facet_values(values: Iterable[FacetValue]) -> SafeString:
    """The values of a facet, each an item that switches it. A page has seventy of them, and a
    template for each takes as long as the results."""
    search = reverse("search")
    return format_html_join(
        "",
        FACET_VALUE,
        (
            (
                *(value.facet, value.value, search, value.query_string),
                mark_safe(' aria-current="true"') if value.selected else "",
                value.label,
                intcomma(value.count),
                f"{pluralize(value.count)}{CHOSEN if value.selected else ''}",
            )
            for value in values
        ),
    )


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """`path` as an address that works elsewhere, with the host it was asked under."""
    address: str = context["request"].build_absolute_uri(path)
    return address


@register.simple_tag
def search_url(name: str = "search", **values: str) -> str:
    """The address of a search by its parameters; `name` may be `search_feed` or `api_passages`."""
    return _address(reverse(name), SearchParameters().having(**values))


@register.simple_tag
def facet_url(
    facet: str, search: SearchParameters, find: str = "", order: str = "", page: int = 1
) -> str:
    """The page with all values of a facet of a search, those with `find` in their names."""
    more = {"find": find, "order": order, "page_of_values": page if page > 1 else ""}
    pairs = [*search.pairs("page", "page_size"), *((k, v) for k, v in more.items() if v)]
    path = reverse("facet", args=[facet])
    return f"{path}?{urlencode(pairs)}" if pairs else path


@register.simple_tag
def passage_url(passage: Passage, query: Query | None = None) -> str:
    """A passage's page, with the words of a query marked."""
    return _address(passage.get_absolute_url(), _marking(query))


@register.simple_tag
def context_url(passage: Passage, query: Query | None = None) -> str:
    """A passage's place in its event, with the words of a query marked."""
    event = _address(passage.event.get_absolute_url(), _marking(query))
    return f"{event}#p-{passage.public_id}"


@register.simple_tag
def event_url(event: Event, query: Query | None = None, view: str = "") -> str:
    """An event's page, or another `view` of it, with the words of a query marked."""
    pairs = [*({"view": view} if view else {}).items(), *_marking(query).pairs()]
    path = event.get_absolute_url()
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _marking(query: Query | None) -> SearchParameters:
    """The parameters by which a page marks what a query finds."""
    if not query or not query.has_words:
        return SearchParameters()
    return SearchParameters().having(q=query.text, exact="1" if query.exact else "")


def _address(path: str, parameters: SearchParameters) -> str:
    return f"{path}?{parameters.urlencode()}" if parameters else path
