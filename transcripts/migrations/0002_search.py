"""The searched rows, kept by the database itself.

Text search configurations
    `archive_english`, `archive_french` and `archive_plain` fold accents and stem by language, and
    have no stop list: in an archive of quotes "not on the agenda" must not become "agenda".
    Compound tokens (hword …) are not indexed beside their parts, so that "the Indo-Pacific
    region" and "the Indo Pacific region" stand at the same positions.

Rows
    `archive_refresh(passages)` writes `transcripts_passageindex` anew from the turns, names,
    topics and decisions it is made from; statement-level triggers call it for what changed.
    Between two turns lies a gap, so that no phrase is found that nobody said.
"""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

TOPICS = 0x544F5049  # an advisory lock has no name but a number: "TOPI" in ASCII

CONFIGURATIONS = {"archive_english": "english", "archive_french": "french"}
WORD_TOKENS = (
    "asciiword, word, numword, asciihword, hword, numhword,"
    " hword_asciipart, hword_part, hword_numpart"
)
COMPOUND_TOKENS = "asciihword, hword, numhword"


def configuration(name: str, stemmer: str | None) -> str:
    """SQL that makes the text search configuration `name`."""
    if stemmer:
        dictionary = f"{name}_stem"
        make = (
            f"CREATE TEXT SEARCH DICTIONARY {dictionary}"
            f" (TEMPLATE = snowball, Language = {stemmer});"
        )
    else:
        dictionary = "simple"
        make = ""
    return f"""
        {make}
        CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.simple);
        ALTER TEXT SEARCH CONFIGURATION {name}
            ALTER MAPPING FOR {WORD_TOKENS} WITH unaccent, {dictionary};
        ALTER TEXT SEARCH CONFIGURATION {name} DROP MAPPING FOR {COMPOUND_TOKENS};
    """


DROP_CONFIGURATIONS = "".join(
    f"DROP TEXT SEARCH CONFIGURATION {name};" for name in [*CONFIGURATIONS, "archive_plain"]
) + "".join(f"DROP TEXT SEARCH DICTIONARY {name}_stem;" for name in CONFIGURATIONS)

