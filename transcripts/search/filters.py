"""The one definition of what a search can be narrowed by, for pages, feeds and the API."""

from collections import OrderedDict
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Self, cast

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from transcripts.models import PassageIndex

from .asking import Asking
from .conditions import CONDITIONS, Condition
from .fields import KindsField, LanguagesField, NamesField, PartialDateField, YearsField
from .lexemes import ALL_CONFIGURATIONS
from .names import NAMED, Bearer, find_bearers
from .parameters import FACETS
from .query import SIDES, Query, parse_query
from .rows import any_of, in_language, matches
from .tree import And, Field, Node, Not, fields, joined, leaves
from .tsquery import Compiler, weights_of
from .typed import parameter_of

MAX_PAGE_SIZE = 100
MOST_VALUES = 20  # of all facets together; years in a row are one


class OrderForm(forms.Form):
    """How results are shown, which narrows nothing: order and paging."""

    SORTS = (("relevance", "Best match"), ("newest", "Newest first"), ("oldest", "Oldest first"))

    sort = forms.ChoiceField(choices=SORTS, required=False)
    group = forms.ChoiceField(choices=[("event", "By event")], required=False)
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)
    page_size = forms.IntegerField(min_value=1, max_value=MAX_PAGE_SIZE, required=False)


class SearchForm(OrderForm):
    """All that a search is asked for. The names in its parameters and in the fields of its query
    are looked up together, in one statement; their values are those who bear them."""

    query: Query
    meant: dict[Field, Q]  # by the fields of the query

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_number(cleaned)
        exact = bool(cleaned.get("exact"))
        self.query = parse_query(cleaned.get("q") or "", exact=exact)
        typed = {field: parameter_of(field) for field in fields(self.query.tree)}
        given = {name: cleaned.get(name) or [] for name in NAMED}
        self.found = find_bearers(
            {
                name: [
                    *given[name],
                    *(v for n, values in typed.values() if n == name for v in values),
                ]
                for name in NAMED
            }
        )
        for name in NAMED:
            cleaned[name] = self._bearers(name, given[name])
        self.meant = {
            field: condition
            for field, (name, values) in typed.items()
            if (condition := self._condition(name, values)) is not None
        }
        return cleaned

    def _check_number(self, cleaned: dict[str, Any]) -> None:
        """Nobody who reads chooses so many values, and their combinations have no end."""
        number = {name: len(cleaned.get(name) or ()) for name in FACETS}
        years = set(cleaned.get("year") or ())
        number["year"] = sum(year - 1 not in years for year in years)
        if (total := sum(number.values())) > MOST_VALUES:
            most = max(number, key=lambda name: number[name])
            cleaned.update({name: [] for name in FACETS})  # so that nothing is looked up
            self.add_error(
                most,
                f"{total} values are chosen in all facets together; at most {MOST_VALUES} can be.",
            )

    def _condition(self, name: str, values: tuple[str, ...]) -> Q | None:
        """What a field of the query asks of a row; None, and an error, where nobody can tell."""
        if name in NAMED:
            bearers = self._bearers(name, values)
            return CONDITIONS[name](bearers).q if bearers else None
        field = self.fields[name]
        try:
            value = field.clean(
                list(values) if isinstance(field, forms.MultipleChoiceField) else values[-1]
            )
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
        return CONDITIONS[name](value).q

    def _bearers(self, name: str, values: Iterable[str]) -> list[Bearer]:
        bearers: list[Bearer] = []
        for value in dict.fromkeys(values):
            found = self.found.get((name, value), [])
            if len(found) == 1:
                bearers += found
            else:
                self.add_error(name, _not_one(NAMED[name], value, found))
        return list(dict.fromkeys(bearers))


def _not_one(noun: str, value: str, found: list[Bearer]) -> forms.ValidationError:
    """Nobody bears a name, or several do: `params` has it as `value`, and who was found."""
    message = (
        "Several %(noun)ss are called “%(value)s”. Which one is meant?"
        if found
        else "There is no %(noun)s “%(value)s” in the archive."
    )
    return forms.ValidationError(
        message, code="no_name", params={"noun": noun, "value": value, "found": found}
    )


class Shared(OrderedDict[str, Any]):
    """The filters, or the fields of a form, of every search. FilterSet and Form copy theirs deeply
    for each of their instances, in case it changes them. Nothing does so here, and to copy them
    would take more than half of the time in which a search's parameters are read.
    """

    def __deepcopy__(self, memo: object) -> Self:
        return self


