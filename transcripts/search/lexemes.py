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
    """The lexemes of each of `words` in a configuration; none for what is not a word.

    One statement for all the words that were not asked for before; stems never change, so what
    is known stays known for the life of the process.
    """
    words = set(words)
    if missing := [word for word in words if (configuration, word) not in _known]:
        if len(_known) + len(missing) > CACHE_SIZE:
            _known.clear()
        # What was known for `words` may just have been forgotten.
        missing = [word for word in words if (configuration, word) not in _known]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, tsvector_to_array(to_tsvector(%s::regconfig, word))"
                " FROM unnest(%s::text[]) AS word",
                [configuration, missing],
            )
            _known.update(
                {(configuration, word): tuple(found) for word, found in cursor.fetchall()}
            )
    return {word: _known[configuration, word] for word in words}