FUNCTIONS = r"""
CREATE FUNCTION archive_configuration(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE language
        WHEN 'en' THEN 'archive_english'::regconfig
        WHEN 'fr' THEN 'archive_french'::regconfig
        ELSE 'archive_plain'::regconfig
    END
$$;

-- Whatever joins words becomes a blank, character for character: the parser would take "and/or" for
-- a file's path, "security.Thank" for a host, "-16" for a negative number, "<b>" for a tag.
CREATE FUNCTION archive_words(body text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(body, '.:/-_@+=<>&~‐‑‒–—', '                 ')
$$;

CREATE AGGREGATE archive_concat(tsvector) (
    SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = ''
);

CREATE FUNCTION archive_topics(
    of_passage bigint, configuration regconfig, words tsvector
) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(t.id ORDER BY t.id), '{}')
    FROM transcripts_topic t
    LEFT JOIN transcripts_topicdecision d ON d.topic_id = t.id AND d.passage_id = of_passage
    WHERE coalesce(d.carries, words @@ (t.compiled ->> configuration::text)::tsquery)
$$;

-- The words of a text as they are written, behind "=", for searches by a word's beginning.
CREATE FUNCTION archive_written(body text, weight "char") RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        string_agg(quote_literal('=' || lexeme) || ':1' || weight::text, ' '), ''
    )::tsvector
    FROM unnest(to_tsvector('archive_plain', archive_words(body)))
$$;

CREATE FUNCTION archive_refresh(passages bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Writers of one passage take turns, and so do writers and a topic that is defined anew. Each
    -- statement here sees what was committed while it waited.
    PERFORM pg_advisory_xact_lock_shared(__TOPICS__);
    PERFORM FROM transcripts_passage WHERE id = ANY (passages) ORDER BY id FOR NO KEY UPDATE;

    WITH spoken AS (
        SELECT t.passage_id,
            bool_or(t.kind = 'question') AS has_question,
            bool_or(t.kind = 'answer') AS has_answer,
            bool_or(t.kind = 'statement') AS has_statement,
            (array_agg(t.outlet_id ORDER BY t.position)
                FILTER (WHERE t.kind = 'question' AND t.outlet_id IS NOT NULL))[1] AS outlet_id,
            coalesce(array_agg(DISTINCT t.speaker_id)
                FILTER (WHERE t.speaker_id IS NOT NULL), '{}') AS speaker_ids,
            archive_concat(
                setweight(
                    to_tsvector(archive_configuration(e.language), archive_words(t.text)),
                    side.weight
                ) || archive_written(t.text, side.weight) || '¶:10'::tsvector
                ORDER BY t.position
            ) AS vector,
            array_agg(t.speaker_name) || array_agg(s.name)
                || array_agg(t.outlet_name) || array_agg(o.name) AS names
        FROM transcripts_turn t
        JOIN transcripts_event e ON e.id = t.event_id
        LEFT JOIN transcripts_speaker s ON s.id = t.speaker_id
        LEFT JOIN transcripts_outlet o ON o.id = t.outlet_id
        CROSS JOIN LATERAL (
            SELECT CASE t.kind WHEN 'question' THEN 'A' WHEN 'answer' THEN 'B'
                WHEN 'statement' THEN 'C' ELSE 'D' END::"char" AS weight
        ) side
        WHERE t.passage_id = ANY (passages)
        GROUP BY t.passage_id
    ), written AS (
        SELECT spoken.*, p.event_id, e.date, e.kind, e.language,
            archive_configuration(e.language) AS configuration,
            (
                SELECT archive_concat(setweight(
                    to_tsvector(archive_configuration(e.language), archive_words(name)), 'D'
                ) || archive_written(name, 'D') || '¶:10'::tsvector)
                FROM (SELECT DISTINCT unnest(spoken.names || e.title)) AS names (name)
                WHERE name <> ''
            ) AS about
        FROM spoken
        JOIN transcripts_passage p ON p.id = spoken.passage_id
        JOIN transcripts_event e ON e.id = p.event_id
    )
    INSERT INTO transcripts_passageindex (
        passage_id, event_id, date, year, kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, topic_ids, words, vector
    )
    SELECT passage_id, event_id, date, extract(year FROM date), kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids,
        archive_topics(passage_id, configuration, ts_filter(vector, '{a,b,c}')),
        (SELECT coalesce(sum(cardinality(positions)), 0) FROM unnest(vector)
            WHERE lexeme <> '¶' AND lexeme NOT LIKE '=%'),
        vector || coalesce(about, '')
    FROM written
    ON CONFLICT (passage_id) DO UPDATE SET
        event_id = excluded.event_id, date = excluded.date, year = excluded.year,
        kind = excluded.kind, language = excluded.language,
        has_question = excluded.has_question, has_answer = excluded.has_answer,
        has_statement = excluded.has_statement, outlet_id = excluded.outlet_id,
        speaker_ids = excluded.speaker_ids, topic_ids = excluded.topic_ids,
        words = excluded.words, vector = excluded.vector;

    DELETE FROM transcripts_passageindex i
    WHERE i.passage_id = ANY (passages)
        AND NOT EXISTS (SELECT FROM transcripts_turn t WHERE t.passage_id = i.passage_id);
END $$;
""".replace("__TOPICS__", str(TOPICS))

# For each table, the columns that the searched rows are made from, and which passages a change of
# them touches. `changed` holds the old and the new values.
MADE_FROM = {
    "turn": (
        "passage_id, position, kind, text, speaker_id, speaker_name, outlet_id, outlet_name",
        "SELECT passage_id FROM changed",
    ),
    "passage": ("id, event_id", "SELECT id FROM changed"),
    "event": (
        "id, date, kind, language, title",
        "SELECT p.id FROM transcripts_passage p JOIN changed c ON c.id = p.event_id",
    ),
    "speaker": (
        "id, name",
        "SELECT t.passage_id FROM transcripts_turn t JOIN changed c ON c.id = t.speaker_id",
    ),
    "outlet": (
        "id, name",
        "SELECT t.passage_id FROM transcripts_turn t JOIN changed c ON c.id = t.outlet_id",
    ),
    "topicdecision": ("passage_id, topic_id, carries", "SELECT passage_id FROM changed"),
}
# A passage gains words with its turns, and an event, speaker or outlet with theirs; so of these
# only changes matter, and what is deleted takes its rows with it.
UPDATE_ONLY = ("passage", "event", "speaker", "outlet")

TRANSITIONS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}


def changed(action: str, columns: str) -> str:
    """SQL for the old and new values of `columns` in the rows that a statement changed."""
    new, old = f"SELECT {columns} FROM new_rows", f"SELECT {columns} FROM old_rows"
    both = f"({new} EXCEPT ALL {old}) UNION ALL ({old} EXCEPT ALL {new})"
    return {"insert": new, "update": both, "delete": old}[action]


