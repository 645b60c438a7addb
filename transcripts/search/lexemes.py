"""From words to lexemes, as PostgreSQL's text search configurations stem them."""

from collections.abc import Iterable

from django.db import connection

# The configuration for each language an event can have; migration 0002 defines them.
CONFIGURATIONS = {"en": "archive_english", "fr": "archive_french"}
PLAIN = "archive_plain"
ALL_CONFIGURATIONS = (*CONFIGURATIONS.values(), PLAIN)

CACHE_SIZE = 100_000
_known: dict[tuple[str, str], tuple[str, ...]] = {}


def configuration_of(language: str) -> str:
    """The text search configuration for a language code ("" where it is not known)."""
    return CONFIGURATIONS.get(language, PLAIN)


def lexemes(words: Iterable[str], configuration: str) -> dict[str, tuple[str, ...]]:
    """The lexemes of each of `words` in a configuration, in the order in which they stand: several
    where a word has joints (that's → that, s), none for what is not a word.

    One statement for all the words that were not asked for before; stems never change, so what
    is known stays known for the life of the process.
    """
    words = set(words)
    found = {word: _known[key] for word in words if (key := (configuration, word)) in _known}
    if missing := list(words - found.keys()):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ARRAY(SELECT lexeme FROM unnest(to_tsvector(%s::regconfig, word)),"
                " unnest(positions) AS position ORDER BY position)"
                " FROM unnest(%s::text[]) AS word",
                [configuration, missing],
            )
            new = {word: tuple(stems) for word, stems in cursor.fetchall()}
        if len(_known) + len(new) > CACHE_SIZE:
            _known.clear()
        _known.update({(configuration, word): stems for word, stems in new.items()})
        found |= new
    return found
