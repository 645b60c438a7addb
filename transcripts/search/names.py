"""The names in a search → the outlets, speakers and topics that bear them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, models
from rapidfuzz import fuzz, process

from transcripts.models import Office, Outlet, Speaker, Tenure, Topic
from transcripts.models.names import NAME_LENGTH, fold_name

NOUNS: dict[str, type[models.Model]] = {"outlet": Outlet, "speaker": Speaker, "topic": Topic}
# The parameters of a search whose values are names, and whose these are.
NAMED = {
    "outlet": "outlet",
    "asked_by": "speaker",
    "answered_by": "speaker",
    "speaker": "speaker",
    "topic": "topic",
}
MOST_NEAR = 5  # names that are offered for one that nobody bears
ALIKE = 60  # of 100, from where on a topic's name looks like another


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name: an outlet, speaker or topic."""

    pk: int
    slug: str
    name: str

    def __str__(self) -> str:
        return self.name


Found = dict[tuple[str, str], list[Bearer]]  # by parameter and name

# How a name is borne, the likest first: as the slug, as one of the names, as the end of one: Rutte
# is Mark Rutte, unless somebody else is called just so.
BEARERS = """
SELECT '{noun}', given.name, bearer.id, bearer.slug, bearer.name, named.how, EXISTS (
    SELECT FROM transcripts_turn WHERE {noun}_id = bearer.id
)
FROM unnest(%s::text[], %s::text[]) AS given (name, folded)
CROSS JOIN LATERAL (
    SELECT coalesce(merged_into_id, id) AS id, 1 AS how
    FROM transcripts_{noun} WHERE slug = given.name
    UNION ALL
    SELECT {noun}_id, CASE WHEN folded = given.folded THEN 2 ELSE 3 END
    FROM transcripts_{noun}alias
    WHERE folded = given.folded
        OR length(given.folded) > 2 AND folded LIKE '%% ' || given.folded
) named
JOIN transcripts_{noun} bearer ON bearer.id = named.id AND bearer.merged_into_id IS NULL
"""
TOPICS = """
SELECT 'topic', given.name, topic.id, topic.slug, topic.name, NULL, TRUE
FROM unnest(%s::text[], %s::text[]) AS given (name, folded) CROSS JOIN transcripts_topic topic
"""

# Of some slugs those whose names look alike; pg_trgm says how much.
NEAR = """
SELECT bearer.id, bearer.slug, bearer.name
FROM transcripts_{noun} bearer JOIN transcripts_{noun}alias alias ON alias.{noun}_id = bearer.id
WHERE (alias.folded %% %s OR %s <<%% alias.folded) AND bearer.merged_into_id IS NULL
    AND bearer.slug = ANY (%s)
GROUP BY bearer.id
ORDER BY max(similarity(alias.folded, %s) + strict_word_similarity(%s, alias.folded)) DESC, name
LIMIT %s
"""

# Of some names the one that is most like one of the archive.
LIKELIEST = """
SELECT given.name
FROM unnest(%s::text[], %s::text[]) AS given (name, folded)
JOIN transcripts_{noun}alias alias ON alias.folded %% given.folded
WHERE EXISTS (SELECT FROM transcripts_turn WHERE {noun}_id = alias.{noun}_id)
ORDER BY similarity(alias.folded, given.folded) DESC, length(given.name) LIMIT 1
"""


def find_bearers(asked: Mapping[str, Iterable[str]]) -> Found:
    """Who bears the names that are asked for, by parameter; several, where several are called so,
    and nobody where nobody is. One statement."""
    asked = {parameter: list(names) for parameter, names in asked.items()}
    nouns: dict[str, list[str]] = {}
    for parameter, names in asked.items():
        if names := [name for name in dict.fromkeys(names) if _can_be_name(name)]:
            known = nouns.setdefault(NAMED[parameter], [])
            known += [name for name in names if name not in known]
    statements = [TOPICS if noun == "topic" else BEARERS.format(noun=noun) for noun in nouns]
    found: dict[tuple[str, str], list[tuple[int, bool, Bearer]]] = {}
    if statements:
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(statements),
                [
                    texts
                    for names in nouns.values()
                    for texts in (names, [fold_name(name) for name in names])
                ],
            )
            for noun, given, pk, slug, name, how, spoke in cursor.fetchall():
                how = how or _how(given, slug, name)
                if how:
                    bearers = found.setdefault((noun, given), [])
                    bearers.append((how, spoke, Bearer(pk, slug, name)))
    return {
        (parameter, name): _likest(found.get((NAMED[parameter], name), []))
        for parameter, names in asked.items()
        for name in names
    }


