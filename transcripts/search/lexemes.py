"""From words to lexemes, as PostgreSQL's text search configurations stem them."""

from collections.abc import Iterable, Sequence, Set

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

    One statement for all the words that were not asked for before.
    """
    words = set(words)
    found = {word: _known[key] for word in words if (key := (configuration, word)) in _known}
    if missing := words - found.keys():
        asked = _ask(missing, [configuration])
        found |= {word: stems for (_, word), stems in asked.items()}
    return found


def learn_lexemes(words: Iterable[str], configurations: Sequence[str]) -> None:
    """Ask for the lexemes of `words` in several configurations at once, in one statement."""
    words = set(words)
    wanted = {word for word in words for name in configurations if (name, word) not in _known}
    if wanted:
        _ask(wanted, configurations)


def _ask(words: Set[str], configurations: Sequence[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Lexemes by configuration and word; stems never change, so what is known stays known for the
    life of the process."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT configuration, word, ARRAY("
            " SELECT lexeme FROM unnest(to_tsvector(configuration::regconfig, archive_words(word)))"
            ", unnest(positions) AS position ORDER BY position)"
            " FROM unnest(%s::text[]) AS configuration, unnest(%s::text[]) AS word",
            [list(configurations), list(words)],
        )
        new = {(name, word): tuple(stems) for name, word, stems in cursor.fetchall()}
    if len(_known) + len(new) > CACHE_SIZE:
        _known.clear()
    _known.update(new)
    return new
