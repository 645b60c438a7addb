"""The parameters of a search, the same for the page, the feeds and the API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from .query import Query, parse_query

# In the order in which addresses carry them.
FACETS = ("outlet", "asked_by", "answered_by", "speaker", "topic", "kind", "year", "language")
NAMES = ("q", "exact", "in", *FACETS, "from", "to", "sort", "group", "page", "page_size")

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SearchParameters:
    """What a search was asked for: names of NAMES, each with its values, none of them empty."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """The search parameters in a query string; others are left aside."""
        return cls(
            {
                name: values
                for name in NAMES
                if (
                    values := tuple(
                        filter(None, dict.fromkeys(map(clean_text, query.getlist(name))))
                    )
                )
            }
        )

    def __bool__(self) -> bool:
        return bool(self.values)

    def get(self, name: str) -> str:
        """The last value of a parameter; "" where there is none."""
        return self.values.get(name, ("",))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def having(self, **values: str) -> Self:
        """These parameters with others set, on the first page. `from_` stands for `from`."""
        named = {name.rstrip("_"): (value,) if value else () for name, value in values.items()}
        kept = {k: v for k, v in self.values.items() if k != "page"}
        return self._canonical(kept | named)

    def toggled(self, name: str, value: str) -> Self:
        """With `value` of a facet chosen, or no longer chosen, on the first page."""
        old = self.all(name)
        new = tuple(v for v in old if v != value) if value in old else (*old, value)
        return self._canonical({k: v for k, v in self.values.items() if k != "page"} | {name: new})

    def without(self, *names: str) -> Self:
        return self._canonical({k: v for k, v in self.values.items() if k not in names})

    def replacing(self, name: str, values: tuple[str, ...]) -> Self:
        """With other values of one parameter, on the same page."""
        return self._canonical(dict(self.values) | {name: tuple(dict.fromkeys(values))})

    def on_page(self, number: int) -> Self:
        page = {"page": (str(number),)} if number > 1 else {}
        return self._canonical(dict(self.without("page").values) | page)

    def ordered(self) -> Self:
        """With the values of each facet in one order, so that one search has one address."""
        return self._canonical(
            {k: tuple(sorted(v)) if k in (*FACETS, "in") else v for k, v in self.values.items()}
        )

    def urlencode(self) -> str:
        return urlencode(
            [(name, value) for name, values in self.values.items() for value in values]
        )

    def as_query_dict(self) -> QueryDict:
        return QueryDict(self.urlencode())

    def pairs(self, *excluded: str) -> list[tuple[str, str]]:
        """Name and value of each parameter but the excluded ones, for a form's hidden fields."""
        return [
            (name, value)
            for name, values in self.values.items()
            if name not in excluded
            for value in values
        ]

    @classmethod
    def _canonical(cls, values: Mapping[str, tuple[str, ...]]) -> Self:
        return cls({name: values[name] for name in NAMES if values.get(name)})


def marked_query(parameters: QueryDict) -> Query:
    """What the page of an event or passage is to mark."""
    given = SearchParameters.of(parameters)
    return parse_query(given.get("q"), exact=bool(given.get("exact")))


def clean_text(value: str) -> str:
    """A value as it can be searched for: control characters, which no text has, are blanks."""
    return CONTROL_CHARACTERS.sub(" ", value).strip()
