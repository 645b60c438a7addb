"""A search in words: the title of its page and its feed."""

from collections.abc import Iterable
from typing import cast

from django.http import QueryDict

from transcripts.models import Event

from .facets import LANGUAGES
from .fields import UNKNOWN_LANGUAGE, years_in_a_row
from .filters import PassageFilter
from .names import NAMED
from .partial_dates import said_date
from .phrasing import Clauses, has_words_on_any_side, listed, sides_inside
from .tree import And, Field, Not, On
from .typed import parameter_of

# What each parameter asks for, and what it is to leave that out.
SAID = {
    "outlet": ("asked by {}", "not asked by {}"),
    "asked_by": ("asked by {}", "not asked by {}"),
    "answered_by": ("answered by {}", "not answered by {}"),
    "speaker": ("in which {} speaks", "in which {} does not speak"),
    "topic": ("on {}", "not on {}"),
    "kind": ("from {}", "not from {}"),
    "language": ("in {}", "not in {}"),
    "year": ("in {}", "not in {}"),
    "from": ("since {}", "before {}"),
    "to": ("until {}", "after {}"),
}

DATES = ("from", "to")
OF_EXCHANGES = ("outlet", "asked_by", "answered_by")  # which statements have not


def describe(passages: PassageFilter) -> str:
    """`passages` as a phrase that reads on its own.

    “Exchanges whose question has “air defence” and whose answer does not, asked by AFP, in 2024”.
    """
    subject = _subject(passages)
    clauses = []
    is_said = has_words_on_any_side(passages.query.tree)  # where these words must stand
    if passages.sides and not is_said and subject != "Statements":
        turns = ["an answer" if side == "answer" else f"a {side}" for side in passages.sides]
        clauses.append(f"with {listed(turns)}")
    if passages.query:
        where = f" in the {listed(passages.sides)}" if passages.sides else ""
        said = Clauses(where, subject == "Statements", lambda *of: said_field(passages, *of))
        clauses += said.of(passages.query.tree)
    period = _period(passages)
    for name in SAID:
        values = passages.form.cleaned_data.get(name)
        if values and name in NAMED:
            clauses.append(_said(name, map(str, values)))
        elif period and name in DATES:
            clauses += [period] if name == DATES[0] else []
        elif values:
            clauses.append(_said(name, _given(passages, name)))
    if passages.query.exact:
        clauses.append("as typed")
    return f"{subject} {', '.join(clauses)}" if clauses else f"All {subject.lower()}"


def _subject(passages: PassageFilter) -> str:
    """Exchanges, where something is asked of a question or an answer, or of who speaks them; or
    statements."""
    tree = passages.query.tree and sides_inside(passages.query.tree)
    parts = tree.parts if isinstance(tree, And) else (tree,)
    sides = {
        part.side for part in parts if isinstance(part, On) and not isinstance(part.part, Not)
    } or set(passages.sides)
    if not sides:
        asked = any(passages.form.cleaned_data.get(name) for name in OF_EXCHANGES)
        return "Exchanges" if asked else "Exchanges and statements"
    if "statement" not in sides:
        return "Exchanges"
    return "Statements" if sides == {"statement"} else "Exchanges and statements"


def _given(passages: PassageFilter, name: str) -> list[str]:
    """The values of a parameter as they were given; of a date, the one that counts."""
    values: list[str] = cast(QueryDict, passages.asked.data).getlist(name)
    return values[-1:] if name in DATES else list(dict.fromkeys(values))


def _period(passages: PassageFilter) -> str:
    """The year, month or day that a search is narrowed to, as a bar of the histogram does it: “in
    March 2022”; "" where its two dates are not the same."""
    first, last = (_given(passages, name) for name in DATES)
    if not first or first != last:
        return ""
    return f"{'on' if first[0].count('-') == 2 else 'in'} {said_date(first[0])}"


def said_field(passages: PassageFilter, field: Field, wanted: bool) -> str:
    """A field of the query in words: “asked by AFP”, or “not asked by AFP”."""
    name, values = parameter_of(field)
    if name in NAMED:
        found = passages.asked.found
        values = tuple(str(bearer) for value in values for bearer in found.get((name, value), ()))
    return _said(name, values, wanted)


def _said(name: str, values: Iterable[str], wanted: bool = True) -> str:
    if name == "kind":
        values = map(_kind, values)
    elif name == "language":
        values = [
            LANGUAGES.get(v, v) if v != UNKNOWN_LANGUAGE else "an unknown language" for v in values
        ]
    elif name == "year":
        values = _years(values)
    elif name in DATES:
        values = map(said_date, values)
    return SAID[name][0 if wanted else 1].format(listed(values))


def _kind(value: str) -> str:
    label = str(Event.Kind(value).label).lower()
    if value == Event.Kind.OTHER:
        return "other kinds of event"
    if value == Event.Kind.REMARKS:
        return label
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _years(values: Iterable[str]) -> list[str]:
    """Years in order, three or more in a row as first–last."""
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else run[0] for run in years_in_a_row(values)]
