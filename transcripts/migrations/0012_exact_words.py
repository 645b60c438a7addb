"""Words as they are written have a column of their own, with their places in the text.

What stands in quotes is found as it is written: "air defence" is not "air defences". A search by
stems no longer reads the written words beside them. Sides are told by weights, as among the stems.
Topics' queries ask both columns.
"""

from importlib import import_module

from django.apps.registry import Apps
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from transcripts.search.topics import compile_topic

search = import_module("transcripts.migrations.0002_search")

REFRESH = r"""
CREATE OR REPLACE FUNCTION archive_refresh(passages bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Writers of one passage take turns, and so do writers and a topic that is defined anew. Each
    -- statement here sees what was committed while it waited.
    PERFORM pg_advisory_xact_lock_shared(__TOPICS__);
    PERFORM FROM transcripts_passage WHERE id = ANY (passages) ORDER BY id FOR NO KEY UPDATE;

    WITH said AS (
        SELECT t.passage_id, t.position, t.kind, t.outlet_id, t.speaker_id,
            t.speaker_name, s.name AS speaker, t.outlet_name, o.name AS outlet,
            setweight(to_tsvector(e.configuration, plain.words), side.mark) || '¶:10' AS vector,
            setweight(to_tsvector('archive_plain', plain.words), side.mark) || '¶:10' AS written,
            length(t.text) - length(replace(t.text, ' ', '')) + 1 AS blanks
        FROM transcripts_turn t
        -- Each is looked up by its key. A plan is kept as long as the connection, and one that was
        -- made when these tables were small would read all of them for each transcript.
        CROSS JOIN LATERAL (
            SELECT archive_configuration(language) AS configuration
            FROM transcripts_event WHERE id = t.event_id OFFSET 0
        ) e
        LEFT JOIN LATERAL (
            SELECT name FROM transcripts_speaker WHERE id = t.speaker_id OFFSET 0
        ) s ON TRUE
        LEFT JOIN LATERAL (
            SELECT name FROM transcripts_outlet WHERE id = t.outlet_id OFFSET 0
        ) o ON TRUE
        CROSS JOIN LATERAL (
            SELECT CASE t.kind WHEN 'question' THEN 'A' WHEN 'answer' THEN 'B'
                WHEN 'statement' THEN 'C' ELSE 'D' END::"char" AS mark
        ) side
        CROSS JOIN LATERAL (SELECT archive_words(t.text) AS words OFFSET 0) plain
        WHERE t.passage_id = ANY (passages)
    ), spoken AS (
        SELECT passage_id,
            bool_or(kind = 'question') AS has_question,
            bool_or(kind = 'answer') AS has_answer,
            bool_or(kind = 'statement') AS has_statement,
            (array_agg(outlet_id ORDER BY position)
                FILTER (WHERE kind = 'question' AND outlet_id IS NOT NULL))[1] AS outlet_id,
            coalesce(array_agg(DISTINCT speaker_id)
                FILTER (WHERE speaker_id IS NOT NULL), '{}') AS speaker_ids,
            archive_concat(vector ORDER BY position) AS vector,
            archive_concat(written ORDER BY position) AS written,
            sum(blanks) AS words,
            array_agg(speaker_name) || array_agg(speaker)
                || array_agg(outlet_name) || array_agg(outlet) AS names
        FROM said
        GROUP BY passage_id
    ), whole AS (
        SELECT spoken.passage_id, has_question, has_answer, has_statement, outlet_id, speaker_ids,
            words, p.event_id, e.date, e.kind, e.language,
            archive_configuration(e.language) AS configuration,
            spoken.vector || coalesce(about.vector, '') AS vector,
            spoken.written || coalesce(about.written, '') AS written
        FROM spoken
        JOIN transcripts_passage p ON p.id = spoken.passage_id
        JOIN transcripts_event e ON e.id = p.event_id
        CROSS JOIN LATERAL (
            SELECT
                archive_concat(
                    setweight(to_tsvector(archive_configuration(e.language), words), 'D') || '¶:10'
                ) AS vector,
                archive_concat(
                    setweight(to_tsvector('archive_plain', words), 'D') || '¶:10'
                ) AS written
            FROM (
                SELECT archive_words(name) AS words
                FROM (SELECT DISTINCT unnest(spoken.names || e.title)) AS names (name)
                WHERE name <> '' ORDER BY name
            ) names
        ) about
    ), tagged AS (
        -- The queries are read once here, and not once a passage.
        SELECT w.passage_id, array_agg(DISTINCT way.topic_id ORDER BY way.topic_id) AS topic_ids
        FROM whole w
        CROSS JOIN (
            SELECT t.id AS topic_id, c.configuration,
                (ways.way ->> 0)::tsquery AS vector, (ways.way ->> 1)::tsquery AS written
            FROM transcripts_topic t, (SELECT DISTINCT configuration FROM whole) c,
                jsonb_array_elements(t.compiled -> c.configuration::text) ways (way) OFFSET 0
        ) way
        LEFT JOIN transcripts_topicdecision d
            ON d.topic_id = way.topic_id AND d.passage_id = w.passage_id
        WHERE way.configuration = w.configuration AND coalesce(
            d.carries,
            coalesce(w.vector @@ way.vector, TRUE) AND coalesce(w.written @@ way.written, TRUE)
        )
        GROUP BY w.passage_id
    )
    INSERT INTO transcripts_passageindex (
        passage_id, event_id, date, year, kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, topic_ids, words, vector, written
    )
    SELECT passage_id, event_id, date, extract(year FROM date), kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, coalesce(tagged.topic_ids, '{}'),
        coalesce(words, 0), vector, written
    FROM whole LEFT JOIN tagged USING (passage_id)
    ON CONFLICT (passage_id) DO UPDATE SET
        event_id = excluded.event_id, date = excluded.date, year = excluded.year,
        kind = excluded.kind, language = excluded.language,
        has_question = excluded.has_question, has_answer = excluded.has_answer,
        has_statement = excluded.has_statement, outlet_id = excluded.outlet_id,
        speaker_ids = excluded.speaker_ids, topic_ids = excluded.topic_ids,
        words = excluded.words, vector = excluded.vector, written = excluded.written;

    DELETE FROM transcripts_passageindex i
    WHERE i.passage_id = ANY (passages)
        AND NOT EXISTS (SELECT FROM transcripts_turn t WHERE t.passage_id = i.passage_id);
END $$;
""".replace("__TOPICS__", str(search.TOPICS))

