"""Words of the archive that are spelled almost like others."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import connection
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from transcripts.models import fold_name

from .lexemes import lexemes
from .summary import Whole

SHORTEST = 4  # letters; shorter words are too like others
TWO_SLIPS = 6  # letters, from where on two of them may be wrong, but not the first
MOST_WORDS = 2  # that are given for one
MOST_STEMS = 5  # whose words are looked at for one

# Words as they are written of which these are the stems, in a few passages that have them.
WRITTEN = """
    SELECT DISTINCT stem, lexeme
    FROM unnest(%s::text[]) AS stem
    CROSS JOIN LATERAL (
        SELECT written FROM transcripts_passageindex WHERE vector @@ stem::tsquery LIMIT 20
    ) few
    CROSS JOIN LATERAL unnest(few.written) AS word (lexeme)
    WHERE lexeme LIKE left(stem, -1) || '%%'
"""


def near_words(words: Collection[str], whole: Whole) -> dict[str, list[str]]:
    """The words of the archive that each of `words` could be a slip of, the likest first.

    Only common words and those of names are known without a look at every passage: the statistics
    have 4,000 stems and as many words. One statement.
    """
    known = {**dict(_written(words, whole)), **whole.written}
    return {word: _near(word, known) for word in words}


def _near(word: str, known: Mapping[str, int]) -> list[str]:
    likely = sorted((slips, -known[other], other) for other, slips in _alike(word, known))
    return [
        other.capitalize() if word[0].isupper() else other for _, _, other in likely[:MOST_WORDS]
    ]


def _written(words: Iterable[str], whole: Whole) -> Iterator[tuple[str, int]]:
    """Written words whose stems are like those of `words`, each with how frequent its stem is."""
    stems: set[str] = set()
    for configuration in whole.configurations:
        for found in lexemes(words, configuration).values():
            for stem in found:
                near = sorted((slips, other) for other, slips in _alike(stem, whole.stems))
                stems.update(other for _, other in near[:MOST_STEMS])
    if stems:
        with connection.cursor() as cursor:
            cursor.execute(WRITTEN, [sorted(stems)])
            yield from ((word, whole.stems[stem]) for stem, word in cursor.fetchall())


def _alike(word: str, known: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The known words with few slips between them and `word`, and how many."""
    folded = fold_name(word)
    if len(folded) < SHORTEST or not folded.isalpha():
        return
    most = 2 if len(folded) >= TWO_SLIPS else 1
    for other, slips, _ in extract(
        folded, known.keys(), scorer=OSA.distance, score_cutoff=most, limit=None
    ):
        if slips == 1 or other[0] == folded[0]:
            yield other, slips