class NamesFilter(django_filters.MultipleChoiceFilter):
    field_class = NamesField


class KindsFilter(django_filters.MultipleChoiceFilter):
    field_class = KindsField


class LanguagesFilter(django_filters.MultipleChoiceFilter):
    field_class = LanguagesField


class YearsFilter(django_filters.MultipleChoiceFilter):
    field_class = YearsField


class PartialDateFilter(django_filters.Filter):
    field_class = PartialDateField


class PassageFilter(django_filters.FilterSet):
    """Passages by their searched rows.

    Each valid parameter that is given becomes one condition; values of one parameter are
    alternatives, parameters narrow each other. Check `is_valid()` before `qs`: an invalid
    parameter is nothing to filter by.
    """

    q = django_filters.CharFilter(max_length=20_000, strip=True)
    exact = django_filters.ChoiceFilter(
        choices=[("1", "As typed")],
        error_messages={"invalid_choice": "“%(value)s” is not 1, the only value that it can have."},
    )
    outlet = NamesFilter()
    asked_by = NamesFilter()
    answered_by = NamesFilter()
    speaker = NamesFilter()
    topic = NamesFilter()
    kind = KindsFilter()
    language = LanguagesFilter()
    year = YearsFilter()

    class Meta:
        model = PassageIndex
        fields = ()
        form = SearchForm

    def get_form_class(self) -> type[SearchForm]:
        return _form_class()

    @property
    def asked(self) -> SearchForm:
        """The form, once it has been asked whether it is valid."""
        self.is_valid()
        return cast(SearchForm, self.form)

    @cached_property
    def query(self) -> Query:
        """The words searched for, as they were read."""
        return self.asked.query

    @cached_property
    def sides(self) -> tuple[str, ...]:
        return tuple(self.form.cleaned_data.get("in") or ())

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """What each given parameter asks of a row, by the parameter's name; but for the words."""
        return {
            name: CONDITIONS[name](value)
            for name, value in self.form.cleaned_data.items()
            if name in CONDITIONS and value
        }

    def words(self) -> Q:
        """The query, its fields included, asked of each row in the row's language."""
        if not self.query:
            return Q()
        return any_of(
            in_language(configuration) & self.words_in(configuration)
            for configuration in ALL_CONFIGURATIONS
        )

    def words_in(self, configuration: str) -> Q:
        """The query, asked of rows of one configuration."""
        compiler = Compiler(self.query, configuration)
        asked = self._asked(compiler, compiler.tree)
        return matches("") if asked is None else asked

    def some_in(self, configuration: str, words: str) -> Q:
        """The tsquery `words` in place of the words that the query wants, asked of rows of one
        configuration; its fields, and what it does not want, count as before."""
        compiler = Compiler(self.query, configuration)
        parts = compiler.tree.parts if isinstance(compiler.tree, And) else ()
        rest: list[Node | None] = [
            part for part in parts if isinstance(part, Not) or not any(leaves(part))
        ]
        asked = self._asked(compiler, joined(And, rest))
        return matches(words) if asked is None else matches(words) & asked

    def _asked(self, compiler: Compiler, tree: Node | None) -> Q | None:
        asking = Asking(compiler, matches, self.asked.meant)
        return asking.asked(tree, weights_of(self.sides))

    def filter_queryset(self, queryset: QuerySet[PassageIndex]) -> QuerySet[PassageIndex]:
        return queryset.filter(self.words(), *(one.q for one in self.conditions.values()))


# Python has no attribute named `in` or `from`, so these are put in by name.
PassageFilter.base_filters["in"] = django_filters.MultipleChoiceFilter(
    choices=[(side, side.title()) for side in SIDES],
    error_messages={"invalid_choice": "“%(value)s” is none of question, answer, statement."},
)
PassageFilter.base_filters["from"] = PartialDateFilter(last_day=False)
PassageFilter.base_filters["to"] = PartialDateFilter(last_day=True)
PassageFilter.base_filters = Shared(PassageFilter.base_filters)


@cache
def _form_class() -> type[SearchForm]:
    """The form with the fields of the filters, made once and not for each search."""
    made = cast(type[SearchForm], super(PassageFilter, PassageFilter()).get_form_class())
    made.base_fields = Shared(made.base_fields)
    return made
