"""The results of any search as a file."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from nato_archive.fictional import is_fictional
from transcripts.research.export import COLUMNS, rows
from transcripts.search import BadParameters, Search

from .outcome import refused

# Spreadsheets take a file without it for one in an old encoding, and spoil all accents.
BYTE_ORDER_MARK = "\ufeff"

Row = tuple[str, ...]


def search_export(request: HttpRequest) -> HttpResponseBase:
    """All results that can be paged through, as CSV (RFC 4180), row by row as they are read."""
    query = request.GET.copy()
    for name in ("group", "page", "page_size"):  # rows are passages, and all of them
        query.pop(name, None)
    try:
        found = Search(query).all_found
    except BadParameters as bad:
        return refused(bad)
    table = chain([COLUMNS], rows(found.keys, request.build_absolute_uri))
    lines = _lines(_marked(table) if is_fictional(request) else table)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nato-archive-search.csv"'
    response["X-Total-Count"] = str(found.counts.total)
    response["X-Robots-Tag"] = "noindex"
    return response


def _marked(table: Iterable[Row]) -> Iterator[Row]:
    """Each row says of itself that it is invented."""
    for number, row in enumerate(table):
        yield ("yes" if number else "fictional", *row)


class _Line:
    """What a csv writer needs for a file, which only hands on what it is given."""

    def write(self, text: str) -> str:
        return text


def _lines(table: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in table:
        yield writer.writerow(row)  # what `write` returned
