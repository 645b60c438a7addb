"""Reading a label: who speaks, as what, for which outlet. One label at a time, no document.

Labels print these in many orders: `Name (Outlet)`, `NAME [Role]`, `Role Name`, `Name, Role, Body`,
`Moderator (Name)`, `QUESTION [Outlet, Country]` … docs/warnings.md says what is unsure in them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from .affiliations import (
    Affiliations,
    groups_of,
    is_known_outlet,
    is_phrase,
    is_remark,
    read_affiliations,
)
from .label_markers import CLOSING, read_marker
from .label_parts import LIKELY, QUESTION, SURE, WEAK, LabelParts
from .persons import PersonWords, printed, read_name, read_person
from .unusual_labels import is_outlet_like, read_outlet_and_name, read_several, read_unusual
from .vocabulary import HOST, Role, Vocabulary
from .words import Token, fold, tokens_of

_MOST_TOKENS = 40
_SENTENCE_ENDS = ("?", "!", "…", "..")
_PARTING = ("-", "–", "—", "/", "|", "@")
_SHORTENED = frozenset(("m", "mme"))  # `Mme la Présidente : …` speaks; she is spoken to in full
_FROM = frozenset(("from", "of", "with", "for", "de"))


@lru_cache(maxsize=4096)
def read_label(text: str, vocabulary: Vocabulary) -> LabelParts | None:
    """Take a label without its colon apart; None where it cannot be one."""
    if fold(text.split(" ", 1)[0].rstrip(",")) in vocabulary.never_first:
        return None  # most lines with a colon or a dash are ruled out here
    tokens = [
        _comma(token) if token.text in _PARTING else token
        for whole in tokens_of(text)
        for token in _parted(whole, vocabulary)
    ]
    if not tokens or len(tokens) > _MOST_TOKENS or vocabulary.header_fields.is_one(tokens):
        return None
    if any(token.text.endswith(_SENTENCE_ENDS) or token.text == ";" for token in tokens[:-1]):
        return None
    tokens = _joined(_laid_open(tokens), vocabulary)
    marked = read_marker(text, tokens, vocabulary)
    if marked:
        return marked
    outside, inside = _brackets(tokens)
    if outside is None:
        return read_several(text, tokens, vocabulary) if "&" in text else None
    outlet_first = read_outlet_and_name(text, outside, inside, vocabulary)
    if outlet_first:
        return outlet_first
    person = read_person(outside, 0, vocabulary)
    if (
        person
        and person.has_name
        and person.end < len(outside)
        and outside[person.end].folded in _FROM
        and is_outlet_like(outside[person.end + 1 :], vocabulary)
    ):
        outside[person.end] = _comma(outside[person.end])  # `Ada Example from Reuters`
    if person is None or (person.end < len(outside) and outside[person.end].text != ","):
        return read_unusual(text, outside, inside, person, vocabulary)
    if (
        person.role
        and not person.has_name
        and vocabulary.honorifics.length_at(outside, 0)
        and outside[0].folded not in _SHORTENED
        and text != text.upper()
    ):
        return None  # `Mr. President: …` is spoken to
    name = printed(text, outside, _with_title(outside, person, vocabulary))
    behind = groups_of(outside[person.end + 1 :], vocabulary)
    if not all(is_phrase(group, vocabulary) for group in behind):
        return None
    if any(vocabulary.honorifics.length_at(group, 0) for group in behind):
        return None  # `Mr. President, Mr. Secretary General: …` are spoken to
    if name and any(_is_somebody(group, vocabulary) for group in behind):
        return None
    about = groups_of(inside, vocabulary)
    within_brackets = [group for group in about if not is_remark(group, vocabulary)]
    groups = [*behind, *within_brackets]
    if name is None and person.role and person.role.side == HOST and groups:
        within = read_person(groups[0], 0, vocabulary)
        is_name = within and within.has_name and within.end == len(groups[0])
        if within and is_name and not _is_body(text, groups[0], vocabulary):
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
        and is_outlet_like(outside, vocabulary)
    ):
        return LabelParts(outlet=name, strength=SURE)
    # Before a country, an unknown word is its town: `Name (Brussels, Belgium)`.
    affiliation = None if more.in_country else more.affiliation
    is_number = fold(name or "") in vocabulary.openers and not person.honoured
    strength = _strength(person, [] if is_number else within_brackets, more)
    return LabelParts(
        name=name,
        role=role,
        role_text=role_text,
        outlet=more.outlet,
        affiliation=affiliation,
        strength=strength,
        is_untold=more.untold and more.outlet is None,
    )


@lru_cache(maxsize=4096)
def read_bracketed(text: str, vocabulary: Vocabulary) -> LabelParts | None:
    """`(Reuters)`, `[Ada Example, Outlet Daily]`: a label that stands in brackets as a whole. Of
    two words that nobody knows one is an outlet, so that somebody asks; who is left open."""
    inner = text[1:-1].strip()
    if len(text) < 3 or CLOSING.get(text[0]) != text[-1]:
        return None
    if any(sign in inner for sign in "()[]"):
        return _read_nested(inner, vocabulary)
    if inner.islower():
        return None  # `(a)`
    groups = groups_of(tokens_of(inner), vocabulary)
    places = (vocabulary.countries, vocabulary.cities)
    if any(is_remark(group, vocabulary) for group in groups):
        return None
    if all(any(place.is_one(group) for place in places) for group in groups):
        return None
    parts = read_label(inner, vocabulary)
    if parts is None or parts.strength == SURE or parts.marker:
        return parts
    if parts.role_text:
        return replace(parts, strength=WEAK)
    return LabelParts(QUESTION if len(groups) > 1 else None, affiliation=inner, is_unclear=True)


def without_remark(text: str, vocabulary: Vocabulary) -> str:
    """A label without the remark in brackets before it: `(through interpreter) Ada Example`."""
    closing = text.find(CLOSING.get(text[:1], " "))
    if closing < 0 or text[:1] not in CLOSING:
        return text
    inner = tokens_of(text[1:closing])
    is_about_how = inner and (
        vocabulary.remarks.length_at(inner, 0) > 0 or inner[0].text in vocabulary.remark_starts
    )  # other words in brackets are a stage direction: `(They leave the room.) Ada Example: …`
    return text[closing + 1 :].lstrip() or text if is_about_how else text


def _read_nested(inner: str, vocabulary: Vocabulary) -> LabelParts | None:
    """`[Ada Example (Outlet)]`, but not `(Outlet) [via interpreter]`."""
    closes = [inner.find(sign) for sign in CLOSING.values() if sign in inner]
    if inner[-1:] not in CLOSING.values() or len(closes) != 1 or min(closes) < len(inner) - 1:
        return None
    parts = None if inner[0] in CLOSING else read_label(inner, vocabulary)
    return parts if parts and parts.strength == SURE else None


def _strength(person: PersonWords, inside: list[list[Token]], more: Affiliations) -> int:
    if person.role or more.known or inside:
        return SURE
    words = person.name_words[1] - person.name_words[0]
    return LIKELY if words > 1 or person.honoured else WEAK


def _is_body(text: str, group: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words behind a moderator's role are whom they work for: `NATO`, `BBC`, `ECFR`."""
    abbreviated = len(group) == 1 and group[0].text.isupper() and text != text.upper()
    return (
        abbreviated
        or vocabulary.organisation_hints.find(group) is not None
        or is_outlet_like(group, vocabulary)
    )


