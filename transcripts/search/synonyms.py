"""Names of one thing, read from fixtures/synonyms.toml: who types one of them means the others."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain
from typing import NamedTuple

from django.conf import settings

from transcripts.models.names import fold_name

from .tokens import leaf, tokens
from .tokens import plain as apart
from .tree import Compound, Leaf, Word
from .vocabulary import other_spelling

FRENCH = "fr:"
LANGUAGES = ("en", "fr")


class Name(NamedTuple):
    """One of several names of a thing. It stands for the others in transcripts of `languages`."""

    words: tuple[str, ...]
    leaf: Leaf
    languages: tuple[str, ...]


class Synonyms(NamedTuple):
    groups: dict[tuple[str, ...], list[Name]]  # by the words of each name in them
    only_in_capitals: frozenset[str]
    longest: int  # words of a name


@cache
def synonyms() -> Synonyms:
    with (settings.FIXTURES / "synonyms.toml").open("rb") as file:
        data = tomllib.load(file)
    never = {language: set(words_of(words)) for language, words in data["never_added"].items()}
    groups: dict[tuple[str, ...], list[Name]] = {}
    for line in (*chain(*data["groups"].values()), *_numbers(**data["numbers"])):
        names = [name for text in line.split(" = ") for name in _names(text.strip(), never)]
        for words in {words for name in names for words in (name.words, _singular(name))}:
            groups.setdefault(words, []).extend(names)
    capitals = frozenset(words_of(data["only_in_capitals"]))
    return Synonyms(groups, capitals, max(map(len, groups)))


def other_names(typed: Sequence[str], language: str | None) -> tuple[Leaf, ...]:
    """What else the `typed` words are called in transcripts of a language; None stands for any.

    >>> [leaf.text for leaf in other_names(["Kosovo", "Force"], "en")]
    ['KFOR']
    """
    known = synonyms()
    words = tuple(fold_name(word) for word in typed)
    if words not in known.groups:
        words = _without_s(words)
    if (
        len(words) == 1
        and words[0] in known.only_in_capitals
        and not typed[0].rstrip("s").isupper()
    ):
        return ()
    return tuple(
        dict.fromkeys(
            name.leaf
            for name in known.groups.get(words, ())
            if words not in (name.words, _singular(name))
            and (language in name.languages if language is not None else name.languages)
        )
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as a query is read and names are compared.

    >>> words_of("Democratic People's Republic")
    ('democratic', 'people', 'republic')
    """
    read = (leaf(token) for token in tokens(text))
    return tuple(word for one in read if one for word in fold_name(one.text).split())


def _names(text: str, never: Mapping[str, Set[str]]) -> Iterator[Name]:
    """A name in both its spellings."""
    languages = ["fr"] if text.startswith(FRENCH) else list(LANGUAGES)
    text = text.removeprefix(FRENCH)
    words = words_of(text)
    if len(words) == 1:
        languages = [language for language in languages if words[0] not in never[language]]
    spelled = " ".join(_spelled(word) for word in text.split()) if "en" in languages else text
    for spelling in dict.fromkeys([text, spelled]):
        yield Name(words_of(spelling), _leaf(spelling), tuple(languages))


def _spelled(word: str) -> str:
    other = other_spelling(word) or word
    return other.capitalize() if word[0].isupper() and other != word else other


def _leaf(text: str) -> Leaf:
    plain = " ".join(apart(text).split())
    if len(plain.split()) == 1:
        return Word(plain)
    return Compound(plain, text)


def _numbers(patterns: list[str], values: list[str]) -> Iterator[str]:
    """The groups of names with a number in them."""
    for value in values:
        digits, word, *roman = value.split()
        for pattern in patterns:
            known = [name for name in pattern.split(" = ") if roman or "{roman}" not in name]
            yield " = ".join(known).format(digits=digits, word=word, roman="".join(roman))


def _singular(name: Name) -> tuple[str, ...]:
    """The words of one of several: Indo-Pacific partners → partner. An acronym is not several."""
    return name.words if isinstance(name.leaf, Word) else _without_s(name.words)


def _without_s(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drones → drone, UAVs → UAV."""
    last = words[-1] if words else ""
    return (*words[:-1], last[:-1]) if last.endswith("s") and len(last) > 2 else words
