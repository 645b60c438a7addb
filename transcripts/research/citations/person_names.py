"""Given and family names, as citations want them apart.

A transcript prints names in one piece. Where the family's begins is told, in this order, by
`fixtures/family_names.toml`, by its particles, and else by the last word:

- a word in small letters begins the family's name, as BibTeX reads `First von Last` (Oren
  Patashnik, *BibTeXing*, section 4, https://ctan.org/pkg/bibtex): “Jaap | de Hoop Scheffer”;
- so does one of the file's particles, which are also written with a capital: “Alexander | De
  Croo”, “Colm | Ó Beispiel”;
- “y”, “e” and “i” join two family names: “Ada | Beispiel y Ejemplo”.

That is wrong for names of other orders that are in no file. Names of one word stay whole.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.conf import settings

from transcripts.models.names import fold_name

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; all but `family`, which has its particle, may be ""."""

    family: str
    given: str = ""
    suffix: str = ""
    printed: str = ""  # as it stands in the transcript; "" where that is the order of the parts

    @property
    def family_first(self) -> str:
        """“Example, Ada”; “Example, Ada, Jr.”"""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    @property
    def given_first(self) -> str:
        return self.printed or " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def initials(self) -> str:
        """“A. B.”; “J.-P.”"""
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
            for word in self.given.split()
        )

    @property
    def particle(self) -> str:
        """“de” of “de Hoop Scheffer”: words in small letters before the first with a capital. One
        with a capital (“De Croo”) is part of the name itself."""
        words = self.family.split()
        small = next((at for at, word in enumerate(words) if not word.islower()), 0)
        return " ".join(words[:small])

    @property
    def family_alone(self) -> str:
        """The family's name without its particle."""
        return self.family.removeprefix(self.particle).strip()


def person_name(name: str) -> PersonName:
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and words[-1].lower() in _SUFFIXES else ""
    known = _rules().told.get(fold_name(" ".join(words)))
    if known is not None:
        return _known(words, known.split(), suffix)
    at = _family_at(words)
    return PersonName(" ".join(words[at:]) or name, " ".join(words[:at]), suffix)


def _known(words: list[str], family: list[str], suffix: str) -> PersonName:
    """A name of which the file tells how many words at its end, or else in front, are whose."""
    size = len(family)
    if list(map(fold_name, words[-size:])) == list(map(fold_name, family)):
        return PersonName(" ".join(words[-size:]), " ".join(words[:-size]), suffix)
    printed = " ".join(words)
    return PersonName(" ".join(words[:size]), " ".join(words[size:]), suffix, printed)


def _family_at(words: list[str]) -> int:
    """The number of the word with which the family's name begins."""
    rules = _rules()
    last = max(0, len(words) - 1)
    for at in range(1, last):
        word = words[at]
        if word in rules.joining:
            return at - 1
        if word in rules.patronyms and "Al" in words[at:last]:
            continue
        if word.islower() or word.lower() in rules.particles:
            return at
    return last


class _Rules(NamedTuple):
    particles: frozenset[str]
    joining: frozenset[str]
    patronyms: frozenset[str]
    told: dict[str, str]  # the family's name, by the whole name as it is compared


@cache
def _rules() -> _Rules:
    with (settings.FIXTURES / "family_names.toml").open("rb") as file:
        data = tomllib.load(file)
    told = data["compound"] | data["in_front"] | data["titled"]
    return _Rules(
        particles=frozenset(data["particles"].split()),
        joining=frozenset(data["joining"].split()),
        patronyms=frozenset(data["patronyms"].split()),
        told={fold_name(name): family for name, family in told.items()},
    )
