"""The links of a page to what it counts, each with the number that it promises."""

from html import unescape
from re import findall
from urllib.parse import urlsplit

from django.http import QueryDict
from django.test import Client

from transcripts.search import Search

ADDRESSES = r"/(?:search|events|(?:outlets|speakers)/[\w-]+/questions)/"


def links_of(client: Client, path: str) -> list[tuple[str, int]]:
    html = client.get(path).content.decode()
    found = findall(
        rf'<a href="({ADDRESSES}\?[^"]+)"[^>]*?aria-label="(?:[^":]*: )?([\d,]+) ', html
    )
    return [(unescape(link), int(number.replace(",", ""))) for link, number in found]


def found_at(client: Client, link: str) -> int:
    """How many results the page behind a link has."""
    address = urlsplit(link)
    if address.path == "/search/":
        return Search(QueryDict(address.query)).count
    return int(client.get(link).context["page"].paginator.count)
