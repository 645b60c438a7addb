"""Labels that stand for whoever asks or answers: `Q`, `Question [NTV, Turkey]`, `Answer`."""

from collections.abc import Sequence
from dataclasses import replace

from .affiliations import groups_of, is_known_outlet, is_remark, read_affiliations
from .label_parts import ANSWER, QUESTION, SURE, WEAK, LabelParts
from .persons import printed, read_person
from .phrases import Phrases
from .vocabulary import Vocabulary
from .words import Token, tokens_of

_FROM = frozenset(("from", "by", "de", "du", "par"))
NUMBERS = frozenset(("one", "two", "three", "four", "five", "six"))
CLOSING = {"(": ")", "[": "]"}


def read_marker(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> LabelParts | None:
    """`Q`, `Question [NTV, Turkey]`, `Question 2`, `Same reporter`, `A`."""
    for marker, phrases in (
        (QUESTION, vocabulary.question_markers),
        (ANSWER, vocabulary.answer_markers),
        (QUESTION, vocabulary.askers),
    ):
        length = phrases.length_at(tokens, 0) or _numbered(tokens[0], phrases)
        if phrases is vocabulary.askers:
            length = _asker_words(tokens, vocabulary)
        if not length:
            continue
        parts = _behind_marker(text, marker, tokens[length:], vocabulary)
        if parts and vocabulary.spoken.length_at(tokens, 0) and text != text.upper():
            return replace(parts, strength=WEAK)
        if parts:
            return parts
    return None


def _behind_marker(
    text: str, marker: str, rest: Sequence[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """What a label says with a marker first; None where it goes on as no such label does."""
    if rest and is_count(rest[0]):
        rest = rest[1:]
    if not rest:
        return LabelParts(marker, strength=SURE)
    if rest[0].text in CLOSING and rest[-1].text == CLOSING[rest[0].text]:
        about = groups_of(rest[1:-1], vocabulary)
        about = [group for group in about if not is_remark(group, vocabulary)]
        return _asker(text, marker, about, vocabulary)
    if rest[0].text == "," or rest[0].folded in _FROM:
        behind = rest[2:] if len(rest) > 2 and rest[1].folded == "l'" else rest[1:]
        groups = groups_of(_without_brackets(behind), vocabulary)
        places = (vocabulary.countries, vocabulary.cities)
        if groups and all(any(place.is_one(group) for place in places) for group in groups):
            return LabelParts(marker, strength=SURE)  # `Journalist from Ukraine`
        asker = _asker(text, marker, groups, vocabulary)
        return asker if asker.outlet and not asker.affiliation else None
    return _named_asker(text, marker, rest, vocabulary)


def _named_asker(
    text: str, marker: str, rest: Sequence[Token], vocabulary: Vocabulary
) -> LabelParts | None:
    """`Q. Ms. Example, Reuters`, `Question Ada Example (Reuters)`: a name and an outlet behind the
    marker. `Q. Example` may be an initial, `Lady Example` a title, `Reporter Example` a role."""
    first = tokens_of(text)[:1]
    if any(
        phrases.is_one(first)
        for phrases in (vocabulary.titles, vocabulary.honorifics, vocabulary.roles)
    ):
        return None
    if len(first[0].text.rstrip(".")) == 1 and not vocabulary.honorifics.length_at(rest, 0):
        return None
    asker = _asker(text, marker, groups_of(_without_brackets(rest), vocabulary), vocabulary)
    return asker if asker.name and asker.outlet and not asker.affiliation else None


def _asker_words(tokens: Sequence[Token], vocabulary: Vocabulary) -> int:
    """How many tokens tell what somebody is who asks: `Unidentified male student`; else 0."""
    at = vocabulary.before_askers.length_at(tokens, 0)
    while step := vocabulary.before_askers.length_at(tokens, at):
        at += step
    length = vocabulary.askers.length_at(tokens, at)
    if not length:
        return 0
    return at + length + vocabulary.behind_askers.length_at(tokens, at + length)


def is_count(token: Token) -> bool:
    """`2`, `#2`, `Two`, `B`: which of several without a name somebody is."""
    letter = len(token.text) == 1 and token.text.isupper()
    return letter or token.folded in NUMBERS or token.text.strip("#.").isdecimal()


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """`Ada Example (Reuters)` as `Ada Example, Reuters`."""
    commas = (t._replace(text=",", folded=",") if t.text in CLOSING else t for t in tokens)
    return [token for token in commas if token.text not in CLOSING.values()]


def _numbered(token: Token, phrases: Phrases[None]) -> int:
    """1 for a marker with its number, `Q1`, else 0."""
    bare = token.text.rstrip("0123456789")
    return int(bare != token.text and phrases.is_one(tokens_of(bare)))


def _asker(text: str, marker: str, groups: list[list[Token]], vocabulary: Vocabulary) -> LabelParts:
    """Who asks, by what stands behind the marker: `[Outlet, Country]`, `(Name, Outlet)`.

    Of two words that nobody knows the first is the outlet, as it is the one that is printed there.
    """
    name = None
    if len(groups) > 1 and not is_known_outlet(groups[0], vocabulary):
        person = read_person(groups[0], 0, vocabulary)
        about = read_affiliations(text, groups[1:], vocabulary)
        is_name = person and person.has_name and person.end == len(groups[0])
        if person and is_name and (about.known or about.role_text):
            name = printed(text, groups[0], person.name_words)
            groups = groups[1:]
    more = read_affiliations(text, groups, vocabulary)
    outlet = more.outlet or more.affiliation
    return LabelParts(marker, name, None, None, outlet, more.affiliation, SURE)
