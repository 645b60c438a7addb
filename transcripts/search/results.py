"""A search, run: the results of one page, the facets, and the search in words."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from django.http import QueryDict

from transcripts.models import PassageIndex

from .chips import Chip, Choice, chips, page_choices, sort_choices, unnarrowed
from .conditions import current
from .describe import describe
from .facets import Facet, facets_of
from .filters import PassageFilter
from .grouping import Group, grouped
from .histogram import Histogram, finest_period, histogram
from .hits import Hit, read_hits
from .names import NAMED
from .parameters import NAMES, SearchParameters
from .problems import Problem, problems
from .query import parse_query
from .running import MOST_RANKED, Found, Wanted, run
from .typed import lifted
from .widening import also_left_out, also_searched

PAGE_SIZE = 20
MOST_PROBLEMS = 10  # of a search that are looked into, each for the names that could be meant
MOST_RESULTS = 10_000  # that can be paged through; a narrower search shows the others


class BadParameters(Exception):
    """Parameters that cannot be searched by: `errors` has messages by the parameter's name, and
    `problems` what is known of the first of them for a page to help with; `more` is how many others
    there are."""

    def __init__(self, errors: dict[str, list[str]], problems: Iterable[Problem]) -> None:
        super().__init__(errors)
        self.errors = errors
        self.problems = list(islice(problems, MOST_PROBLEMS))
        self.more = sum(map(len, errors.values())) - len(self.problems)


class Search:
    """One search by its parameters. Raises BadParameters where they cannot be searched by.

    With `strict`, a parameter that no search knows is bad as well.
    """

    def __init__(self, query: QueryDict, *, strict: bool = False) -> None:
        given = SearchParameters.of(query)
        typed = parse_query(given.get("q"))
        self.is_cut = typed.cut  # only the beginning is searched for
        self.wordless = "" if typed else typed.text  # what was typed without a word in it
        self.parameters = lifted(given)
        self.filter = PassageFilter(
            self.parameters.as_query_dict(), queryset=PassageIndex.objects.all()
        )
        errors = {name: [str(m) for m in found] for name, found in self.filter.errors.items()}
        if strict:
            errors |= {
                name: ["There is no such parameter. Known ones: " + ", ".join(NAMES) + "."]
                for name in query
                if name not in NAMES
            }
        if errors:
            details = self.filter.form.errors.as_data()
            raise BadParameters(errors, problems(errors, details, self.parameters))
        options = self.filter.form.cleaned_data
        for name in NAMED:  # other names and merged ones → the slug of today
            slugs = tuple(row.slug for row in current(options[name]))
            self.parameters = self.parameters.replacing(name, slugs)
        self.query = self.filter.query
        self.sort: str = options["sort"] or "relevance"
        if self.sort == "relevance" and not self.query:
            self.sort = "newest"
        self.grouped: bool = options["group"] == "event"
        self.page_size: int = options["page_size"] or PAGE_SIZE
        self.page: int = options["page"] or 1
        if self.page > 1:
            self._check_page()

    def _check_page(self) -> None:
        if self.first > MOST_RESULTS:
            message = (
                f"Only the first {MOST_RESULTS:,} results can be paged through: narrow the search,"
                " by its dates for example, to see the others."
            )
        elif self.page > self.pages:
            message = f"There is no page {self.page}: the last is {self.pages}."
        else:
            return
        errors = {"page": [message]}
        raise BadParameters(errors, problems(errors, {}, self.parameters))

    @cached_property
    def found(self) -> Found:
        start = self.first - 1
        stop = min(start + self.page_size, MOST_RESULTS)
        period = finest_period(self.filter.form.cleaned_data)
        wanted = Wanted(self.sort, start, stop, period, self.grouped)
        return run(self.filter, wanted, self.parameters.urlencode())

    @cached_property
    def all_found(self) -> Found:
        """What it finds, with the keys of all passages that can be paged through."""
        wanted = Wanted(self.sort, 0, MOST_RESULTS, finest_period(self.filter.form.cleaned_data))
        return run(self.filter, wanted, self.parameters.urlencode())

    @property
    def count(self) -> int:
        """How many passages are found."""
        return self.found.counts.total

    @property
    def is_backwards(self) -> bool:
        """Whether it asks for what was said until a day and since a later one."""
        options = self.filter.form.cleaned_data
        return bool(options["from"] and options["to"] and options["to"] < options["from"])

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        return facets_of(self.found.counts, self.filter, self.parameters)

    @cached_property
    def histogram(self) -> Histogram | None:
        """When the results were said."""
        found, options = self.found, self.filter.form.cleaned_data
        return histogram(
            found.counts.periods, found.covered, self.parameters, options["from"], options["to"]
        )

    @property
    def pages(self) -> int:
        """How many pages there are to go through."""
        return max(1, -(-min(self.length, MOST_RESULTS) // self.page_size))

    @property
    def length(self) -> int:
        """How many there are of what the pages show: passages or, where grouped, events."""
        return self.found.counts.events if self.grouped else self.count

    @property
    def beyond(self) -> int:
        """How many results there are that cannot be paged through."""
        return max(0, self.length - MOST_RESULTS)

    @property
    def reachable(self) -> int:
        """How many of the passages can be paged through, one by one."""
        return min(self.count, MOST_RESULTS)

    @property
    def ranked(self) -> int:
        """How many of the results, the newest, are in the order of how well they match."""
        return self.count - self.unranked

    @property
    def unranked(self) -> int:
        """How many follow them by their dates."""
        ranked = self.sort == "relevance" and not self.grouped
        return max(0, self.count - MOST_RANKED) if ranked else 0

    @property
    def chips(self) -> list[Chip]:
        return chips(self.parameters, self.facets, self.filter)

    @property
    def unnarrowed(self) -> SearchParameters:
        """This search without all that its chips stand for."""
        return unnarrowed(self.parameters, self.filter)

    @property
    def sorts(self) -> list[Choice]:
        return sort_choices(self.parameters, self.sort, has_query=bool(self.query))

    @property
    def page_choices(self) -> list[Choice | None]:
        return page_choices(self.parameters, self.page, self.pages)

    @property
    def previous(self) -> SearchParameters | None:
        return self.parameters.on_page(self.page - 1) if self.page > 1 else None

    @property
    def next(self) -> SearchParameters | None:
        return self.parameters.on_page(self.page + 1) if self.page < self.pages else None

    @property
    def last(self) -> int:
        """The number of the last result on this page."""
        return min(self.length, self.page * self.page_size, MOST_RESULTS)

    @property
    def also_searched(self) -> list[str]:
        return also_searched(self.query)

    @property
    def also_left_out(self) -> list[str]:
        return also_left_out(self.query)

    @property
    def exact(self) -> SearchParameters:
        """This search for nothing but what was typed."""
        return self.parameters.having(exact="1")

    @property
    def widened(self) -> SearchParameters:
        """This search for other spellings and names as well."""
        return self.parameters.having(exact="")

    @cached_property
    def words(self) -> str:
        """The search as a phrase: “exchanges and statements with “KFOR”, asked by AFP”."""
        return describe(self.filter)

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)

    @property
    def first(self) -> int:
        """The number of the first result on this page, counted from 1."""
        return (self.page - 1) * self.page_size + 1

    @cached_property
    def hits(self) -> list[Hit]:
        """The results of this page, in order."""
        return read_hits(self.found.keys, self.query)

    @cached_property
    def groups(self) -> list[Group]:
        """The same, event by event."""
        return grouped(self.found.events, self.hits)

    @property
    def regrouped(self) -> SearchParameters:
        """This search grouped by event, or no longer."""
        return self.parameters.having(group="" if self.grouped else "event")

    @cached_property
    def partial_hits(self) -> list[Hit]:
        """Where all words together find nothing, the best passages with some of them."""
        return read_hits(self.found.partial, self.query)
