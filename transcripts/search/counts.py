"""Counting what a search finds: all of it, by each facet's values, and by month or day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db import connection

from .branches import Branch, union
from .parameters import FACETS

COLUMNS = (
    "passage_id",
    "event_id",
    "outlet_id",
    "speaker_ids",
    "topic_ids",
    "kind",
    "language",
    "date",
)

# How the values of a facet come from the rows that were found: each with its label and its number.
# Rows that are alike are put together before an array is taken apart or a name is looked for.
NAMED = """
    SELECT '{facet}', name.slug, name.name, n::bigint FROM (
        SELECT {column} AS id, count(*) AS n FROM {rows} WHERE {column} IS NOT NULL GROUP BY 1
    ) found JOIN transcripts_{facet} name USING (id)
"""
LISTED = """
    SELECT '{facet}', name.slug, name.name, n::bigint FROM (
        SELECT id, sum(n) AS n FROM (
            SELECT {column}, count(*) AS n FROM {rows} GROUP BY 1
        ) alike, unnest({column}) AS id GROUP BY 1
    ) found JOIN transcripts_{facet} name USING (id)
"""
BY_EVENT = "SELECT event_id, kind, language, date, count(*) AS n FROM {rows} GROUP BY 1, 2, 3, 4"
OF_EVENTS = (
    "SELECT '{facet}', {column}, '', sum(n)::bigint FROM ({by_event}) events GROUP BY {column}"
)
NEWEST = """
    SELECT 'newest', coalesce(array_agg(passage_id)::text, '{{}}'), '', 0 FROM (
        SELECT passage_id FROM {rows} ORDER BY date DESC, event_id DESC, passage_id LIMIT {newest}
    ) newest
"""

SELECTS = {
    "outlet": (NAMED, "outlet_id"),
    "speaker": (LISTED, "speaker_ids"),
    "topic": (LISTED, "topic_ids"),
    "kind": (OF_EVENTS, "kind"),
    "year": (OF_EVENTS, "extract(year FROM date)::text"),
    "language": (OF_EVENTS, "language"),
    "month": (OF_EVENTS, "to_char(date_trunc('month', date), 'YYYY-MM')"),
    "day": (OF_EVENTS, "date::text"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages a search finds: `total`, in so many `events`; for each facet its values,
    each with its label and how many of the passages carry it, which the facet's own choice does not
    narrow; and `periods`, the same for months (`2024-10`) or days (`2024-10-16`).
    """

    total: int = 0
    events: int = 0
    values: Mapping[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)
    periods: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, data: Mapping[str, Any]) -> Self:
        values = {
            facet: {value: (label, count) for value, (label, count) in found.items()}
            for facet, found in data["values"].items()
        }
        return cls(data["total"], data["events"], values, data["periods"])


def count(found: Sequence[Branch], *, period: str = "month", whole: Counts | None = None) -> Counts:
    """Count the passages of all branches, in one statement, however many facets are chosen.

    `whole` is the whole archive, counted: what no condition narrows is taken from there.
    """
    return count_and_list(found, 0, period=period, whole=whole)[0]


def count_and_list(
    found: Sequence[Branch], newest: int, *, period: str = "month", whole: Counts | None = None
) -> tuple[Counts, str]:
    """The same, and the keys of so many of the newest passages, as PostgreSQL writes an array: not
    to be read here, but to be given back."""
    conditions = {name for branch in found for name in branch.conditions}
    statement = _Statement(found)
    rows = statement.rows("hits", COLUMNS)
    statement.by_event(rows)
    statement.select(f"SELECT 'all', '', '', count(*) FROM {rows}")
    statement.select(f"SELECT 'events', '', '', count(*) FROM {rows}_by_event")
    for name in FACETS:
        if name not in conditions:
            statement.values(name, rows)
        elif whole is None or conditions != {name}:
            statement.values(name, statement.rows(f"but_{name}", COLUMNS, but=name))
    statement.values(period, rows)
    if newest:
        statement.select(NEWEST.format(rows=rows, newest=newest))
    values: dict[str, dict[str, tuple[str, int]]] = {name: {} for name in FACETS}
    totals, periods, keys = {"all": 0, "events": 0}, {}, "{}"
    for name, value, label, number in statement.execute():
        if name in totals:
            totals[name] = number
        elif name == period:
            periods[value] = number
        elif name == "newest":
            keys = value
        else:
            values[name][value] = label, number
    if whole is not None and len(conditions) == 1:
        values |= {name: dict(whole.values[name]) for name in conditions & set(FACETS)}
    counts = Counts(totals["all"], totals["events"], values, dict(sorted(periods.items())))
    return counts, keys


class _Statement:
    """One statement, put together out of rows to count and what to count in them."""

    def __init__(self, found: Sequence[Branch]) -> None:
        self.found = found
        self.parts: list[str] = []
        self.selects: list[str] = []
        self.parameters: list[Any] = []

    def rows(self, name: str, columns: tuple[str, ...], *, but: str = "") -> str:
        """Name the rows that meet all conditions but those of one parameter."""
        sql, parameters = union(self.found, columns, but=but)
        self.parts.append(f"{name} AS MATERIALIZED ({sql})")
        self.parameters += parameters
        return name

    def by_event(self, rows: str) -> None:
        self.parts.append(f"{rows}_by_event AS MATERIALIZED ({BY_EVENT.format(rows=rows)})")

    def values(self, facet: str, rows: str) -> None:
        template, column = SELECTS[facet]
        by_event = "TABLE hits_by_event" if rows == "hits" else BY_EVENT.format(rows=rows)
        self.selects.append(
            template.format(facet=facet, column=column, rows=rows, by_event=by_event)
        )

    def select(self, sql: str) -> None:
        self.selects.append(sql)

    def execute(self) -> Iterator[tuple[str, str, str, int]]:
        sql = f"WITH {', '.join(self.parts)} {' UNION ALL '.join(self.selects)}"
        with connection.cursor() as cursor:
            cursor.execute(sql, self.parameters)
            yield from cursor.fetchall()