def near_names(parameter: str, name: str, there: Collection[str]) -> list[Bearer]:
    """Those that a parameter finds something by, who are `there` by their slugs, and whose names
    look like one that nobody bears; of speakers also who held an office that is called so, the last
    one first."""
    if not _can_be_name(name):
        return []
    noun = NAMED[parameter]
    if noun == "topic":
        topics = {topic.pk: topic for topic in Topic.objects.filter(slug__in=there)}
        names = {pk: fold_name(topic.name) for pk, topic in topics.items()}
        found = process.extract(
            fold_name(name), names, scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=MOST_NEAR
        )
        return [Bearer(pk, topics[pk].slug, topics[pk].name) for _, _, pk in found]
    folded = fold_name(name)
    with connection.cursor() as cursor:
        cursor.execute(
            NEAR.format(noun=noun), [folded, folded, list(there), folded, folded, MOST_NEAR]
        )
        alike = [Bearer(*row) for row in cursor.fetchall()]
    holders = _holders(folded) if noun == "speaker" else []
    holders = [one for one in holders if one.slug in there]
    return list(dict.fromkeys([*holders, *alike]))[:MOST_NEAR]


def _can_be_name(text: str) -> bool:
    """PostgreSQL would compare thousands of characters with every name, for seconds."""
    return len(text) <= NAME_LENGTH


def likeliest(parameter: str, names: Sequence[str]) -> str:
    """Of names that nobody bears, each with one word more than the one before, the one that was
    meant as a whole: an office, an outlet where it is asked who asks, or what is most like a name
    of the archive; "" where none is."""
    names = list(filter(_can_be_name, names))
    noun = NAMED[parameter]
    if noun == "topic":
        topics = [fold_name(topic.name) for topic in Topic.objects.all()]
        like = {n: max((fuzz.ratio(fold_name(n), t) for t in topics), default=0) for n in names}
        best = max(names, key=lambda name: like[name], default="")
        return best if like.get(best, 0) >= ALIKE else ""
    offices = [name for name in names if noun == "speaker" and _offices(fold_name(name))]
    outlets = find_bearers({"outlet": names if parameter == "asked_by" else []})
    if whole := offices or [name for _, name in outlets if outlets["outlet", name]]:
        return whole[-1]
    with connection.cursor() as cursor:
        cursor.execute(
            LIKELIEST.format(noun=noun), [list(names), [fold_name(name) for name in names]]
        )
        found = cursor.fetchone()
    return found[0] if found else ""


def _offices(title: str) -> list[Office]:
    """The offices of which a folded title is that, or begins so."""
    begins = f"{title.removeprefix('the ')} "
    return [
        office
        for office in Office.objects.all()
        if any(
            f"{called} ".startswith(begins)
            for called in office.folded_titles() | office.folded_short_titles()
        )
    ]


def _holders(title: str) -> list[Bearer]:
    """Who held an office that is called so, the last one first."""
    held = Tenure.objects.filter(office__in=_offices(title), speaker__merged_into=None)
    people = [tenure.speaker for tenure in held.select_related("speaker").order_by("-start")]
    return [Bearer(one.pk, one.slug, one.name) for one in people]


def _how(given: str, slug: str, name: str) -> int | None:
    """How a topic bears a name, as BEARERS says it of others."""
    asked, called = fold_name(given), fold_name(name)
    if given == slug:
        return 1
    if asked == called:
        return 2
    return 3 if len(asked) > 2 and called.endswith(f" {asked}") else None


def _likest(found: list[tuple[int, bool, Bearer]]) -> list[Bearer]:
    """Those who bear a name in the likest way; of several, those that spoke or asked."""
    best = min((how for how, _, _ in found), default=0)
    found = [one for one in found if one[0] == best]
    spoke = [one for one in found if one[1]]
    return list(dict.fromkeys(bearer for _, _, bearer in (spoke or found)))
