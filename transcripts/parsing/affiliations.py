"""What stands in brackets or behind the commas of a label: roles, an outlet, a body, a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .persons import printed, read_role
from .vocabulary import JOURNALIST, Role, Vocabulary
from .words import Token, tokens_of

# Small words within names of bodies and roles.
_SMALL = frozenset(
    (
        *("of", "for", "the", "to", "and", "at", "in", "on", "with", "&", "under", "from", "by"),
        *("de", "du", "des", "d'", "la", "le", "les", "l'", "et", "a", "au", "aux", "en", "sur"),
        *("von", "der", "und", "fur", "van", "het", "y", "del", "della", "di", "dei", "e", "do"),
        *("between", "pour", "da", "dos", "das", "i", "contre", "against"),
    )
)
_FROM = frozenset(("from", "of", "for", "with", "de", "du", "d'", "d’"))
_BEFORE_OUTLET = _FROM | {"at", "pour", "a"}
_LONGEST_ABBREVIATION = 5


@dataclass(slots=True)
class Affiliations:
    """What was found. `affiliation` stands where an outlet would and is not known to be one;
    `known` says that a role or an outlet is, `in_country` that a country stands there too, `untold`
    that the label says of its outlet that nobody knows it."""

    role: Role | None = None
    role_text: str | None = None
    outlet: str | None = None
    affiliation: str | None = None
    known: bool = False
    in_country: bool = False
    untold: bool = False


def is_known_outlet(tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether the words are an outlet that the vocabulary knows, or several of them."""
    if vocabulary.outlets.is_one(tokens):
        return True
    words = " ".join(token.text for token in tokens).replace("/", " and ")
    names = re.split(" (?:and|et|&) ", words)
    return len(names) > 1 and all(vocabulary.outlets.is_one(tokens_of(name)) for name in names)


