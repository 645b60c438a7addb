"""What is new in the archive, and when it was first seen there.

Neither a date nor a primary key tells: an old transcript may be imported today, and of two imports
the one that began later may end first. So passages are numbered after they were committed, by one
process at a time. Imports do nothing for it.
"""

from django.db import connection, transaction
from django.db.models import QuerySet

from transcripts.models import Arrival, PassageIndex
from transcripts.search import Search

# An advisory lock has no name but a number: "NEWS" in ASCII.
NUMBERING = 0x4E455753

NUMBER = """
    INSERT INTO transcripts_arrival (public_id, number)
    SELECT public_id, last.number + 1
    FROM transcripts_passage passage,
        (SELECT coalesce(max(number), 0) AS number FROM transcripts_arrival) last
    WHERE NOT EXISTS (
        SELECT FROM transcripts_arrival known WHERE known.public_id = passage.public_id
    )
"""


def notice_arrivals() -> int:
    """Give all passages that have none yet the next number; returns the highest there is.

    Each of the statements sees what was committed before it begins: the second one all that others
    numbered before they let go of the lock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING])
        cursor.execute(NUMBER)
        cursor.execute("SELECT coalesce(max(number), 0) FROM transcripts_arrival")
        (number,) = cursor.fetchone()
        return int(number)


def arrived(search: Search, after: int, until: int) -> QuerySet[PassageIndex]:
    """What a search finds among the arrivals with a number above `after` and up to `until`, by the
    date of the event, the newest first; those of one event in the order in which they were said."""
    numbered = Arrival.objects.filter(number__gt=after, number__lte=until)
    found: QuerySet[PassageIndex] = search.filter.qs
    return found.filter(passage__public_id__in=numbered.values("public_id")).order_by(
        "-date", "-event", "passage__position"
    )
