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

CREATE FUNCTION archive_refresh(passages bigint[]) RETURNS void
LANGUAGE sql AS $$
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
                    CASE t.kind WHEN 'question' THEN 'A' WHEN 'answer' THEN 'B'
                        WHEN 'statement' THEN 'C' ELSE 'D' END::"char"
                ) || '¶:10'::tsvector
                ORDER BY t.position
            ) AS vector,
            string_agg(DISTINCT concat_ws(' ¶ ',
                t.speaker_name, s.name, t.outlet_name, o.name), ' ¶ ') AS names
        FROM transcripts_turn t
        JOIN transcripts_event e ON e.id = t.event_id
        LEFT JOIN transcripts_speaker s ON s.id = t.speaker_id
        LEFT JOIN transcripts_outlet o ON o.id = t.outlet_id
        WHERE t.passage_id = ANY (passages)
        GROUP BY t.passage_id
    ), written AS (
        SELECT spoken.*, p.event_id, e.date, e.kind, e.language,
            archive_configuration(e.language) AS configuration,
            spoken.vector || setweight(
                to_tsvector(
                    archive_configuration(e.language),
                    archive_words(concat_ws(' ¶ ', spoken.names, e.title))
                ), 'D'
            ) AS whole
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
            WHERE lexeme <> '¶'),
        whole
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
$$;
"""

# What changed, and which passages that touches. `changed` holds the old and the new rows.
TOUCHED = {
    "turn": "SELECT passage_id FROM changed",
    "passage": "SELECT id FROM changed",
    "event": "SELECT p.id FROM transcripts_passage p JOIN changed c ON c.id = p.event_id",
    "speaker": "SELECT t.passage_id FROM transcripts_turn t JOIN changed c ON c.id = t.speaker_id",
    "outlet": "SELECT t.passage_id FROM transcripts_turn t JOIN changed c ON c.id = t.outlet_id",
    "topicdecision": "SELECT passage_id FROM changed",
}
# A passage gains words with its turns, and an event, speaker or outlet with theirs; so of these
# only changes matter, and what is deleted takes its rows with it.
UPDATE_ONLY = ("passage", "event", "speaker", "outlet")


def triggers_of(table: str) -> str:
    rows = {
        "insert": ("NEW TABLE AS new_rows", "SELECT * FROM new_rows"),
        "update": (
            "OLD TABLE AS old_rows NEW TABLE AS new_rows",
            "(SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows)"
            " UNION ALL (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)",
        ),
        "delete": ("OLD TABLE AS old_rows", "SELECT * FROM old_rows"),
    }
    if table in UPDATE_ONLY:
        rows = {"update": rows["update"]}
    return "".join(
        f"""
        CREATE FUNCTION archive_{table}_{action}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM archive_refresh(ARRAY(
                WITH changed AS ({changed})
                SELECT DISTINCT touched.* FROM ({TOUCHED[table]}) touched
            ));
            RETURN NULL;
        END $$;
        CREATE TRIGGER archive_{action} AFTER {action} ON transcripts_{table}
            REFERENCING {transition} FOR EACH STATEMENT
            EXECUTE FUNCTION archive_{table}_{action}();
        """
        for action, (transition, changed) in rows.items()
    )


def drop_triggers_of(table: str) -> str:
    actions = ("update",) if table in UPDATE_ONLY else ("insert", "update", "delete")
    return "".join(
        f"DROP TRIGGER archive_{action} ON transcripts_{table};"
        f"DROP FUNCTION archive_{table}_{action};"
        for action in actions
    )


# A topic that is new or defined anew is looked for in every passage.
TOPIC_TRIGGER = """
CREATE FUNCTION archive_topic_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE transcripts_passageindex i
    SET topic_ids = found.topic_ids
    FROM (
        SELECT passage_id, archive_topics(
            passage_id, archive_configuration(language), ts_filter(vector, '{a,b,c}')
        ) AS topic_ids
        FROM transcripts_passageindex
    ) found
    WHERE found.passage_id = i.passage_id AND found.topic_ids <> i.topic_ids;
    RETURN NULL;
END $$;
CREATE TRIGGER archive_changed AFTER INSERT OR DELETE OR UPDATE OF compiled ON transcripts_topic
    FOR EACH STATEMENT EXECUTE FUNCTION archive_topic_changed();
"""

DROP_FUNCTIONS = """
DROP FUNCTION archive_refresh;
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
            "".join(map(triggers_of, TOUCHED)), "".join(map(drop_triggers_of, TOUCHED))
        ),
        migrations.RunSQL(
            TOPIC_TRIGGER,
            "DROP TRIGGER archive_changed ON transcripts_topic;"
            "DROP FUNCTION archive_topic_changed;",
        ),
    )
