"""Who is who: the same person behind a full name, a surname, a role, and a name in capitals."""

from collections.abc import Iterable
from functools import cached_property

from .label_parts import ANSWER, LabelParts
from .people import Person, name_words, same_name
from .vocabulary import GUEST, SPOKESPERSON, Role, Vocabulary
from .words import fold, tokens_of

_HELD_BY_SEVERAL = frozenset(
    ("minister", "secretary", "official", "commander", "president", "prime_minister", "chancellor")
)
_OF_NO_WEIGHT = frozenset(
    ("the", "of", "for", "and", "de", "du", "des", "la", "le", "nato", "nato's", "his", "her")
)


class Cast:
    """The people of one transcript: those of its head, then those whom its labels name."""

    def __init__(self, in_head: Iterable[Person], spellings: str, vocabulary: Vocabulary) -> None:
        self.people = list(in_head)
        self.vocabulary = vocabulary
        self.ambiguous: set[str] = set()
        self._titles = vocabulary.titles.first_words
        self._by_surname: dict[str, list[Person]] = {}
        self._fitting: dict[str, list[Person]] = {}  # by names that were asked for
        self._head = spellings
        for person in self.people:
            person.name = self.spelled(person.name)
            self._index(person)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The words of the head as they are spelled where they are not all capitals."""
        return {
            token.folded: token.text
            for token in tokens_of(self._head[:5000])
            if token.text != token.text.upper()
            and (token.text[0].isupper() or token.folded in self.vocabulary.particles)
        }

    def recognise(self, parts: LabelParts) -> Person | None:
        """The person behind a label; a new one where nobody fits; None for an anonymous marker."""
        if parts.name:
            person = self._by_name(parts) or self._new(parts)
        elif parts.role:
            person = self._by_role(parts) or self._new(parts)
        elif parts.marker == ANSWER:
            return self.only_guest()
        else:
            return None
        self._add(person, parts)
        return person

    def knows(self, parts: LabelParts) -> bool:
        """Whether a label names somebody who is known already."""
        return bool(parts.name and len(self._named(parts.name)) > 0)

    def knows_whom(self, parts: LabelParts) -> bool:
        """Whether a name or a role is that of one person who is known already."""
        return self.knows(parts) if parts.name else self._by_role(parts) is not None

    def knows_guest(self, parts: LabelParts) -> bool:
        """Whether a name is that of somebody who answers here."""
        return any(not person.outlet for person in self._named(parts.name or ""))

    def spelled(self, name: str | None) -> str | None:
        """A name in capitals as names are written; the head's own spelling goes first."""
        if name is None or name != name.upper() or name == name.lower():
            return name
        words = name.split()
        return " ".join(self._spelled_word(word, at) for at, word in enumerate(words))

    def _spelled_word(self, word: str, at: int) -> str:
        known = self._spellings.get(fold(word))
        if known and len(known) == len(word):
            return known
        if at and fold(word) in self.vocabulary.particles and len(word) > 1:
            return word.lower()
        if word.endswith(".") or len(word) == 1:
            return word
        parts = [part[:1] + part[1:].lower() for part in word.split("-")]
        spelled = "-".join(parts)
        for sign in "'’":
            head, mark, tail = spelled.partition(sign)
            if mark and len(head) == 1:
                spelled = head + mark + tail.capitalize()
        return spelled

    def _by_name(self, parts: LabelParts) -> Person | None:
        name, role = parts.name or "", parts.role
        found = self._named(name)
        if parts.outlet and len(name_words(name)) < 2:
            found = [person for person in found if not _is_namesake(person, parts.outlet)]
        if len(found) < 2:
            return found[0] if found else None
        if role:
            found = [person for person in found if person.role == role] or found
        if len(found) > 1:
            found = [person for person in found if _has_rank(person, parts)] or found
        if len(found) > 1:
            exact = [person for person in found if person.words == name_words(name)]
            if len(exact) == 1 and (parts.outlet or not _is_asker_among(exact[0], found)):
                return exact[0]
            self.ambiguous.add(name)
            return None
        return found[0]

    def _named(self, name: str) -> list[Person]:
        """Everybody whose name it can be."""
        if name not in self._fitting:
            self._fitting[name] = self._find(name)
        return self._fitting[name]

    def _find(self, name: str) -> list[Person]:
        words = self._bare(name_words(name))
        if not words:
            return []
        surnames = self._by_surname.get(words[-1], [])
        particles = self.vocabulary.particles
        found = [p for p in surnames if same_name(words, self._bare(p.words), particles)]
        # Of several, a whole surname fits better than its last word: `Sample`, `van Sample`.
        if len(found) > 1 and words[0] not in particles:
            whole = [p for p in found if particles.isdisjoint(p.words)]
            found = whole or found
        return found or self._by_initials(words) or self._by_first_name(words)

    def _by_initials(self, words: tuple[str, ...]) -> list[Person]:
        """`JS` for Jens Stoltenberg, where the label is nothing but two letters."""
        if len(words) != 1 or len(words[0]) != 2:
            return []
        return [
            p
            for p in self.people
            if len(p.words) > 1 and p.words[0][0] + p.words[-1][0] == words[0]
        ]

    def _by_first_name(self, words: tuple[str, ...]) -> list[Person]:
        """`Ada`, where one person alone is called so."""
        called = [p for p in self.people if len(p.words) > 1 and (p.words[0],) == words]
        return called if len(called) == 1 else []

    def _by_role(self, parts: LabelParts) -> Person | None:
        same = [person for person in self.people if _can_hold(person, parts)]
        if len(same) > 1 and parts.role_text:
            printed = fold(parts.role_text)
            same = [p for p in same if p.role_text and fold(p.role_text) == printed] or same
        return same[0] if len(same) == 1 else None

    def only_guest(self) -> Person | None:
        """The guest of an event whose head names one, or the one spokesperson whom it names."""
        named = [p for p in self.people if p.name and p.in_head and not p.outlet]
        guests = [p for p in named if p.role is None or p.role.side == GUEST]
        if not guests:
            guests = [p for p in named if p.role and p.role.side == SPOKESPERSON]
        return guests[0] if len(guests) == 1 else None

    def _new(self, parts: LabelParts) -> Person:
        role = parts.role or self._known_role(parts.name)
        person = Person(self.spelled(parts.name), role, parts.role_text, parts.outlet)
        self.people.append(person)
        self._index(person)
        return person

    def _known_role(self, name: str | None) -> Role | None:
        """The role of a spokesperson whom the vocabulary knows by name or surname."""
        spokespersons = self.vocabulary.spokespersons
        words = tokens_of(name) if name and spokespersons.may_open(name) else []
        found = spokespersons.at(words, 0)
        return found[1] if found and found[0] == len(words) else None

    def _add(self, person: Person, parts: LabelParts) -> None:
        """Keep what a label adds to what was known."""
        person.role = person.role or parts.role
        person.role_text = person.role_text or parts.role_text
        person.outlet = person.outlet or parts.outlet
        person.is_untold = person.is_untold or (parts.is_untold and not person.in_head)
        words = name_words(parts.name or "")
        if parts.name and (not person.words or (len(person.words) == 1 < len(words))):
            person.name = self.spelled(parts.name)
            person.words = words
            self._index(person)

    def _index(self, person: Person) -> None:
        self._fitting.clear()
        if person.words:
            same = self._by_surname.setdefault(person.words[-1], [])
            if not any(person is known for known in same):
                same.append(person)

    def _bare(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without a title: a lord's label may leave it out."""
        titled = len(words) > 1 and words[0] in self._titles
        return words[1:] if titled else words


def _has_rank(person: Person, parts: LabelParts) -> bool:
    """Whether a label prints the rank or role that a person is known to have."""
    both = person.role_text and parts.role_text
    return bool(both) and fold(person.role_text or "") == fold(parts.role_text or "")


def _is_asker_among(person: Person, found: Iterable[Person]) -> bool:
    """Whether somebody asks for an outlet, and another whose name fits does not."""
    return person.outlet is not None and any(other.outlet is None for other in found)


def _is_namesake(person: Person, outlet: str) -> bool:
    """Whether half a name with an outlet is of somebody else who is called so: `Bo (Reuters)` asks
    General Bo Sample, `Sample (Reuters)` may do so as well, and is not `Ada Sample (AFP)`."""
    if person.outlet is not None:
        one, other = fold(person.outlet).split(), fold(outlet).split()
        return not (set(one) <= set(other) or set(other) <= set(one))
    side = person.role.side if person.role else GUEST
    answers = side in (GUEST, SPOKESPERSON) and person.role_text is not None
    return answers and len(person.words) > 1


def _can_hold(person: Person, parts: LabelParts) -> bool:
    """Whether a label's role can be this person's. Of ministers, presidents and the like there are
    several: `Defence Minister` is not the Foreign Minister, nor one of another country."""
    if person.role != parts.role or parts.role is None:
        return False
    if parts.role.name not in _HELD_BY_SEVERAL or not (person.role_text and parts.role_text):
        return True
    one, other = (_role_words(text) for text in (person.role_text, parts.role_text))
    return one <= other or other <= one


def _role_words(text: str) -> set[str]:
    words = fold(text.replace("-", " ").replace(",", " ")).replace("defense", "defence").split()
    return {word for word in words if word not in _OF_NO_WEIGHT}
