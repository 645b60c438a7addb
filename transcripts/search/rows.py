"""Conditions of searched rows: what a query's tree asks of a row."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.fields import BooleanField

from .lexemes import CONFIGURATIONS
from .tree import And, Field, Node, Not, On, Or, fields, joined
from .tsquery import WEIGHTS, Compiler


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


def among(keys: str) -> Q:
    """The condition that a row is one of those with some keys, written as an array."""
    condition = Func(
        F("passage_id"),
        Value(keys, TextField()),
        template="(%(expressions)s::bigint[]))",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
    return Q(condition)


def any_of(conditions: Iterable[Q]) -> Q:
    """Conditions joined by OR; of none, one that asks for nothing."""
    return reduce(or_, conditions, Q())


def asked_of_row(
    node: Node | None, compiler: Compiler, meant: Mapping[Field, Q], weights: str
) -> Q | None:
    """What `node` asks of a row, with `meant` for its fields; None where it asks for nothing that
    the index could hold. Words stay together in one tsquery as far as they can."""
    if not any(fields(node)):
        tsquery = compiler.tsquery(node, weights)
        return matches(tsquery) if tsquery else None
    match node:
        case Field():
            return meant[node]
        case Not(part):
            inside = asked_of_row(part, compiler, meant, weights)
            return inside and ~inside
        case On(side, part):
            return asked_of_row(part, compiler, meant, WEIGHTS[side])
        case And(parts) | Or(parts):
            kind = type(node)
            mixed = [part for part in parts if any(fields(part))]
            words = [part for part in parts if part not in mixed]
            if kind is And and all(compiler.says_nothing(part) for part in words):
                words = []
            together = [*mixed, joined(kind, list(words))]
            asked = [asked_of_row(part, compiler, meant, weights) for part in together if part]
            present = [condition for condition in asked if condition is not None]
            return reduce(and_ if kind is And else or_, present) if present else None
    return None