def trigger(table: str, action: str, body: str) -> str:
    """SQL for a trigger after each statement of one kind on one table."""
    return f"""
        CREATE FUNCTION archive_{table}_{action}() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS $$ {body} $$;
        CREATE TRIGGER archive_{action} AFTER {action} ON transcripts_{table}
            REFERENCING {TRANSITIONS[action]} FOR EACH STATEMENT
            EXECUTE FUNCTION archive_{table}_{action}();
    """


def drop_trigger(table: str, action: str) -> str:
    return (
        f"DROP TRIGGER archive_{action} ON transcripts_{table};"
        f"DROP FUNCTION archive_{table}_{action};"
    )


def refreshing(table: str, action: str) -> str:
    """The body of a trigger that refreshes the passages that a change touches."""
    columns, touched = MADE_FROM[table]
    return f"""
        DECLARE
            passages bigint[] := ARRAY(
                WITH changed AS ({changed(action, columns)})
                SELECT DISTINCT touched.* FROM ({touched}) touched
            );
        BEGIN
            IF passages <> '{{}}' THEN
                PERFORM archive_refresh(passages);
            END IF;
            RETURN NULL;
        END
    """


REFRESHING = [
    (table, action)
    for table in MADE_FROM
    for action in (["update"] if table in UPDATE_ONLY else TRANSITIONS)
]

# A topic that is new or defined anew is looked for in every passage.
TAG = f"""
    DECLARE
        topic record;
    BEGIN
        PERFORM pg_advisory_xact_lock({TOPICS});
        FOR topic IN SELECT DISTINCT n.id, n.compiled FROM new_rows n __ONLY_CHANGED__ LOOP
            UPDATE transcripts_passageindex i
            SET topic_ids = CASE WHEN found.carries
                THEN ARRAY(SELECT unnest(i.topic_ids || topic.id) ORDER BY 1)
                ELSE array_remove(i.topic_ids, topic.id) END
            FROM (
                SELECT x.passage_id, coalesce(
                    d.carries,
                    ts_filter(x.vector, '{{a,b,c}}') @@ (
                        topic.compiled ->> archive_configuration(x.language)::text
                    )::tsquery
                ) AS carries
                FROM transcripts_passageindex x
                LEFT JOIN transcripts_topicdecision d
                    ON d.passage_id = x.passage_id AND d.topic_id = topic.id
            ) found
            WHERE found.passage_id = i.passage_id
                AND found.carries <> (topic.id = ANY (i.topic_ids));
        END LOOP;
        RETURN NULL;
    END
"""
ONLY_CHANGED = "JOIN old_rows o ON o.id = n.id AND o.compiled <> n.compiled"
UNTAG = f"""
    BEGIN
        PERFORM pg_advisory_xact_lock({TOPICS});
        UPDATE transcripts_passageindex i SET topic_ids = array_remove(i.topic_ids, o.id)
        FROM old_rows o WHERE o.id = ANY (i.topic_ids);
        RETURN NULL;
    END
"""
TAGGING = {
    "insert": TAG.replace("__ONLY_CHANGED__", ""),
    "update": TAG.replace("__ONLY_CHANGED__", ONLY_CHANGED),
    "delete": UNTAG,
}

DROP_FUNCTIONS = """
DROP FUNCTION archive_refresh;
DROP FUNCTION archive_written;
DROP FUNCTION archive_topics;
DROP AGGREGATE archive_concat(tsvector);
DROP FUNCTION archive_words;
DROP FUNCTION archive_configuration;
"""


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0001_initial"),)

    operations = (
        UnaccentExtension(),
        migrations.RunSQL(
            "".join(
                configuration(name, stemmer)
                for name, stemmer in [*CONFIGURATIONS.items(), ("archive_plain", None)]
            ),
            DROP_CONFIGURATIONS,
        ),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.RunSQL(
            "".join(
                trigger(table, action, refreshing(table, action)) for table, action in REFRESHING
            ),
            "".join(drop_trigger(table, action) for table, action in REFRESHING),
        ),
        migrations.RunSQL(
            "".join(trigger("topic", action, body) for action, body in TAGGING.items()),
            "".join(drop_trigger("topic", action) for action in TAGGING),
        ),
        # Rows that were there before the triggers.
        migrations.RunSQL(
            "SELECT archive_refresh(ARRAY(SELECT id FROM transcripts_passage))",
            migrations.RunSQL.noop,
        ),
    )
