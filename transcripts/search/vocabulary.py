"""What search knows about words, read from fixtures/search.toml: stop words and spellings."""

import tomllib
from functools import cache
from typing import NamedTuple

from django.conf import settings

from transcripts.models.names import fold_name


class Vocabulary(NamedTuple):
    stop_words: dict[str, frozenset[str]]  # by language code
    spellings: dict[str, str]  # both ways
    endings: tuple[tuple[str, str], ...]  # both ways
    one_spelling: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    with (settings.FIXTURES / "search.toml").open("rb") as file:
        data = tomllib.load(file)
    pairs = [(a, b) for a, b in data["spellings"]]
    endings = [(a, b) for a, b in data["endings"]]
    return Vocabulary(
        stop_words={lang: frozenset(words.split()) for lang, words in data["stop_words"].items()},
        spellings=dict(pairs) | {b: a for a, b in pairs},
        endings=tuple(endings) + tuple((b, a) for a, b in endings),
        one_spelling=frozenset(data["one_spelling"].split()),
    )


def other_spelling(word: str) -> str | None:
    """The American spelling of a British word, or the other way round; None where it has one.
    Accents do not count, as in all that is searched for.

    >>> other_spelling("standardisation")
    'standardization'
    >>> other_spelling("défense")
    'defence'
    """
    known = vocabulary()
    plain = fold_name(word)
    if plain in known.spellings:
        return known.spellings[plain]
    if plain in known.one_spelling:
        return None
    for ending, other in known.endings:
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) >= 4:
            return stem + other
    return None


def is_stop_word(word: str, language: str) -> bool:
    return word.lower() in vocabulary().stop_words.get(language, frozenset())