def _is_somebody(group: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words behind a name are another person's role and name."""
    other = read_person(group, 0, vocabulary)
    return other is not None and other.role is not None and other.has_name


def _brackets(tokens: list[Token]) -> tuple[list[Token] | None, list[Token]]:
    """The words outside and inside the bracket that ends a label; None where it is none."""
    opening = next((i for i, token in enumerate(tokens) if token.text in CLOSING), None)
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


def _laid_open(tokens: list[Token]) -> list[Token]:
    """A label of which a bracket holds others, with commas for these: `Name (Outlet (Country))`."""
    depth = 0
    found: list[Token] = []
    for token in tokens:
        opens, closes = token.text in CLOSING, token.text in CLOSING.values()
        depth += opens
        if depth < 2 or not (opens or closes):
            found.append(token)
        elif opens or depth > 2:
            found.append(_comma(token))
        depth -= closes
    return tokens if depth else found


def _joined(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """A label of which one bracket follows another, with one that holds both. One about how
    something was said is left out: `Ada Example (Outlet) [via interpreter]`."""
    ends = [i for i, token in enumerate(tokens[:-1]) if token.text in CLOSING.values()]
    if len(ends) != 1 or tokens[-1].text not in CLOSING.values():
        return tokens
    first, second = tokens[: ends[0] + 1], tokens[ends[0] + 1 :]
    if CLOSING.get(second[0].text) != second[-1].text or len(second) < 3:
        return tokens
    if is_remark(second[1:-1], vocabulary):
        return first
    return [*first[:-1], _comma(second[0]), *second[1:-1], first[-1]]


def _parted(token: Token, vocabulary: Vocabulary) -> list[Token]:
    """`Example/Reuters`, a surname and an outlet without blanks around the slash, in three."""
    before, slash, behind = token.text.partition("/")
    if not (before and behind) or vocabulary.outlets.has(before):
        return [token]
    outlet = tokens_of(behind)
    if not is_known_outlet(outlet, vocabulary) or vocabulary.outlets.is_one([token]):
        return [token]
    at = token.start + len(before)
    return [
        Token(before, fold(before), token.start, at),
        Token(slash, slash, at, at + 1),
        Token(behind, fold(behind), at + 1, token.end),
    ]


def _comma(token: Token) -> Token:
    """A dash between the parts of a label, as the comma that it stands for."""
    return token._replace(text=",", folded=",")


def _with_title(
    tokens: Sequence[Token], person: PersonWords, vocabulary: Vocabulary
) -> tuple[int, int]:
    """The name without a title, except where the title takes the first name's place."""
    first, behind = person.name_words
    title = vocabulary.titles.length_at(tokens, first)
    if title and behind - first - title > 1 and read_name(tokens, first + title, vocabulary):
        return first + title, behind
    return first, behind