# A topic that is new or defined anew is looked for in every passage.
TAG = """
CREATE OR REPLACE FUNCTION archive_topic_{action}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
        topic record;
    BEGIN
        PERFORM pg_advisory_xact_lock({topics});
        FOR topic IN SELECT DISTINCT n.id, n.compiled FROM new_rows n {only_changed} LOOP
            UPDATE transcripts_passageindex i
            SET topic_ids = CASE WHEN found.carries
                THEN ARRAY(SELECT unnest(i.topic_ids || topic.id) ORDER BY 1)
                ELSE array_remove(i.topic_ids, topic.id) END
            FROM (
                SELECT x.passage_id, coalesce(d.carries, bool_or(
                    coalesce(x.vector @@ way.vector, TRUE)
                    AND coalesce(x.written @@ way.written, TRUE)
                )) AS carries
                FROM transcripts_passageindex x
                JOIN (
                    SELECT c.key AS configuration, (ways.way ->> 0)::tsquery AS vector,
                        (ways.way ->> 1)::tsquery AS written
                    FROM jsonb_each(topic.compiled) c, jsonb_array_elements(c.value) ways (way)
                    OFFSET 0
                ) way ON way.configuration = archive_configuration(x.language)::text
                LEFT JOIN transcripts_topicdecision d
                    ON d.passage_id = x.passage_id AND d.topic_id = topic.id
                GROUP BY x.passage_id, d.carries
            ) found
            WHERE found.passage_id = i.passage_id
                AND found.carries <> (topic.id = ANY (i.topic_ids));
        END LOOP;
        RETURN NULL;
    END
$$;
"""
ONLY_CHANGED = {"insert": "", "update": search.ONLY_CHANGED}
TAGGING = "".join(
    TAG.format(action=action, topics=search.TOPICS, only_changed=only_changed)
    for action, only_changed in ONLY_CHANGED.items()
)

STORAGE = """
ALTER TABLE transcripts_passageindex ALTER written SET STORAGE EXTERNAL;
ALTER TABLE transcripts_passageindex ALTER written SET STATISTICS 400;
"""
UNUSED = "DROP FUNCTION archive_written; DROP FUNCTION archive_marked;"


def compile_topics(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Compile the queries of all topics anew, without looking for each in every passage: all rows
    are written anew afterwards."""
    topics = apps.get_model("transcripts", "Topic").objects
    with editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE transcripts_topic DISABLE TRIGGER archive_update")
        for topic in topics.all():
            compile_topic(topic).save()
        cursor.execute("ALTER TABLE transcripts_topic ENABLE TRIGGER archive_update")


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0011_missed_search"),)

    operations = (
        migrations.AddField(
            "passageindex", "written", SearchVectorField(default=""), preserve_default=False
        ),
        migrations.RunPython(compile_topics),
        migrations.RunSQL(REFRESH + TAGGING + STORAGE + UNUSED),
        migrations.RunSQL("SELECT archive_refresh(ARRAY(SELECT id FROM transcripts_passage))"),
        migrations.AddIndex("passageindex", GinIndex(fields=["written"], name="passage_written")),
    )
