"""What a reader types → the pieces of a query. No Django, no database."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from .tree import SIDES, Compound, Field, Leaf, Phrase, Prefix, Word

# The fields of a query, by how they may be typed; `before` alone is no search parameter.
FIELDS = {
    **{name: name for name in ("outlet", "speaker", "topic", "kind", "language", "year")},
    **{"asked_by": "asked_by", "asked-by": "asked_by"},
    **{"answered_by": "answered_by", "answered-by": "answered_by"},
    **{"from": "from", "after": "from", "since": "from"},
    **{"to": "to", "until": "to", "before": "before"},
}
# Those whose values can have several words.
NAMED = ("outlet", "asked_by", "answered_by", "speaker", "topic", "kind")
DATES = ("from", "to", "before")

NEAR = re.compile(r"NEAR/(\d{1,9})", re.IGNORECASE)
OPERATORS = ("AND", "OR", "NOT")

# Characters that join words are blanks, here as in the index (archive_words in migrations 0007 and
# 0008), where a per cent sign is a word, and US in capitals U.S.
JOINTS = str.maketrans(dict.fromkeys(".:/_@+=<>&~‐‑‒–—-", " ") | {"%": " percent "})
UNITED_STATES = re.compile(r"\bUS\b")
# What stands around a word and is no part of it; the end, read backwards: Russia's finds Russia.
BEFORE = re.compile(r"(?:[^\w%]|_)+")
BEHIND = re.compile(r"(?:s['’]|[^\w%]|_)+", re.IGNORECASE)

# What keyboards, phones and word processors make of operators, as they are meant.
AS_MEANT = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94)}  # full-width ASCII
    | dict.fromkeys("“”„‟«»「」『』〝〞〟", '"')
    | dict.fromkeys("−﹣", "-")
    | {"\0": " ", "´": "’", "`": "’"}
)
SINGLE_QUOTES = re.compile(
    r"""
    (?: (?<!\w) ‘ ((?:[^‘’"]|’(?=\w)){1,200}) ’
      | (?: (?<![^\s:(,]) | (?<=^-) | (?<=\s-) ) ' ((?:[^'"]|'(?=\w)){1,200}) ' )
    (?![\w'])
    """,
    re.VERBOSE,
)

VALUE = r"""(?: "[^"]*"? | (?! (?-i:OR|AND|NOT)(?![^\s)]) ) [^\s()",|]+ )"""
TOKEN = re.compile(
    rf"""
    (?P<minus> - | [‑–](?=\w) )?
    (?:
        (?P<field> {"|".join(FIELDS)} ) : (?P<gap>\s*) (?P<not>-?)
        (?P<value> {VALUE} (?:[,|]{VALUE})* | \( [^()]* \)? )
      | (?: (?P<side> {"|".join(SIDES)} ) : (?P<space>\s*) (?P<inner>-?) )?
        (?: (?P<open>\() | (?P<phrase>"[^"]*"?) | (?P<word>\|+|[^\s()":|]+) )
      | (?P<close>\))
      | (?P<stray>\S)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
ONE_VALUE = re.compile(r'"([^"]*)"?|([^",|]+)')
ASTERISK_WITHIN = re.compile(r"([^\W_]{2,})\*+(?=[^\W_])")
BARE_VALUE = re.compile(r"(?!(?:OR|AND|NOT)$)\w(?:[\w.&'’/-]*\w)?")  # needs no quotes
YEAR_FIRST = re.compile(r"\d{4}")
OR = re.compile(r"\s+OR\s+|\|")


class Token(NamedTuple):
    """A piece of a query: `kind` is open, close, phrase, word or field. Of a field, `side` is its
    name and `text` its values as they were typed; where a blank follows the colon, `name` is the
    name as it was typed."""

    kind: str
    text: str
    negated: bool = False
    side: str = ""
    name: str = ""

    @property
    def is_or(self) -> bool:
        return self in (Token("word", "OR"), Token("word", "|"), Token("word", "||"))

    @property
    def distance(self) -> int | None:
        """Of NEAR/5 the 5."""
        match = NEAR.fullmatch(self.text) if self == Token("word", self.text) else None
        return int(match[1]) if match else None


def as_meant(text: str) -> str:
    """`text` with its quotes, dashes and full-width characters as operators are written, and with
    each accent in one character with its letter, as the index has it."""
    return SINGLE_QUOTES.sub(r'"\1\2"', unicodedata.normalize("NFC", text).translate(AS_MEANT))


def tokens(text: str) -> Iterator[Token]:
    behind_word = False
    for match in TOKEN.finditer(as_meant(text)):
        kind = match.lastgroup or "stray"
        if kind == "value":
            negated = bool(match["minus"]) != bool(match["not"])
            name = match["field"] if match["gap"] else ""
            yield Token("field", match["value"], negated, FIELDS[match["field"].lower()], name)
        elif kind != "stray":
            side, inner = match["side"] or "", bool(match["inner"])
            if side and match["space"] and behind_word:  # “one last question: what …”
                yield Token("word", side, bool(match["minus"]))
                yield Token(kind, match[kind], inner)
            else:
                yield Token(kind, match[kind], bool(match["minus"]) != inner, side.lower())
        behind_word = kind == "word" and match["word"] not in OPERATORS


def plain(text: str) -> str:
    """`text` with its words apart, as the index reads them."""
    return UNITED_STATES.sub("U S", text.translate(JOINTS))


def leaf(token: Token) -> Leaf | None:
    """The word, beginning of a word or phrase that a token is; None if there is no word in it."""
    if token.kind == "phrase":
        return _phrase(token.text.strip('"').rstrip())
    typed = _bare(token.text)
    if NEAR.fullmatch(typed):
        return None  # an operator that something clings to
    if typed in OPERATORS:
        typed = typed.lower()  # here it is none
    if match := ASTERISK_WITHIN.match(typed):
        read = leaf(token._replace(text=f"{match[1]}*"))
        return replace(read, typed=typed) if isinstance(read, Prefix) else read
    words = [w for w in re.split(r"[\W_]+", plain(typed)) if w]
    if len(words) > 1:
        return Compound(" ".join(words), typed)
    if not words:
        return None
    return Prefix(words[0]) if token.text.rstrip(",.;!?").endswith("*") else Word(words[0])


def _phrase(typed: str) -> Leaf | None:
    words = [w for w in plain(typed.replace("*", " ")).split() if _is_word(w)]
    if typed.endswith("*") and len(words) == 1 and words[0].isalnum():
        return Prefix(words[0].lower() if words[0] in OPERATORS else words[0])
    return Phrase(" ".join(words), typed.endswith("*")) if words else None


def field(token: Token) -> Field | None:
    """The field that a token is; None if it has no value."""
    listed = token.text.startswith("(")
    values = []
    is_open = False
    for part in OR.split(token.text.strip("()")) if listed else [token.text]:
        for quoted, bare in ONE_VALUE.findall(part):
            value = " ".join((quoted or bare.rstrip(".;!?")).split())
            if _is_word(value):
                values.append(value)
                is_open = bool(bare and BARE_VALUE.fullmatch(value)) and not listed
    if not values:
        return None
    different = tuple(dict.fromkeys(values))
    is_open = is_open and different[-1] == values[-1] and can_go_on(token.side, values[-1])
    typed = f"{token.name} {token.text}" if token.name else ""
    return Field(token.side, different, is_open, typed)


def can_go_on(name: str, value: str) -> bool:
    """Whether words behind a field's value without quotes may belong to it: names and dates have
    several, but for dates that begin with the year."""
    return name in NAMED or (name in DATES and not YEAR_FIRST.match(value))


def _bare(text: str) -> str:
    """A word without what stands around it."""
    end = BEHIND.match(text[::-1])
    text = text[: len(text) - end.end()] if end else text
    start = BEFORE.match(text)
    return text[start.end() :] if start else text


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)
