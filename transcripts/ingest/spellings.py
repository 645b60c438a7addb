"""The spellings that a printed name can be known by. Pure functions; no database."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from transcripts.models import Outlet, fold_name
from transcripts.parsing.vocabulary import Vocabulary, load_vocabulary
from transcripts.parsing.words import Token, tokens_of

ARTICLE = "the"
MOST_DESCRIBING = 5  # words that say what an outlet is; a name with more is taken as it stands


class KnownOutlet(NamedTuple):
    """What an import needs to know of an outlet."""

    pk: int
    kind: str = ""
    country: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """A folded name, and what must be true of the outlet that it is taken for.

    Where words were left out, an editor must have looked at the outlet: a mere guess of one
    transcript draws no others in.
    """

    folded: str
    shortened: bool = False
    kinds: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    def fits(self, outlet: KnownOutlet) -> bool:
        return (
            (outlet.verified or not self.shortened)
            and self.kinds <= {outlet.kind}
            and self.countries <= {outlet.country}
        )


class PrintedOutlet(NamedTuple):
    """An outlet's name as a label prints it; `fuller` is it with the country that stands behind it,
    folded, "" where none does: "ntv turkey" of `QUESTION [NTV, Turkey]`."""

    name: str
    fuller: str = ""


@lru_cache(maxsize=4096)
def printed_outlet(name: str, label: str) -> PrintedOutlet:
    """The outlet of this name in a label."""
    behind = re.split(r"[,()\[\]/–-]", label.partition(name)[2])
    countries = load_vocabulary().countries
    country = next((part for part in map(str.strip, behind) if countries.has(part)), None)
    return PrintedOutlet(name, fold_name(f"{name} {country}") if country else "")


@lru_cache(maxsize=4096)
def spellings_of_outlet(name: str) -> tuple[Spelling, ...]:
    """What an outlet's name can stand for, without words that say what it is, not which.

    >>> [spelling.folded for spelling in spellings_of_outlet("EFE News Agency")]
    ['efe news agency', 'the efe news agency', 'efe agency', 'efe news', 'efe']

    A name of such words alone stands for itself only: "Czech TV" is not "Slovak TV".
    """
    folded = fold_name(name)
    words = folded.split()
    found = [Spelling(folded)]
    if not (len(words) == 1 and words[0] in load_vocabulary().outlet_hints):  # "Times": whose?
        found.append(Spelling(f"{ARTICLE} {folded}"))
    describing = [at for at, word in enumerate(words) if word in _describing()]
    if len(describing) > MOST_DESCRIBING or len(describing) == len(words):
        return tuple(found)
    for count in range(1, len(describing) + 1):
        for dropped in combinations(describing, count):
            rest = " ".join(word for at, word in enumerate(words) if at not in dropped)
            said = [_describing()[words[at]] for at in dropped]
            kinds = frozenset(value for what, value in said if what == "kind")
            countries = frozenset(value for what, value in said if what == "country")
            shortened = any(words[at] != ARTICLE for at in dropped)
            found.append(Spelling(rest, shortened, kinds, countries))
    return tuple(found)


@cache
def _describing(folder: Path | None = None) -> dict[str, tuple[str, str]]:
    """What each word says, by its folded form: ("kind", "agency"), ("country", "IT"), ("", "")."""
    path = (folder or settings.FIXTURES) / "outlets.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["describing"]
    said = {fold_name(word): ("", "") for word in tables["anything"]}
    for kind in Outlet.Kind.values:
        said |= {fold_name(word): ("kind", kind) for word in tables.get(kind, ())}
    for country, words in tables["country"].items():
        said |= {fold_name(word): ("country", country) for word in words}
    return said


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as printed, taken apart.

    `full` is it without ranks and honorifics; `spellings` are the folded forms that a known person
    of this name has; `words` are the folded words of the name proper. `alone` says that it is no
    more than a surname, or a first name: nobody can be told by it.
    """

    full: str
    spellings: tuple[str, ...]
    words: tuple[str, ...]
    alone: bool

    def fits(self, folded: str) -> bool:
        """Whether it can be short for a folded name: its surname, or the same but for what stands
        between the first name and the last."""
        known = tuple(folded.split())
        if not self.words:
            return False
        if known[-len(self.words) :] == self.words:
            return True
        return len(self.words) > 1 and (known[0], known[-1]) == (self.words[0], self.words[-1])


@lru_cache(maxsize=8192)
def read_person(name: str) -> PersonName:
    """Take a person's name apart.

    >>> read_person("Admiral Bo Sample").full
    'Bo Sample'
    >>> read_person("Lord Sample").alone, read_person("Admiral Sample").alone
    (False, True)
    """
    vocabulary = load_vocabulary()
    tokens = tokens_of(name)
    start = _behind_forms_of_address(tokens, vocabulary)
    full = name[tokens[start].start :].strip() if start < len(tokens) else ""
    titled = vocabulary.titles.length_at(tokens, start)
    words = tuple(fold_name(full).split())
    printed = [token.text for token in tokens[start + titled :]]
    proper = tuple(fold_name(" ".join(printed)).split())
    # "Lord Sample" is how a lord is called, "Lord Bo Sample" is Bo Sample too. It is the printed
    # words that count: a hyphen makes no first name.
    spellings = [fold_name(name), " ".join(words), " ".join(proper) if len(printed) > 1 else ""]
    return PersonName(
        full=full,
        spellings=tuple(dict.fromkeys(filter(None, spellings))),
        words=proper,
        alone=len(full.split()) < 2 or _is_surname(tokens[start:], vocabulary),
    )


def _behind_forms_of_address(tokens: list[Token], vocabulary: Vocabulary) -> int:
    at = 0
    while step := max(
        vocabulary.honorifics.length_at(tokens, at), vocabulary.ranks.length_at(tokens, at)
    ):
        at += step
    return at


def _is_surname(tokens: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether a name begins with a small "de" or "von": nobody's first name does."""
    first = tokens[0]
    return first.folded in vocabulary.particles and first.text == first.text.lower()
