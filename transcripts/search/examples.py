"""The examples of the help page on searching, read from fixtures/search_help.toml."""

import tomllib
from functools import cache
from typing import NamedTuple

from django.conf import settings


class Example(NamedTuple):
    query: str
    meaning: str


class Group(NamedTuple):
    """Examples of one subject, with what is to be said of all of them."""

    title: str
    text: str
    examples: tuple[Example, ...]


@cache
def help_examples() -> tuple[Group, ...]:
    with (settings.FIXTURES / "search_help.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        Group(group["title"], group["text"], tuple(Example(*pair) for pair in group["examples"]))
        for group in data["group"]
    )
