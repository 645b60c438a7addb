"""What a label says: who speaks, as what, for which outlet. One label at a time, no document.

Labels print these in many orders: `Name (Outlet)`, `NAME [Role]`, `Role Name`, `Name, Role, Body`,
`Moderator (Name)`, `QUESTION [Outlet, Country]` … docs/warnings.md says what is unsure in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .affiliations import (
    Affiliations,
    groups_of,
    is_known_outlet,
    is_phrase,
    read_affiliations,
    role_within,
)
from .persons import PersonWords, looks_like_name, printed, read_name, read_person, read_role
from .phrases import Phrases
from .vocabulary import HOST, Role, Vocabulary
from .words import Token, tokens_of

QUESTION, ANSWER = "question", "answer"
_CLOSING = {"(": ")", "[": "]"}
_MOST_TOKENS = 40
_SENTENCE_ENDS = ("?", "!", "…", "..")
_DASHES = ("-", "–", "—")

# How much a label says for itself.
WEAK, LIKELY, SURE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class LabelParts:
    """A label taken apart; all texts as printed. `affiliation` is what stands where an outlet
    would and is not known to be one."""

    marker: str | None = None
    name: str | None = None
    role: Role | None = None
    role_text: str | None = None
    outlet: str | None = None
    affiliation: str | None = None
    strength: int = WEAK


def read_label(text: str, vocabulary: Vocabulary) -> LabelParts | None:
    """Take a label without its colon apart; None where it cannot be one."""
    tokens = [_comma(token) if token.text in _DASHES else token for token in tokens_of(text)]
    if not tokens or len(tokens) > _MOST_TOKENS or vocabulary.header_fields.is_one(tokens):
        return None
    if any(token.text.endswith(_SENTENCE_ENDS) for token in tokens[:-1]):
        return None
    marked = _read_marker(text, tokens, vocabulary)
    if marked:
        return marked
    outside, inside = _brackets(tokens)
    if outside is None:
        return None
    person = read_person(outside, 0, vocabulary)
    if person is None or (person.end < len(outside) and outside[person.end].text != ","):
        return _read_slip(text, outside, inside, person, vocabulary) or _read_outlet(
            text, outside, inside, vocabulary
        )
    name = printed(text, outside, _with_title(outside, person, vocabulary))
    behind = groups_of(outside[person.end + 1 :], vocabulary)
    if not all(is_phrase(group, vocabulary) for group in behind):
        return None
    groups = [*behind, *groups_of(inside, vocabulary)]
    if name is None and person.role and person.role.side == HOST and groups:
        within = read_person(groups[0], 0, vocabulary)
        if within and within.has_name and within.end == len(groups[0]):
            name = printed(text, groups[0], within.name_words)
            groups = groups[1:]
    more = read_affiliations(text, groups, vocabulary)
    if person.role and person.role.side == HOST:
        role: Role | None = person.role
        role_text = printed(text, outside, person.role_words)
    else:
        role = person.role or more.role
        own = printed(text, outside, person.role_words)
        role_text = own if person.role else more.role_text or own
    if (
        name
        and not (person.role or groups or person.honoured)
        and _is_outlet_like(outside, vocabulary)
    ):
        return LabelParts(outlet=name, strength=SURE)
    # Before a country, an unknown word is its town: `Name (Brussels, Belgium)`.
    affiliation = None if more.in_country else more.affiliation
    strength = _strength(person, inside, more)
    return LabelParts(None, name, role, role_text, more.outlet, affiliation, strength)


def _strength(person: PersonWords, inside: Sequence[Token], more: Affiliations) -> int:
    if person.role or more.known or inside:
        return SURE
    words = person.name_words[1] - person.name_words[0]
    return LIKELY if words > 1 or person.honoured else WEAK


def _read_marker(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> LabelParts | None:
    """`Q`, `Question [NTV, Turkey]`, `Question 2`, `A`."""
    for marker, phrases in (
        (QUESTION, vocabulary.question_markers),
        (ANSWER, vocabulary.answer_markers),
    ):
        length = phrases.length_at(tokens, 0) or _numbered(tokens[0], phrases)
        rest = list(tokens[length:])
        if length and rest and rest[0].text.strip("#.").isdecimal():
            rest = rest[1:]
        if not length:
            continue
        if not rest:
            return LabelParts(marker, strength=SURE)
        if rest[0].text in _CLOSING and rest[-1].text == _CLOSING[rest[0].text]:
            return _asker(text, marker, groups_of(rest[1:-1], vocabulary), vocabulary)
        if rest[0].text == ",":
            asker = _asker(text, marker, groups_of(rest[1:], vocabulary), vocabulary)
            return asker if asker.outlet and not asker.affiliation else None
    return None


def _numbered(token: Token, phrases: Phrases[None]) -> int:
    """1 for a marker with its number, `Q1`, else 0."""
    bare = token.text.rstrip("0123456789")
    return int(bare != token.text and phrases.is_one(tokens_of(bare)))


def _asker(text: str, marker: str, groups: list[list[Token]], vocabulary: Vocabulary) -> LabelParts:
    """Who asks, by what stands behind the marker: `[Outlet, Country]`, `(Name, Outlet)`."""
    name = None
    if len(groups) > 1 and not is_known_outlet(groups[0], vocabulary):
        person = read_person(groups[0], 0, vocabulary)
        in_country = vocabulary.countries.is_one(groups[1])
        if person and person.has_name and person.end == len(groups[0]) and not in_country:
            name = printed(text, groups[0], person.name_words)
            groups = groups[1:]
    more = read_affiliations(text, groups, vocabulary)
    outlet = more.outlet or more.affiliation
    return LabelParts(marker, name, None, None, outlet, more.affiliation, SURE)


def _brackets(tokens: list[Token]) -> tuple[list[Token] | None, list[Token]]:
    """The words outside and inside the bracket that ends a label; None where it is none."""
    opening = next((i for i, token in enumerate(tokens) if token.text in _CLOSING), None)
    if opening is None:
        return (tokens if all(t.text not in ")]:;|&" for t in tokens) else None), []
    if opening == 0:
        return None, []
    inside = tokens[opening + 1 :]
    closing = next((i for i, token in enumerate(inside) if token.text in ")]"), len(inside))
    behind = inside[closing + 1 :]
    if behind and behind[0].text != ",":
        return None, []
    inside = [*inside[:closing], *behind]
    outside = tokens[:opening]
    if any(token.text in ")]:;|&" for token in outside) or not inside:
        return None, []
    return outside, inside


def _comma(token: Token) -> Token:
    """A dash between the parts of a label, as the comma that it stands for."""
    return token._replace(text=",", folded=",")


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
        return LabelParts(
            role=role, role_text=printed(text, inside, (0, len(inside))), strength=SURE
        )
    return None


def _read_outlet(
    text: str, outside: list[Token], inside: list[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """`Hungarian TV`: an outlet stands for its journalist."""
    if inside and not all(map(vocabulary.countries.is_one, groups_of(inside, vocabulary))):
        return None
    if not _is_outlet_like(outside, vocabulary):
        return None
    return LabelParts(outlet=printed(text, outside, (0, len(outside))), strength=SURE)


def _is_outlet_like(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    if is_known_outlet(tokens, vocabulary):
        return True
    return (
        1 < len(tokens) < 6
        and all(
            looks_like_name(token.text) or token.folded in ("of", "the", "&") for token in tokens
        )
        and tokens[0].folded not in vocabulary.openers
        and any(token.folded in vocabulary.outlet_hints for token in tokens)
        and not any(token.folded in vocabulary.never_names for token in tokens)
    )


def _with_title(
    tokens: Sequence[Token], person: PersonWords, vocabulary: Vocabulary
) -> tuple[int, int]:
    """The name without a title, except where the title takes the first name's place."""
    first, behind = person.name_words
    title = vocabulary.titles.length_at(tokens, first)
    if title and behind - first - title > 1 and read_name(tokens, first + title, vocabulary):
        return first + title, behind
    return first, behind
