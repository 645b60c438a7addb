"""Keeping the words of searches that found nothing."""

import logging
import unicodedata
from datetime import UTC, datetime

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from transcripts.models.missed import WORDS_LENGTH

from .results import Search
from .tokens import NEAR, OPERATORS, as_meant

logger = logging.getLogger(__name__)

MOST_ROWS = 10_000  # the rarest and oldest go
NARROWS_NOTHING = {"q", "sort", "page", "page_size"}

# Nobody waits until it is on the disk.
COUNT = """
    INSERT INTO transcripts_missedsearch AS known (words, times, last_day)
    SELECT %s, 1, %s FROM set_config('synchronous_commit', 'off', true)
    ON CONFLICT (words) DO UPDATE
        SET times = known.times + 1, last_day = greatest(known.last_day, excluded.last_day)
    RETURNING times = 1
"""
FORGET = """
    DELETE FROM transcripts_missedsearch WHERE id IN (
        SELECT id FROM transcripts_missedsearch
        ORDER BY times DESC, last_day DESC, id DESC OFFSET %s
    )
"""


def note_missed(search: Search) -> None:
    """Count a search that found nothing in the whole archive; where that cannot be written, go on.

    One that is narrowed by more than its words is no sign that the archive lacks them.
    """
    words = fold_query(search.query.text)[:WORDS_LENGTH]
    if (
        not settings.KEEP_MISSED_SEARCHES
        or search.count
        or search.page > 1
        or not search.query.has_words
        or search.parameters.values.keys() - NARROWS_NOTHING
    ):
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COUNT, [words, datetime.now(UTC).date()])
            is_new = cursor.fetchone() == (True,)
            if is_new:
                cursor.execute(FORGET, [MOST_ROWS])
    except DatabaseError as error:
        logger.debug("A search that found nothing was not noted: %s", error)


def fold_query(text: str) -> str:
    """A query without accents and capitals that say nothing, to be searched for again.

    >>> fold_query("Türkiye OR “Öland”")
    'turkiye OR "oland"'
    """
    return " ".join(
        word if word in OPERATORS or NEAR.fullmatch(word) else _folded(word)
        for word in as_meant(text).split()
    )


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))
