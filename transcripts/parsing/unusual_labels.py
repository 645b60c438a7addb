"""Labels that name no single person by role and name: outlets, slips of a template, two speakers
at once, roles that nobody listed."""

from collections.abc import Sequence

from .affiliations import groups_of, is_known_outlet, role_within
from .label_markers import NUMBERS
from .label_parts import SURE, WEAK, LabelParts
from .persons import PersonWords, looks_like_name, printed, read_person, read_role
from .vocabulary import Vocabulary
from .words import Token

_AND = frozenset(("and", "et", "&"))
_CHANNELS = frozenset(("channel", "radio", "television", "tv"))
_NUMBERS_OF_CHANNELS = frozenset(map(str, range(100)))
_MOST_ROLE_TOKENS = 7
_MOST_WRITTEN_SMALL = 4


def read_unusual(
    text: str,
    outside: list[Token],
    inside: list[Token],
    person: PersonWords | None,
    vocabulary: Vocabulary,
) -> LabelParts | None:
    """What a label says whose words outside the brackets are no person, or more than one."""
    return (
        _read_slip(text, outside, inside, person, vocabulary)
        or _read_outlet(text, outside, inside, vocabulary)
        or (None if inside else read_several(text, outside, vocabulary))
        or (None if inside else _read_unlisted_role(text, outside, vocabulary))
    )


def read_several(text: str, tokens: list[Token], vocabulary: Vocabulary) -> LabelParts | None:
    """`Ada Example and Bo Sample`: two people say the same; who speaks is left open."""
    at = next((i for i, token in enumerate(tokens) if token.folded in _AND), 0)
    people = []
    for half in (tokens[:at], tokens[at + 1 :]):
        person = read_person(half, 0, vocabulary)
        if person is None or person.end < len(half) or not (person.role or person.has_name):
            return None
        name, role_text = (
            printed(text, half, words) for words in (person.name_words, person.role_words)
        )
        people.append(LabelParts(name=name, role=person.role, role_text=role_text))
    named = all(one.role and one.name for one in people)
    strength = SURE if named or text == text.upper() else WEAK
    return LabelParts(strength=strength, is_several=True, people=tuple(people))


def read_outlet_and_name(
    text: str, outside: list[Token], inside: list[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """`Reuters (Ada Example)`, `BBC, Ada Example`, `NTV, Turkey`: the outlet first."""
    groups = groups_of([*outside, *_comma_before(inside), *inside], vocabulary)
    if len(groups) != 2 or not is_known_outlet(groups[0], vocabulary):
        return None
    outlet, name = groups
    if vocabulary.countries.is_one(name) or vocabulary.cities.is_one(name):
        return LabelParts(outlet=printed(text, outlet, (0, len(outlet))), strength=SURE)
    person = read_person(name, 0, vocabulary)
    if person is None or person.role or person.end < len(name) or not person.has_name:
        return None
    if len(name) < 2 or is_outlet_like(name, vocabulary):
        return None
    return LabelParts(
        name=printed(text, name, person.name_words),
        outlet=printed(text, outlet, (0, len(outlet))),
        strength=SURE,
    )


def _comma_before(inside: list[Token]) -> list[Token]:
    return [inside[0]._replace(text=",", folded=",")] if inside else []


def _read_slip(
    text: str,
    outside: Sequence[Token],
    inside: Sequence[Token],
    person: PersonWords | None,
    vocabulary: Vocabulary,
) -> LabelParts | None:
    """`JAMES MODERATOR (Moderator)`: a template put the role where the surname belongs."""
    if person is None or not person.has_name or not inside:
        return None
    role, end = read_role(outside, person.end, vocabulary)
    if role and end == len(outside) and role == role_within(inside, vocabulary):
        role_text = printed(text, inside, (0, len(inside)))
        return LabelParts(role=role, role_text=role_text, strength=SURE)
    return None


def _read_outlet(
    text: str, outside: list[Token], inside: list[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """`Hungarian TV`: an outlet stands for its journalist."""
    if inside and not all(map(vocabulary.countries.is_one, groups_of(inside, vocabulary))):
        return None
    if not is_outlet_like(outside, vocabulary):
        return None
    return LabelParts(outlet=printed(text, outside, (0, len(outside))), strength=SURE)


def _read_unlisted_role(
    text: str, tokens: Sequence[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """`WHITE HALL AIDE`, `Ruritanian Foreign Minister`: a role whose first words nobody listed."""
    if len(tokens) > (_MOST_ROLE_TOKENS if text == text.upper() else _MOST_WRITTEN_SMALL):
        return None
    if not all(looks_like_name(token.text) for token in tokens if not _is_number(token)):
        return None
    for at in range(len(tokens)):
        role, end = read_role(tokens, at, vocabulary)
        if role and (end == len(tokens) or (end == len(tokens) - 1 and _is_number(tokens[end]))):
            return LabelParts(role=role, role_text=text.strip(), strength=WEAK)
    return None


def _is_number(token: Token) -> bool:
    return token.folded in NUMBERS or token.folded.strip("#").isdecimal()


def is_outlet_like(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words are a known outlet, or call themselves one: `Hungarian TV`.

    `Emily Post` is nobody's newspaper: behind a first name such a word is a surname, behind a
    place or an adjective it is not. Channels have numbers: `Channel 4`, `Hungarian TV 2`.
    """
    if is_known_outlet(tokens, vocabulary):
        return True
    if len(tokens) > 1 and tokens[-1].text in _NUMBERS_OF_CHANNELS:
        tokens = tokens[:-1]
        if tokens[-1].folded not in _CHANNELS:
            return is_known_outlet(tokens, vocabulary)  # `RTL 4`, but not `Report 2`
        if len(tokens) == 1:
            return True
    with_the = len(tokens) > 2 and tokens[0].folded == "the"
    tokens = tokens[1:] if with_the else tokens
    if not 1 < len(tokens) < 6 or tokens[0].folded in vocabulary.openers:
        return False
    if any(token.folded in vocabulary.never_names for token in tokens):
        return False
    if not all(
        looks_like_name(token.text) or token.folded in ("of", "the", "&") for token in tokens
    ):
        return False
    hints = [token for token in tokens if token.folded in vocabulary.outlet_hints]
    is_surname = len(tokens) == 2 and hints == [tokens[1]] and not with_the
    if is_surname and hints[0].folded in vocabulary.also_surnames:
        return any(
            phrases.length_at(tokens, 0)
            for phrases in (vocabulary.cities, vocabulary.countries, vocabulary.before_roles)
        )
    return bool(hints)
