"""A search, run: the results of one page, the facets, and the search in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, F, FloatField, Func, QuerySet, Value, When
from django.http import QueryDict

from transcripts.models import Passage, PassageIndex, Topic, Turn

from .chips import Chip, Choice, chips, page_choices, sort_choices
from .describe import describe
from .facets import NAMED, Facet, count_facets
from .filters import PassageFilter, current, in_language, tsquery_value
from .highlight import Excerpt, Highlighter
from .lexemes import configuration_of
from .parameters import NAMES, SearchParameters
from .problems import Problem, problems
from .topics import topics_of
from .tsquery import also_searched, patterns
from .typed import lifted
from .widening import also_left_out

PAGE_SIZE = 20
# What words weigh in the moderator's words and names, a statement, an answer, a question.
RANK_WEIGHTS = "{0.1, 0.5, 0.6, 1.0}"


class BadParameters(Exception):
    """Parameters that cannot be searched by: `errors` has messages by the parameter's name, and
    `problems` what is known of each for a page to help with."""

    def __init__(self, errors: dict[str, list[str]], problems: Iterable[Problem]) -> None:
        super().__init__(errors)
        self.errors = errors
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the turns to show of it and what is marked in them."""

    passage: Passage
    excerpts: tuple[tuple[Turn, Excerpt], ...]
    topics: tuple[Topic, ...]


class Search:
    """One search by its parameters. Raises BadParameters where they cannot be searched by.

    With `strict`, a parameter that no search knows is bad as well.
    """

    def __init__(self, query: QueryDict, *, strict: bool = False) -> None:
        self.parameters = lifted(SearchParameters.of(query))
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
        self.sort: str = options["sort"] or ("relevance" if self.query else "newest")
        self.page_size: int = options["page_size"] or PAGE_SIZE
        self.page: int = options["page"] or 1
        self.count, self.facets = count_facets(self.filter, self.parameters)
        if self.page > self.pages:
            errors = {"page": [f"There is no page {self.page}: the last is {self.pages}."]}
            raise BadParameters(errors, problems(errors, {}, self.parameters))

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.page_size))

    @property
    def chips(self) -> list[Chip]:
        return chips(self.parameters, self.facets)

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
        return min(self.count, self.page * self.page_size)

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
        rows = self._ordered()[self.first - 1 : self.first - 1 + self.page_size]
        keys = list(rows.values_list("passage_id", flat=True))
        passages = Passage.objects.with_turns().in_bulk(keys)
        topics = topics_of(passages.values())
        marks = self._highlighters(passages.values())
        return [
            Hit(
                passage=passages[pk],
                excerpts=_excerpts(passages[pk], marks[passages[pk].event.language]),
                topics=topics[pk],
            )
            for pk in keys
            if pk in passages  # one that was deleted a moment ago is not
        ]

    def _ordered(self) -> QuerySet[PassageIndex]:
        rows: QuerySet[PassageIndex] = self.filter.qs
        if self.sort == "oldest":
            return rows.order_by("date", "event_id", "passage__position")
        if self.sort == "newest" or not self.query:
            return rows.order_by("-date", "-event_id", "passage__position")
        return rows.annotate(rank=self._rank()).order_by("-rank", "-date", "passage_id")

    def _rank(self) -> Case:
        return Case(
            *(
                When(
                    in_language(configuration),
                    then=Func(
                        Func(Value(RANK_WEIGHTS), template="%(expressions)s::real[]"),
                        F("vector"),
                        tsquery_value(tsquery),
                        Value(1),  # divided by 1 + log(length)
                        function="ts_rank",
                    ),
                )
                for configuration, tsquery in self.filter.tsqueries.items()
            ),
            default=0.0,
            output_field=FloatField(),
        )

    def _highlighters(self, passages: Iterable[Passage]) -> dict[str, Highlighter]:
        """One highlighter for each language among the passages."""
        texts: dict[str, list[str]] = {}
        for passage in passages:
            in_language = texts.setdefault(passage.event.language, [])
            in_language.extend(turn.text for turn in passage.turns.all())
        return {language: self.highlighter(language, found) for language, found in texts.items()}

    def highlighter(self, language: str, texts: Iterable[str]) -> Highlighter:
        configuration = configuration_of(language)
        return Highlighter(patterns(self.query, configuration), configuration, texts)


def _excerpts(passage: Passage, highlighter: Highlighter) -> tuple[tuple[Turn, Excerpt], ...]:
    """For each side of a passage the turn that shows most of what was found."""
    best = []
    for kind in (Turn.Kind.QUESTION, Turn.Kind.ANSWER, Turn.Kind.STATEMENT):
        turns = [turn for turn in passage.turns.all() if turn.kind == kind]
        if turns:
            turn = max(turns, key=lambda turn: len(highlighter.marks(turn.text)))
            best.append((turn, highlighter.best(turn.text)))
    return tuple(best)
