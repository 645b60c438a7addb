"""The one definition of what a search can be narrowed by, for pages, feeds and the API."""

from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.fields import BooleanField
from django_filters.fields import ModelMultipleChoiceField

from transcripts.models import Event, Outlet, PassageIndex, Speaker, Topic

from .fields import LanguagesField, PartialDateField, YearsField
from .lexemes import ALL_CONFIGURATIONS, CONFIGURATIONS
from .parameters import FACETS
from .query import SIDES, Query, parse_query
from .tsquery import compile_query

MAX_PAGE_SIZE = 100


class OrderForm(forms.Form):
    """How results are shown, which narrows nothing: order and paging."""

    SORTS = (("relevance", "Best match"), ("newest", "Newest first"), ("oldest", "Oldest first"))

    sort = forms.ChoiceField(choices=SORTS, required=False)
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)
    page_size = forms.IntegerField(min_value=1, max_value=MAX_PAGE_SIZE, required=False)


class NamesField(ModelMultipleChoiceField):
    """Rows by their slugs, or by any of their other names: `afp`, `FAZ`."""

    def clean(self, value: Any) -> Any:
        return super().clean([self._slug(given) for given in value] if value else value)

    def _slug(self, given: Any) -> Any:
        rows: Any = self.queryset
        if hasattr(rows, "known_as") and not rows.filter(slug=given).exists():
            known = rows.known_as(str(given)).values_list("slug", flat=True)[:2]
            return known[0] if len(known) == 1 else given
        return given


class NamesFilter(django_filters.ModelMultipleChoiceFilter):
    """Any of several rows."""

    field_class = NamesField

    def __init__(self, model: Any) -> None:
        noun = model._meta.verbose_name
        super().__init__(
            queryset=model.objects.all(),
            to_field_name="slug",
            error_messages={
                "invalid_choice": f"There is no {noun} “%(value)s” in the archive.",
                "invalid_pk_value": f"“%(pk)s” is no {noun} of the archive.",
            },
        )


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
    outlet = NamesFilter(Outlet)
    speaker = NamesFilter(Speaker)
    topic = NamesFilter(Topic)
    kind = django_filters.MultipleChoiceFilter(
        choices=Event.Kind.choices,
        error_messages={"invalid_choice": "“%(value)s” is no kind of event."},
    )
    language = LanguagesFilter()
    year = YearsFilter()

    class Meta:
        model = PassageIndex
        fields = ()
        form = OrderForm

    @cached_property
    def query(self) -> Query:
        """The words searched for, as they were read."""
        return parse_query(self.form.cleaned_data.get("q") or "")

    @cached_property
    def sides(self) -> tuple[str, ...]:
        return tuple(self.form.cleaned_data.get("in") or ())

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """What each given parameter asks of a row, by the parameter's name."""
        given = {
            name: value for name, value in self.form.cleaned_data.items() if name in CONDITIONS
        }
        found = {name: CONDITIONS[name](value) for name, value in given.items() if value}
        if self.query:
            found["q"] = self.words()
        if self.sides:
            found["in"] = any_of(Q(**{f"has_{side}": True}) for side in self.sides)
        return found

    @cached_property
    def tsqueries(self) -> dict[str, str]:
        """The compiled query for each text search configuration; "" where it finds nothing."""
        return {
            configuration: compile_query(self.query, configuration, self.sides)
            for configuration in ALL_CONFIGURATIONS
        }

    def words(self) -> Q:
        """The query, asked of each row in the row's language."""
        return any_of(
            in_language(configuration) & matches(tsquery)
            for configuration, tsquery in self.tsqueries.items()
        )

    def filter_queryset(self, queryset: QuerySet[PassageIndex]) -> QuerySet[PassageIndex]:
        return queryset.filter(*self.conditions.values())

    def ignoring_facets(self) -> tuple[QuerySet[PassageIndex], dict[str, Q]]:
        """The rows that all but the facets leave, and the condition of each facet with a choice."""
        fixed = [condition for name, condition in self.conditions.items() if name not in FACETS]
        chosen = {name: self.conditions[name] for name in FACETS if name in self.conditions}
        return PassageIndex.objects.filter(*fixed), chosen


# Python has no attribute named `in` or `from`, so these are put in by name.
PassageFilter.base_filters["in"] = django_filters.MultipleChoiceFilter(
    choices=[(side, side.title()) for side in SIDES],
    error_messages={"invalid_choice": "“%(value)s” is none of question, answer, statement."},
)
PassageFilter.base_filters["from"] = PartialDateFilter(last_day=False)
PassageFilter.base_filters["to"] = PartialDateFilter(last_day=True)


def in_language(configuration: str) -> Q:
    """The condition that a row's words were stemmed by a text search configuration."""
    languages = [code for code, name in CONFIGURATIONS.items() if name == configuration]
    return Q(language__in=languages) if languages else ~Q(language__in=list(CONFIGURATIONS))


def tsquery_value(tsquery: str) -> Func:
    return Func(Value(tsquery, TextField()), template="%(expressions)s::tsquery")


def matches(tsquery: str) -> Q:
    """The condition that a row's words match a compiled query; "" matches nothing."""
    condition = Func(
        F("vector"),
        tsquery_value(tsquery),
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
    return Q(condition)


def any_of(conditions: Iterable[Q]) -> Q:
    """Conditions joined by OR; of none, one that asks for nothing."""
    return reduce(or_, conditions, Q())


def current(rows: Any) -> list[Any]:
    """Chosen rows, those merged into others replaced by them."""
    return list(dict.fromkeys(getattr(row, "merged_into", None) or row for row in rows))


def ids(rows: Any) -> list[int]:
    return [row.pk for row in current(rows)]


CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "outlet": lambda rows: Q(outlet__in=ids(rows)),
    "speaker": lambda rows: Q(speaker_ids__overlap=ids(rows)),
    "topic": lambda rows: Q(topic_ids__overlap=ids(rows)),
    "kind": lambda kinds: Q(kind__in=kinds),
    "language": lambda codes: Q(language__in=codes),
    "year": lambda years: Q(year__in=years),
    "from": lambda day: Q(date__gte=day),
    "to": lambda day: Q(date__lte=day),
}
