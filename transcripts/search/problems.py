"""What a page says where a search cannot be run: what is wrong, and which ones could be meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from rapidfuzz import fuzz, process

from transcripts.models import Event

from .names import ALIKE, MOST_NEAR, NAMED, Bearer, find_bearers, near_names
from .parameters import SearchParameters
from .printing import print_query
from .query import parse_query
from .summary import whole_archive
from .tree import Field, Node, with_fields
from .typed import parameter_of


@dataclass(frozen=True, slots=True)
class Near:
    """A search that could be meant, by the name that differs."""

    label: str
    parameters: SearchParameters

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a parameter; the search without it, and near misses of what it names."""

    parameter: str
    message: str
    without: SearchParameters
    near: tuple[Near, ...] = ()


def problems(
    errors: Mapping[str, Sequence[str]],
    details: Mapping[str, Sequence[ValidationError]],
    parameters: SearchParameters,
) -> Iterator[Problem]:
    """One for each message in `errors`; `details` has what the form knows of them."""
    for name, messages in errors.items():
        for at, message in enumerate(messages):
            known: Any = details[name][at].params if name in details else None
            value = (known or {}).get("value", "")
            without = _with(parameters, name, value, None)
            near = tuple(
                Near(label, _with(parameters, name, value, slug))
                for slug, label in _near(name, value, (known or {}).get("found", []))
            )
            if name == "asked_by" and value in parameters.all(name):
                near += tuple(
                    Near(f"the outlet {outlet}", without.toggled("outlet", outlet.slug))
                    for outlet in _outlets(value)
                )
            yield Problem(name, message, without, near)


def _outlets(name: str) -> list[Bearer]:
    """The outlets of that name that asked something: outlets ask too."""
    asked = whole_archive().counts.values["outlet"]
    bearers = find_bearers({"outlet": [name]})["outlet", name]
    return [bearer for bearer in bearers if bearer.slug in asked]


def _near(name: str, value: str, found: Sequence[Any]) -> list[tuple[str, str]]:
    """The values that could be meant by one of a parameter, each with its label."""
    if not value:
        return []
    if name in NAMED:
        there = whole_archive().counts.values[name]
        bearers = found[:MOST_NEAR] or near_names(name, value, there)
        return [(bearer.slug, bearer.name) for bearer in bearers]
    if name == "kind":
        labels = {kind.value: str(kind.label) for kind in Event.Kind}
        alike = process.extract(value, labels, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=3)
        return [(kind, label) for label, _, kind in alike]
    return []


def _with(parameters: SearchParameters, name: str, value: str, new: str | None) -> SearchParameters:
    """The search with another value of a parameter and of the query's fields that stand for it, or
    without it; on the first page."""
    if new is None and (name not in NAMED or not value):
        parameters = parameters.without(name)

    def changed(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(n for v in values if (n := new if v == value else v) is not None)

    def instead(field: Field) -> Node | None:
        parameter, values = parameter_of(field)
        if parameter != name:
            return field
        left = changed(values) if name in NAMED or new is not None else ()
        return Field(field.name, left) if left else None

    parameters = parameters.replacing(name, changed(parameters.all(name))).without("page")
    tree = parse_query(parameters.get("q")).tree
    rest = with_fields(tree, instead)
    return parameters if rest == tree else parameters.having(q=print_query(rest))
