"""What is typed behind a field and what is clicked are the same thing: fields of the query become
parameters of the search, as far as they narrow all of it."""

from .fields import kind_of, language_of, years_of
from .parameters import SearchParameters
from .partial_dates import before, partial_date
from .printing import print_query
from .query import parse_query, read_tokens, tree_of
from .tree import And, Field, fields, joined
from .whole_names import with_whole_names

ONE_VALUE = ("from", "to")


def lifted(parameters: SearchParameters) -> SearchParameters:
    """The same search, with each field of its query that narrows all of it among the parameters,
    and only the others left in `q`.

    Values of one parameter are alternatives, typed or clicked; of a date, the typed one counts.
    Of a query that is too long, `q` is what is read of it, and of one without a word nothing: all
    links of a page carry it.
    """
    values = {name: _understood(name, parameters.all(name)) for name in parameters.values}
    query = parse_query(parameters.get("q"))
    tree = query.tree
    if query.cut or not tree:
        values["q"] = (print_query(tree),) if tree else ()
    if any(fields(tree)):
        whole = tree_of(with_whole_names(read_tokens(parameters.get("q"))[0]))
        parts = whole.parts if isinstance(whole, And) else (whole,)
        for part in parts:
            if isinstance(part, Field):
                name, typed = parameter_of(part)
                values[name] = typed if name in ONE_VALUE else (*values.get(name, ()), *typed)
        rest = joined(And, [part for part in parts if not isinstance(part, Field)])
        if rest != tree:
            values["q"] = (print_query(rest),) if rest else ()
    lifted = parameters
    for name, new in values.items():
        if new != parameters.all(name):
            lifted = lifted.replacing(name, new)
    return lifted


def parameter_of(field: Field) -> tuple[str, tuple[str, ...]]:
    """The search parameter that a field stands for, with its values."""
    if field.name == "before":
        return "to", (before(partial_date(field.values[-1])),)
    if field.name in ONE_VALUE:
        return field.name, _understood(field.name, field.values[-1:])
    return field.name, _understood(field.name, field.values)


def _understood(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    if name == "kind":
        return tuple(map(kind_of, values))
    if name == "language":
        return tuple(map(language_of, values))
    if name in ONE_VALUE:
        return tuple(map(partial_date, values))
    return tuple(year for value in values for year in years_of(value)) if name == "year" else values
