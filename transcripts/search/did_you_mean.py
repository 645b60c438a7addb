"""Where a search finds nothing: which of its words stand nowhere, and which could be meant."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from transcripts.models import fold_name

from .lexemes import ALL_CONFIGURATIONS
from .near_words import near_words
from .parameters import SearchParameters
from .phrasing import listed
from .printing import print_query
from .query import Query
from .results import Search
from .running import SearchTooSlow
from .summary import whole_archive
from .tree import And, Compound, Near, Node, On, Or, Phrase, Word, without_quotes
from .tsquery import Compiler

NOWHERE = """
    SELECT word FROM unnest(%s::text[], %s::tsquery[]) AS asked (word, query)
    WHERE NOT EXISTS (SELECT FROM transcripts_passageindex WHERE vector @@ query)
"""


@dataclass(frozen=True, slots=True)
class Meant:
    """A search that could be meant and finds `count` passages."""

    parameters: SearchParameters
    count: int

    @property
    def text(self) -> str:
        return self.parameters.get("q")


@dataclass(frozen=True, slots=True)
class Slips:
    """Words of a search, as typed, that stand nowhere in the archive; what could be meant; and the
    search without the quotation marks around its phrases."""

    nowhere: tuple[str, ...] = ()
    meant: Meant | None = None
    unquoted: Meant | None = None

    @property
    def said(self) -> str:
        """What stands nowhere, as a sentence."""
        words = listed([f"“{word}”" for word in self.nowhere], "and")
        return f"{words} stand{'s' if len(self.nowhere) == 1 else ''} nowhere in the archive."


def slips(search: Search) -> Slips:
    """What may be wrong with the words of a search that finds nothing; with another, nothing is.

    Something else is suggested only where it leads to results, narrowed as this search is.
    """
    if search.count or not search.query:
        return Slips()
    whole = whole_archive()
    nowhere = _nowhere(search.query, whole.written)
    try:
        return Slips(nowhere, _meant(search, near_words(nowhere, whole)), _unquoted(search))
    except SearchTooSlow:
        return Slips(nowhere)


def _nowhere(query: Query, known: Container[str]) -> tuple[str, ...]:
    """The words of a query that stand nowhere, in no form and by no other name."""
    typed: dict[str, str] = {}

    def ask(word: str) -> str:
        if fold_name(word) not in known:
            alone = Query(word, Word(word), exact=query.exact)
            compilers = (Compiler(alone, configuration) for configuration in ALL_CONFIGURATIONS)
            asked = {compiler.tsquery(compiler.tree, "") for compiler in compilers}
            typed[word] = " | ".join(sorted(filter(None, asked)))
        return word

    _with_words(query.tree, ask)
    words = {word: asked for word, asked in typed.items() if asked}
    if not words:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(NOWHERE, [list(words), list(words.values())])
        there_is_none = {word for (word,) in cursor.fetchall()}
    return tuple(word for word in words if word in there_is_none)


def _meant(search: Search, near: Mapping[str, Sequence[str]]) -> Meant | None:
    """The search with words in place of those that stand nowhere, the likest that find anything."""
    for number in range(max(map(len, near.values()), default=0)):
        instead = {
            word: other[min(number, len(other) - 1)] for word, other in near.items() if other
        }
        if (meant := _with(search, instead)).count:
            return meant
    return None


def _unquoted(search: Search) -> Meant | None:
    tree = without_quotes(search.query.tree)
    found = _asking(search, tree) if tree != search.query.tree else None
    return found if found and found.count else None


def _with(search: Search, instead: Mapping[str, str]) -> Meant:
    return _asking(search, _with_words(search.query.tree, lambda word: instead.get(word, word)))


def _asking(search: Search, tree: Node | None) -> Meant:
    parameters = search.parameters.having(q=print_query(tree))
    return Meant(parameters, Search(parameters.as_query_dict()).count)


def _with_words(node: Node | None, new: Callable[[str], str]) -> Node | None:
    """`node` with what `new` gives for each whole word that is wanted."""

    def changed(parts: Sequence[Node]) -> tuple[Node, ...]:
        return tuple(part for part in (_with_words(one, new) for one in parts) if part)

    match node:
        case Word(text):
            return Word(new(text))
        case Compound(text, typed):
            for word in text.split():
                typed = typed.replace(word, new(word), 1)
            return Compound(" ".join(map(new, text.split())), typed)
        case Phrase(text, beginning):
            return Phrase(" ".join(map(new, text.split())), beginning)
        case On(side, part):
            return On(side, *changed([part]))
        case Near(distance, left, right):
            return Near(distance, *changed([left, right]))
        case And(parts):
            return And(changed(parts))
        case Or(parts):
            return Or(changed(parts))
        case _:
            return node
