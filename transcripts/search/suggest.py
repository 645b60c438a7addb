"""What is being typed → outlets, speakers, topics and events that are called so."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Q
from django_countries import countries

from transcripts.models import Event, fold_name
from transcripts.models.addresses import address

from .names import NAMED, NOUNS
from .parameters import clean_text
from .summary import whole_archive
from .tokens import FIELDS
from .whole_names import MOST_WORDS as MOST_WORDS_OF_NAME

SHOWN = 3  # of each kind beside a search box
SHOWN_OF_FIELD = 8  # of the one kind that a field asks for
MOST_CHARACTERS = 200  # of a name that are looked at
MOST_WORDS = 8

# The field that a query ends in, with what of its value was typed, which may be several words with
# quotes or without: `kfor -outlet:"Radio N`, `kfor speaker:mark ru`.
WITH_NAMES = "|".join(typed for typed, name in FIELDS.items() if name in NAMED)
TYPED_FIELD = re.compile(
    rf"(?P<before>.*(?:^|[\s(-]))(?P<field>{WITH_NAMES}):\s?(?P<value>"
    rf'"[^"]*|[^\s"()]*(?:\s+[^\s"()]+){{0,{MOST_WORDS_OF_NAME - 1}}})',
    re.IGNORECASE | re.DOTALL,
)

# Those with a name in which each of the words begins a word. Who asked or spoke is for the counts
# to say, which are by slug.
BEARERS = """
    SELECT DISTINCT '{noun}', bearer.slug, {country}
    FROM transcripts_{noun}alias alias JOIN transcripts_{noun} bearer ON bearer.id = {noun}_id
    WHERE {begun}
"""
BEGUN = "(folded LIKE %s OR folded LIKE %s)"

# Who held an office in whose title each of the words begins a word, with the last such office.
HOLDERS = """
    SELECT 'speaker', bearer.slug, (array_agg(office.name ORDER BY tenure.start DESC))[1]
    FROM transcripts_office office
    JOIN transcripts_tenure tenure ON office_id = office.id
    JOIN transcripts_speaker bearer ON bearer.id = speaker_id
    WHERE EXISTS (
        SELECT FROM unnest(
            string_to_array(concat_ws(E'\n', office.name, titles, short_titles), E'\n')
        ) AS title
        WHERE {begun}
    )
    GROUP BY bearer.slug
"""
TITLE_BEGUN = "lower(unaccent(title)) ~ %s"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An outlet, speaker, topic or event (`kind`) that could be meant; `detail` says more of it.
    Where a field was being typed, `query` is the whole query with this value in it."""

    kind: str
    slug: str
    label: str
    detail: str
    query: str = ""

    @property
    def address(self) -> str:
        """The path of its page."""
        return address(self.kind, self.slug)


def suggest(typed: str, most: int = SHOWN) -> list[Suggestion]:
    """Whom or what `typed` can be the beginning of, people by their offices too: up to `most` of
    each kind, names with the most passages first, events the newest first. At most three
    statements."""
    typed = clean_text(typed)
    if field := TYPED_FIELD.fullmatch(typed):
        name = FIELDS[field["field"].lower()]
        return [
            replace(one, query=f"{field['before']}{name}:{one.slug} ")
            for one in _named([name], _words(field["value"]), max(most, SHOWN_OF_FIELD))
        ]
    words = _words(typed)
    return [*_named(NOUNS, words, most), *_events(words, most)] if words else []


def _words(text: str) -> list[str]:
    return fold_name(text[:MOST_CHARACTERS]).split()[:MOST_WORDS]


def _named(parameters: Collection[str], words: Sequence[str], most: int) -> Iterator[Suggestion]:
    """Those of the archive with such a name that a parameter can ask for, one after the other."""
    counts = whole_archive().counts
    of = _bearers([NAMED[name] for name in parameters if name != "topic"], words)
    for parameter in parameters:
        noun = NAMED[parameter]
        there = [
            Suggestion(noun, slug, name, _detail(noun, of.get((noun, slug), ""), number))
            for slug, (name, number) in counts.values[parameter].items()  # most frequent first
            if ((noun, slug) in of if noun != "topic" else _is_called(name, words))
        ]
        yield from there[:most]


def _is_called(topic: str, words: Iterable[str]) -> bool:
    """Topics have one name each, which stands in the counts."""
    folded = f" {fold_name(topic)}"
    return all(f" {word}" in folded for word in words)


def _bearers(nouns: Sequence[str], words: Sequence[str]) -> dict[tuple[str, str], str]:
    """By kind and slug the code of the country of outlets, and the office of speakers who are meant
    by it; else ""."""
    if not nouns:
        return {}
    begun = " AND ".join([BEGUN] * len(words)) or "TRUE"
    statements = [
        BEARERS.format(noun=noun, begun=begun, country="country" if noun == "outlet" else "''")
        for noun in nouns
    ]
    values = [pattern for word in words for pattern in (f"{word}%", f"% {word}%")] * len(nouns)
    if words and "speaker" in nouns:
        statements.append(HOLDERS.format(begun=" AND ".join([TITLE_BEGUN] * len(words))))
        values += [rf"\m{word}" for word in words]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), values)
        return {(noun, slug): detail for noun, slug, detail in cursor.fetchall()}


def _events(words: Iterable[str], most: int) -> Iterator[Suggestion]:
    """Events with words in their titles that begin so."""
    begun = [Q(title__unaccent__iregex=rf"\m{word}") for word in words]
    for event in Event.objects.without_texts().filter(*begun).order_by("-date", "-pk")[:most]:
        yield Suggestion("event", event.slug, event.title, f"{event.date:%-d %B %Y}")


def _detail(noun: str, what: str, number: int) -> str:
    passages = f"{number:,} passage{'' if number == 1 else 's'}"
    what = countries.name(what) if noun == "outlet" else what
    return f"{what}, {passages}" if what else passages
