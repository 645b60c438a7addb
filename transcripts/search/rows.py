"""Conditions of searched rows."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.fields import BooleanField

from .columns import STEMS
from .lexemes import CONFIGURATIONS


def in_language(configuration: str) -> Q:
    """The condition that a row's words were stemmed by a text search configuration."""
    languages = [code for code, name in CONFIGURATIONS.items() if name == configuration]
    return Q(language__in=languages) if languages else ~Q(language__in=list(CONFIGURATIONS))


def tsquery_value(tsquery: str) -> Func:
    return Func(Value(tsquery, TextField()), template="%(expressions)s::tsquery")


def matches(tsquery: str, column: str = STEMS) -> Q:
    """The condition that a row's words match a compiled query; "" matches nothing."""
    condition = Func(
        F(column),
        tsquery_value(tsquery),
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
    return Q(condition)


def any_of(conditions: Iterable[Q]) -> Q:
    """Conditions joined by OR; of none, one that asks for nothing."""
    return reduce(or_, conditions, Q())
