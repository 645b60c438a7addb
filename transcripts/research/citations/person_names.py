"""Given and family names, as citations want them apart.

A transcript prints names in one piece, and nothing in them says for certain where the family's
begins. The rule here is the one that BibTeX has for `First von Last`: the last word, with the
small words before it. Names of one word stay whole.
"""

from dataclasses import dataclass

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; `given` and `suffix` may be ""."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def family_first(self) -> str:
        """“Example, Ada”; “Example, Ada, Jr.”"""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    @property
    def given_first(self) -> str:
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def initials(self) -> str:
        """“A. B.”; “J.-P.”"""
        return " ".join(
            "-".join(f"{part[0]}." for part in word.split("-") if part)
            for word in self.given.split()
        )


def person_name(name: str) -> PersonName:
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 1 and words[-1].lower() in _SUFFIXES else ""
    at = max(0, len(words) - 1)
    while at > 1 and words[at - 1].islower():
        at -= 1
    return PersonName(" ".join(words[at:]) or name, " ".join(words[:at]), suffix)
