"""Names that look like others: suggestions for an editor, never decisions."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from transcripts.models import Outlet, Speaker

# Similarity by pg_trgm: "Irina Sample" and "Iryna Sample" have some 0.6, two brothers mostly less.
ALIKE = 0.58
MOST = 3


def looks_like(model: type[Outlet] | type[Speaker], rows: Iterable[Any]) -> dict[int, list[Any]]:
    """For each of the rows, by primary key, others whose names look alike, the likest first.

    Two statements for all of them.
    """
    noun = model._meta.model_name
    pks = [row.pk for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT mine.{noun}_id, other.{noun}_id,
                max(similarity(mine.folded, other.folded)) AS alike
            FROM transcripts_{noun}alias mine
            JOIN transcripts_{noun}alias other
                ON other.folded %% mine.folded AND other.{noun}_id <> mine.{noun}_id
            WHERE mine.{noun}_id = ANY (%s)
            GROUP BY 1, 2 HAVING max(similarity(mine.folded, other.folded)) >= %s
            ORDER BY 1, alike DESC, 2
            """,
            [pks, ALIKE],
        )
        pairs = [(pk, other) for pk, other, _ in cursor.fetchall()]
    others = model.objects.in_bulk({other for _, other in pairs})
    found: dict[int, list[Any]] = {pk: [] for pk in pks}
    for pk, other in pairs:
        if len(found[pk]) < MOST:
            found[pk].append(others[other])
    return found