def groups_of(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[list[Token]]:
    """The tokens between commas, save those within a role: `Chairman, Military Committee`."""
    groups: list[list[Token]] = [[]]
    at = 0
    while at < len(tokens):
        role = 0 if groups[-1] else vocabulary.roles.length_at(tokens, at)
        if tokens[at].text == ",":
            groups.append([])
            at += 1
        else:
            groups[-1].extend(tokens[at : at + max(role, 1)])
            at += max(role, 1)
    return [group for group in groups if group]


def is_phrase(group: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether words behind the comma of a label can be a role or a body, rather than speech.

    Roles may be written small, `, research director at the Example Institute`; whatever else is
    written small, save `of the` and the like, is speech: `, this is what I know`.
    """
    if all(token.text.isdecimal() for token in group):
        return False
    if " ".join(token.text for token in group) in vocabulary.small_outlets:
        return True
    at = 0
    first = vocabulary.cities.length_at(group, 0) or vocabulary.outlets.length_at(group, 0)
    is_role = read_role(group, first, vocabulary)[0] is not None  # `, Brussels correspondent`
    if not is_role:
        while at < len(group) and (
            not group[at].text[0].islower()
            or group[at].folded in _SMALL
            or vocabulary.after_roles.length_at(group, at)
        ):
            at += 1
        if at < len(group):
            return False
    return not any(
        token.folded in vocabulary.openers and token.folded not in _SMALL
        for token in group
        if token.text[0].islower()
    ) and not any(_ends_sentence(token.text) for token in group[:-1])


def is_remark(group: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`(via interpreter)`, `(in Latvian)`, `(00:05)`: words in brackets about how or when something
    was said."""
    if vocabulary.untold_outlets.is_one(group):
        return False
    if group[0].text[0].islower() and group[0].folded in vocabulary.remark_starts:
        return True
    if all(token.text.isdecimal() or token.text == ":" for token in group):
        return True
    return vocabulary.remarks.length_at(group, 0) > 0 or not is_phrase(group, vocabulary)


def _ends_sentence(word: str) -> bool:
    return word[-1] in ".:”" and len(word) > _LONGEST_ABBREVIATION


def read_affiliations(text: str, groups: list[list[Token]], vocabulary: Vocabulary) -> Affiliations:
    """What stands in brackets or behind commas: roles, an outlet, a body, a place."""
    found = Affiliations()
    roles: list[list[Token]] = []
    unknown: list[list[Token]] = []
    outlets: list[Token] = []
    for group in map(_without_preposition, groups):
        role = role_within(group, vocabulary)
        if vocabulary.untold_outlets.is_one(group):
            found.untold = True
        elif is_known_outlet(group, vocabulary):
            if not found.outlet or (outlets and _is_parted_by_slash(text, outlets, group)):
                outlets += group
                found.outlet = printed(text, outlets, (0, len(outlets)))
            found.known = True
        elif role and not (role.name == "student" and _is_like_outlet(group, vocabulary)):
            # The moderator of a discussion may have been a minister once: what they do here counts.
            if found.role is None or role.name == "moderator":
                found.role = role
            found.known = True
            roles.append(group)
            if role.side == JOURNALIST:
                found.outlet = found.outlet or _outlet_of_journalist(text, group, vocabulary)
        elif vocabulary.countries.is_one(group):
            found.in_country = True
        elif vocabulary.cities.is_one(group):
            continue
        else:
            unknown.append(group)
    for group in unknown:
        body = vocabulary.organisation_hints.find(group) is not None
        is_journalist = found.role is not None and found.role.name == "journalist"
        if found.outlet is None and (is_journalist or _is_like_outlet(group, vocabulary)):
            found.outlet = printed(text, group, (0, len(group)))
            found.known = True
        elif body or roles:
            roles.append(group)
        elif not found.untold:  # else it is where the unknown outlet is: `(Unknown, Ruritania)`
            found.affiliation = found.affiliation or printed(text, group, (0, len(group)))
    if roles:
        found.role_text = ", ".join(printed(text, group, (0, len(group))) or "" for group in roles)
    return found


def _is_parted_by_slash(text: str, before: Sequence[Token], behind: Sequence[Token]) -> bool:
    """`Reuters / AFP`, whom somebody works for both."""
    return text[before[-1].end : behind[0].start].strip() == "/"


def _is_like_outlet(group: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether an unknown name sounds like an outlet's: `Filler Times`, `The Student Daily`."""
    if vocabulary.outlet_firms.find(group) is not None:
        return True
    hinted = any(token.folded in vocabulary.outlet_hints for token in group)
    return hinted and vocabulary.organisation_hints.find(group) is None


def _outlet_of_journalist(text: str, group: Sequence[Token], vocabulary: Vocabulary) -> str | None:
    """`Reuters` of `Reuters correspondent`, `correspondent for Reuters`: if it is known."""
    length = vocabulary.outlets.length_at(group, 0)
    if length and read_role(group, length, vocabulary)[0]:
        return printed(text, group, (0, length))
    for at, token in enumerate(group[:-1], start=1):
        behind = group[at:]
        if token.folded in _BEFORE_OUTLET and is_known_outlet(behind, vocabulary):
            return printed(text, group, (at, len(group)))
    return None


def _without_preposition(group: list[Token]) -> list[Token]:
    """`Agence Filler` for `de l'Agence Filler`, `Reuters` for `from Reuters`."""
    if len(group) < 2 or group[0].text not in _FROM:
        return group
    has_article = len(group) > 2 and group[1].text in ("la", "l'", "l’", "the")
    return group[2:] if has_article else group[1:]


def role_within(group: Sequence[Token], vocabulary: Vocabulary) -> Role | None:
    """The first role in a group of words: `Senior EU Correspondent`, `CEO of the Example`."""
    for at in range(min(len(group), 8)):
        role, _ = read_role(group, at, vocabulary)
        if role:
            return role
    return None
