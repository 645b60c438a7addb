"""The people that a title and a byline name, with their roles."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from .persons import PersonWords, printed, read_person, read_role
from .vocabulary import HOST, Role, Vocabulary
from .words import Token, fold, tokens_of

MODERATOR = Role("moderator", HOST)


@dataclass(slots=True)
class Person:
    """Somebody of the event. `name` is as printed, with capitals as names have them; None for who
    is known by a role alone. Later labels may add to it."""

    name: str | None
    role: Role | None = None
    role_text: str | None = None
    outlet: str | None = None
    in_head: bool = False
    is_untold: bool = False  # a label says that nobody knows the outlet
    words: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.words = name_words(self.name or "")

    @property
    def is_press(self) -> bool:
        """Whether a label gives an outlet, be it one that nobody knows."""
        return self.outlet is not None or self.is_untold

    @property
    def is_interpreter(self) -> bool:
        """Whether what they say are somebody else's words."""
        return self.role is not None and self.role.name == "interpreter"


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words by which names are compared; one printed twice in a row counts once."""
    words = [token.folded for token in tokens_of(name) if token.folded]
    for length in range(len(words) // 2, 0, -1):
        if words[:length] == words[length : 2 * length]:
            return tuple(words[length:])  # `De Hoop De Hoop Scheffer`
    return tuple(words)


def same_name(
    one: tuple[str, ...], other: tuple[str, ...], particles: frozenset[str] = frozenset()
) -> bool:
    """Whether two names can be one person's: equal, one the other's surname, or the same but for
    a middle name. A particle begins a surname: `Ada van Sample` is not `Ada Sample`."""
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:
        return True
    if len(short) < 2 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    return particles.isdisjoint(long) == particles.isdisjoint(short)


def people_of(texts: Iterable[str], vocabulary: Vocabulary) -> list[Person]:
    """Everybody whom some titles and bylines name, each once; the first text's words go first."""
    people: list[Person] = []
    for text in texts:
        for person in people_in(text, vocabulary):
            known = next(
                (one for one in people if _are_one(one, person, vocabulary.particles)), None
            )
            if known is None:
                people.append(person)
            elif person.words:
                if len(person.words) > len(known.words):
                    known.name, known.words = person.name, person.words
                known.role, known.role_text = (
                    known.role or person.role,
                    known.role_text or person.role_text,
                )
    return people


def _are_one(known: Person, other: Person, particles: frozenset[str]) -> bool:
    """Whether two mentions are of one person: a role alone, or names and roles that agree."""
    if not other.words:
        return known.role == other.role
    if not known.words or not same_name(known.words, other.words, particles):
        return False
    return known.role is None or other.role is None or known.role == other.role


def people_in(text: str, vocabulary: Vocabulary) -> list[Person]:
    """The people in a title or byline, in order."""
    tokens = tokens_of(text[:1000])
    people: list[Person] = []
    at = 0
    while at < len(tokens):
        words = None
        if not _is_preposition(tokens, at, vocabulary):
            words = _person_at(text, tokens, at, vocabulary)
        if words is None:
            at += 1
            continue
        role, role_text, end = words.role, printed(text, tokens, words.role_words), words.end
        if words.has_name and role is None:
            role, more, end = _role_behind(text, tokens, end, vocabulary)
            role_text = more or role_text
            if at > 1 and vocabulary.led.length_at(tokens, at - 2):
                role = MODERATOR  # `moderated by Ada Example`, whatever else she is
        name = printed(text, tokens, words.name_words)
        people.append(Person(name, role, role_text, in_head=True))
        at = max(end, at + 1)
    return people


def _is_preposition(tokens: list[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether `de` says by whom, as in `Discours de M. Example`, and begins no surname, as in
    `with de Example`. Nothing but a name follows the particle of one: `et de Mme Example`."""
    word = tokens[at : at + 1]
    if word[0].folded not in vocabulary.particles or not vocabulary.before_names.is_one(word):
        return False
    if vocabulary.honorifics.length_at(tokens, at + 1):
        return True
    return not (at and vocabulary.before_names.length_at(tokens, at - 1))


def _person_at(
    text: str, tokens: list[Token], at: int, vocabulary: Vocabulary
) -> PersonWords | None:
    """Somebody with a role or honorific; or a bare name behind `by`, `with` or `and`, or before a
    role."""
    person = read_person(tokens, at, vocabulary)
    if person is None or person.role or person.honoured:
        return person
    named = person.name_words[1] - person.name_words[0] > 1
    introduced = at > 0 and vocabulary.before_names.length_at(tokens, at - 1) > 0
    name = tokens[person.name_words[0] : person.name_words[1]]
    is_body = vocabulary.organisation_hints.find(name) is not None
    titled = vocabulary.titles.length_at(tokens, at) > 0
    if not named or is_body:
        return None
    told = introduced or titled or _role_behind(text, tokens, person.end, vocabulary)[0]
    return person if told else None


def _role_behind(
    text: str, tokens: list[Token], at: int, vocabulary: Vocabulary
) -> tuple[Role | None, str | None, int]:
    """`, Supreme Allied Commander for Transformation (SACT)` behind a name."""
    if at >= len(tokens) or tokens[at].text not in (",", "("):
        return None, None, at
    start = at + 1
    while start < len(tokens) and fold(tokens[start].text) in ("the", "le", "la"):
        start += 1
    role, end = read_role(tokens, start, vocabulary)
    person = read_person(tokens, start, vocabulary) if role else None
    if role is None or (person and person.has_name and tokens[end].text != ","):
        return None, None, at  # the role is that of the next name
    return role, printed(text, tokens, (start, end)), end
