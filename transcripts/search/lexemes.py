"""From words to lexemes, as PostgreSQL's text search configurations stem them."""

from collections.abc import Iterable, Sequence, Set

from django.db import connection

# The configuration for each language an event can have; migration 0002 defines them.
CONFIGURATIONS = {"en": "archive_english", "fr": "archive_french"}
PLAIN = "archive_plain"
ALL_CONFIGURATIONS = (*CONFIGURATIONS.values(), PLAIN)

CACHE_SIZE = 100_000
_known: dict[str, dict[str, tuple[str, ...]]] = {}  # by configuration and word


def configuration_of(language: str) -> str:
    """The text search configuration for a language code ("" where it is not known)."""
    return CONFIGURATIONS.get(language, PLAIN)


def lexemes(words: Iterable[str], configuration: str) -> dict[str, tuple[str, ...]]:
    """The lexemes of each of `words` in a configuration, in the order in which they stand: several
    where a word has joints (that's → that, s), none for what is not a word.

    One statement for all the words that were not asked for before.
    """
    words = set(words)
    known = _known.get(configuration, {})
    missing = {word for word in words if word not in known}
    found = {word: known[word] for word in words - missing}
    if missing:
        found |= _ask(missing, [configuration])[configuration]
    return found


def learn_lexemes(words: Iterable[str], configurations: Sequence[str]) -> None:
    """Ask for the lexemes of `words` in several configurations at once, in one statement."""
    words = set(words)
    wanted = {word for name in configurations for word in words if word not in _known.get(name, ())}
    if wanted:
        _ask(wanted, configurations)


def _ask(words: Set[str], configurations: Sequence[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Lexemes by configuration and word; stems never change, so what is known stays known for the
    life of the process."""
    global _known
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT configuration, word, ARRAY("
            " SELECT lexeme FROM unnest(to_tsvector(configuration::regconfig, archive_words(word)))"
            ", unnest(positions) AS position ORDER BY position)"
            " FROM unnest(%s::text[]) AS configuration, unnest(%s::text[]) AS word",
            [list(configurations), list(words)],
        )
        new: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in configurations}
        for name, word, stems in cursor.fetchall():
            new[name][word] = tuple(stems)
    # Other threads read what they have in hand: a full store is left to them.
    known = {} if sum(map(len, _known.values())) > CACHE_SIZE else _known
    for name, found in new.items():
        known.setdefault(name, {}).update(found)
    _known = known
    return new
