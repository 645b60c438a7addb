"""Reading a person out of words: role, rank and name, as labels and bylines print them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .vocabulary import Role, Vocabulary
from .words import Token

_OF = frozenset(("of", "for", "to", "de", "du", "des", "d'", "a", "au", "aux"))
_THE = frozenset(("the", "la", "le", "les", "l'"))
_AND = frozenset(("and", "et"))
_LONGEST_NAME = 7
_LONGEST_WORD = 40
_LONGEST_INITIAL = 2  # "R.", "J.P.", "St."


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What was read; places are indexes of tokens. A part that is not there is empty."""

    role: Role | None
    role_words: tuple[int, int]
    name_words: tuple[int, int]
    end: int
    honoured: bool = False  # an honorific or rank stands before the name

    @property
    def has_name(self) -> bool:
        return self.name_words[0] < self.name_words[1]


def printed(text: str, tokens: Sequence[Token], words: tuple[int, int]) -> str | None:
    """The stretch of text from one token to another, None where it is empty."""
    first, behind = words
    return text[tokens[first].start : tokens[behind - 1].end] if first < behind else None


def read_person(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> PersonWords | None:
    """Read `[role] [,] [rank] [name]` from a token on; None where neither role nor name is."""
    if start < len(tokens) and tokens[start].text[0].islower():
        small = tokens[start].folded
        if small not in vocabulary.begin_people and small not in _THE:
            return None  # most words of a title
    role, at = read_role(tokens, start, vocabulary)
    if role is None and (step := vocabulary.honorifics.length_at(tokens, start)):
        role, behind = read_role(tokens, start + step, vocabulary)  # `Mr Secretary General`
        start, at = (start + step, behind) if role else (start, at)
    if role is None and tokens[start : start + 1] and tokens[start].folded in _THE:
        at += vocabulary.ranks.length_at(tokens, start + 1) > 0  # `le général Example`
    first = start + 1 if tokens[start : start + 1] and tokens[start].folded in _THE else start
    role_words = (first, at) if role else (start, start)
    name_start = at
    if role and at < len(tokens) and tokens[at].text == ",":
        name_start = at + 1
    before_rank = name_start
    while step := _honour(tokens, name_start, vocabulary):
        name_start += step
    honoured = name_start > before_rank
    name_end = name_start
    # At the first word no role starts any more: it would have been read.
    if name_start == start or not _is_role_word(tokens, name_start, vocabulary):
        name_end = read_name(tokens, name_start, vocabulary, honoured=honoured)
    if at < name_start and name_end - name_start == vocabulary.organisation_hints.length_at(
        tokens, name_start
    ):
        name_end = name_start  # `Moderator, NATO`
    if name_end == name_start:
        return PersonWords(role, role_words, (at, at), at) if role else None
    if honoured and not role and vocabulary.ranks.length_at(tokens, before_rank):
        role_words = (before_rank, name_start)
    return PersonWords(role, role_words, (name_start, name_end), name_end, honoured)


def read_role(
    tokens: Sequence[Token], start: int, vocabulary: Vocabulary
) -> tuple[Role | None, int]:
    """The role that starts at a token, with words before and behind it, and where it ends."""
    at = start
    while True:
        found = vocabulary.roles.at(tokens, at)
        if found:
            return found[1], _end_of_role(tokens, at + found[0], vocabulary)
        step = vocabulary.before_roles.length_at(tokens, at)
        if not step or _ends_sentence(tokens[at + step - 1].text):
            return None, start
        at += step


def _ends_sentence(word: str) -> bool:
    """Whether a full stop behind a small word ends a sentence: `the.`, but not `U.S.`, `Dep.`."""
    return word.endswith(".") and word[0].islower()


def read_name(
    tokens: Sequence[Token], start: int, vocabulary: Vocabulary, *, honoured: bool = False
) -> int:
    """Where the name that starts at a token ends; `start` where none does. `honoured` says that
    an honorific or rank stands before it: `Two` is a name then, and `Official Two` names nobody."""
    at = start
    if at < len(tokens) and tokens[at].folded in vocabulary.openers:
        ends = at + 1 == len(tokens) or tokens[at + 1].text == ","
        alone = ends and (at == 0 or honoured) and tokens[at].text[0].isupper()
        if not (alone and tokens[at].folded in vocabulary.also_surnames):
            return start
    while at < len(tokens) and at - start < _LONGEST_NAME:
        token = tokens[at]
        if token.folded in vocabulary.never_names:
            return start
        if at > start and token.folded in _AND:
            break
        if at > start and _is_role_word(tokens, at, vocabulary):
            break
        if not looks_like_name(token.text) and not (
            token.folded in vocabulary.particles
            and at + 1 < len(tokens)
            and (
                looks_like_name(tokens[at + 1].text)
                or tokens[at + 1].folded in vocabulary.particles
            )
        ):
            break
        at += 1
    words = tokens[start:at]
    if not any(looks_like_name(token.text) and len(token.folded) > 1 for token in words):
        return start
    if vocabulary.countries.is_one(words) or vocabulary.cities.is_one(words):
        return start
    return at


def _is_role_word(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a role starts at a token, and not a surname that is also a role: `Ada Host`."""
    if not read_role(tokens, at, vocabulary)[0]:
        return False
    last = at + 1 == len(tokens) or tokens[at + 1].text in ",(["
    return not (last and tokens[at].folded in vocabulary.also_surnames)


def looks_like_name(word: str) -> bool:
    """Whether a word is written as names are: a capital first, or a script without capitals."""
    letters = [char for char in word[:_LONGEST_WORD] if char.isalpha()]
    if not letters or len(word) > _LONGEST_WORD or letters[0].islower():
        return False
    if word.endswith(".") and len(letters) > _LONGEST_INITIAL:
        return False  # the end of a sentence, not an initial
    return all(char.isalpha() or char in "-'’.‘\u0301" for char in word)


def _honour(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    return max(
        vocabulary.honorifics.length_at(tokens, at),
        vocabulary.ranks.length_at(tokens, at),
    )


def _end_of_role(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """Where `of the Republic of Latvia` and the like end behind the words of a role. With a
    capital it is part of a name: `Prime Minister De Example`."""
    while at < len(tokens) and tokens[at].folded in _OF and tokens[at].text != "De":
        behind = at + 1
        while behind < len(tokens) and tokens[behind].folded in _THE | _OF:
            behind += 1
        known = vocabulary.after_roles.length_at(tokens, behind)
        if not known:
            end = _end_of_unknown(tokens, behind)
            if end == behind or end >= len(tokens) or tokens[end].folded not in _OF:
                return end if end > behind else at
            known = end - behind  # `du Pacte de Ruritanie`
        at = behind + known
    return at


def _end_of_unknown(tokens: Sequence[Token], start: int) -> int:
    """Where a body or country that nobody knows ends: a name of two words may follow it."""
    end = start
    while end < len(tokens) and looks_like_name(tokens[end].text):
        end += 1
    return end - 2 if end - start > 2 else end
