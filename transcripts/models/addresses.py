"""The addresses of things that have a page, each put together once."""

from functools import lru_cache

from django.urls import reverse

KEPT = 20_000  # addresses; a page of results has more than a hundred


@lru_cache(KEPT)
def address(view: str, name: str) -> str:
    """The address of a page by the name of its view, and the slug or public id in it."""
    return reverse(view, args=[name])
