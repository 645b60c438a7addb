"""What a search is narrowed by, each with the search that is left without it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .describe import said_field
from .facets import TITLES, Facet
from .fields import years_in_a_row
from .filters import OrderForm, PassageFilter
from .parameters import SearchParameters
from .printing import print_query
from .tree import And, Field, Node, Not, joined

DATES = {"from": "From", "to": "Until"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing chosen: what it is, its value, and the parameters without it."""

    title: str
    label: str
    parameters: SearchParameters

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to show the same results."""

    label: str
    selected: bool
    parameters: SearchParameters

    @property
    def query_string(self) -> str:
        return self.parameters.urlencode()


def chips(
    parameters: SearchParameters, facets: tuple[Facet, ...], passages: PassageFilter
) -> list[Chip]:
    """One chip for each chosen side, facet value and date, for what a field of the query does not
    want, and for a search for words as typed; years in a row have one together."""
    found = []
    if parameters.get("exact"):
        found.append(Chip("Words", "as typed", parameters.having(exact="")))
    found += [
        Chip("Words in", f"the {side}", parameters.toggled("in", side))
        for side in parameters.all("in")
    ]
    found += [
        Chip(TITLES[facet.name], value.label, value.parameters)
        for facet in facets
        for value in facet.selected
        if facet.name != "year"
    ]
    found += [
        Chip(TITLES["year"], "–".join(dict.fromkeys([run[0], run[-1]])), _without(parameters, run))
        for run in reversed(years_in_a_row(parameters.all("year")))
    ]
    found += [
        Chip(title, parameters.get(name), parameters.without(name, "page"))
        for name, title in DATES.items()
        if parameters.get(name)
    ]
    found += _unwanted(parameters, passages)
    return found


def _unwanted(parameters: SearchParameters, passages: PassageFilter) -> Iterator[Chip]:
    """What the whole query does not want of a passage, and not of its words: “not asked by AFP”."""
    parts = _parts(passages)
    for at, part in enumerate(parts):
        if field := _unwanted_field(part):
            rest = joined(And, [*parts[:at], *parts[at + 1 :]])
            label = said_field(passages, field, wanted=False)
            yield Chip("", label, parameters.having(q=print_query(rest)))


def unnarrowed(parameters: SearchParameters, passages: PassageFilter) -> SearchParameters:
    """The search without all that chips stand for."""
    parts = _parts(passages)
    words = [part for part in parts if not _unwanted_field(part)]
    q = parameters.get("q") if len(words) == len(parts) else print_query(joined(And, words))
    return SearchParameters().having(q=q)


def _parts(passages: PassageFilter) -> tuple[Node | None, ...]:
    """What the query asks for at once."""
    tree = passages.query.tree
    return tree.parts if isinstance(tree, And) else (tree,)


def _unwanted_field(part: Node | None) -> Field | None:
    return part.part if isinstance(part, Not) and isinstance(part.part, Field) else None


def _without(parameters: SearchParameters, years: Collection[str]) -> SearchParameters:
    left = tuple(year for year in parameters.all("year") if year not in years)
    return parameters.without("page").replacing("year", left)


def sort_choices(parameters: SearchParameters, sort: str, *, has_query: bool) -> list[Choice]:
    """The orders that make sense: best match only where words are searched for."""
    return [
        Choice(label, value == sort, parameters.having(sort=value))
        for value, label in OrderForm.SORTS
        if has_query or value != "relevance"
    ]


def page_choices(parameters: SearchParameters, page: int, pages: int) -> list[Choice | None]:
    """The first, the last and the pages around this one; None where some are left out."""
    if pages == 1:
        return []
    near = {1, pages, *(n for n in range(page - 2, page + 3) if 1 <= n <= pages)}
    choices: list[Choice | None] = []
    for number in sorted(near):
        if choices and number - 1 not in near:
            choices.append(None)
        choices.append(Choice(str(number), number == page, parameters.on_page(number)))
    return choices
