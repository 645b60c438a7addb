"""The limit: tantivy, an index in the same process, for the same count, top twenty and facets."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import tantivy

from .export import FACETS, TEXTS
from .queries import PAGE, Query

COUNTED = {name: {"terms": {"field": name, "size": 10_000}} for name in FACETS}
SORTED = "day"  # days since year 1, to sort and filter by


class Limit:
    """All passages of an SQLite file in an index on disk."""

    def __init__(self, passages: Path, folder: Path) -> None:
        folder.mkdir()
        schema = tantivy.SchemaBuilder()
        for name in TEXTS:
            schema.add_text_field(name, tokenizer_name="en_stem")
        for name in FACETS:
            schema.add_text_field(name, tokenizer_name="raw", fast=True)
        schema.add_integer_field(SORTED, indexed=True, fast=True)
        schema.add_text_field("public_id", stored=True, tokenizer_name="raw")
        self.schema = schema.build()
        index = tantivy.Index(self.schema, path=str(folder))
        writer = index.writer()
        for document in _documents(passages):
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.index, self.searcher = index, index.searcher()

    def seconds(self, query: Query) -> float:
        start = perf_counter()
        self.search(query)
        return perf_counter() - start

    def search(self, query: Query) -> int:
        """Count, the twenty first with their ids, and all facets; returns the count."""
        asked = self._query(query)
        offset = (int(query.narrowed.get("page", 1)) - 1) * PAGE
        order = SORTED if query.newest else None
        found = self.searcher.search(asked, PAGE, True, order, offset)
        for _, address in found.hits:
            self.searcher.doc(address)["public_id"]
        self.searcher.aggregate(asked, COUNTED)
        count: int = found.count
        return count

    def _query(self, query: Query) -> tantivy.Query:
        parts = [self._words(query.words.tantivy)] if query.words else []
        parts += [
            tantivy.Query.term_query(self.schema, name, query.narrowed[name])
            for name in FACETS
            if name in query.narrowed
        ]
        if "from" in query.narrowed:
            first, last = (
                date.fromisoformat(query.narrowed[name]).toordinal() for name in ("from", "to")
            )
            kind = tantivy.FieldType.Integer
            parts.append(tantivy.Query.range_query(self.schema, SORTED, kind, first, last))
        if not parts:
            return tantivy.Query.all_query()
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])

    def _words(self, text: str) -> tantivy.Query:
        if text.endswith("*"):  # the query language has no beginnings of single words
            beginning = f"{text[:-1]}.*"
            return tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Should, tantivy.Query.regex_query(self.schema, name, beginning))
                    for name in TEXTS
                ]
            )
        return self.index.parse_query(text, list(TEXTS))


def _documents(path: Path) -> Iterator[tantivy.Document]:
    passages = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = ("public_id", *TEXTS, *FACETS)
    for *values, day in passages.execute(f"SELECT {', '.join(names)}, date FROM passages"):
        texts = {name: value for name, value in zip(names, values, strict=True) if value}
        yield tantivy.Document(**texts, **{SORTED: date.fromisoformat(day).toordinal()})
    passages.close()
