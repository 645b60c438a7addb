"""Labels that stand for whoever asks or answers: `Q`, `Question [NTV, Turkey]`, `Answer`."""

from collections.abc import Sequence

from .affiliations import groups_of, is_known_outlet, is_remark, read_affiliations
from .label_parts import ANSWER, QUESTION, SURE, LabelParts
from .persons import printed, read_person
from .phrases import Phrases
from .vocabulary import Vocabulary
from .words import Token, tokens_of

_FROM = frozenset(("from", "by", "de", "du", "par"))
CLOSING = {"(": ")", "[": "]"}


def read_marker(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> LabelParts | None:
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
        if rest[0].text in CLOSING and rest[-1].text == CLOSING[rest[0].text]:
            about = groups_of(rest[1:-1], vocabulary)
            about = [group for group in about if not is_remark(group, vocabulary)]
            return _asker(text, marker, about, vocabulary)
        if rest[0].text == "," or rest[0].folded in _FROM:
            asker = _asker(
                text, marker, groups_of(_without_brackets(rest[1:]), vocabulary), vocabulary
            )
            return asker if asker.outlet and not asker.affiliation else None
    return None


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
